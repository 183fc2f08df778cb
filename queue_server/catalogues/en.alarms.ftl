# Messages about standards that are not kept: a letter and an SMS to whom the head named.

alarm-message-line = { $letter } ({ $name })
alarm-message-wait = Line { $place }: people wait longer than the standard allows
alarm-message-people = Line { $place }: more people than the standard allows
alarm-message-service = { $place }: a visit takes longer than the standard allows
alarm-message-idle = { $place }: no visitor, although somebody could be called
alarm-message-minutes = ({ $limit } min)
alarm-message-persons = ({ $limit })
alarm-message-subject = { $centre }: { $what }
alarm-message-letter = Good day!

    { $centre }, { $time }. { $what }.

    The hall right now: { $link }

    There will be no further message about this, not even when it is over. The addresses of these letters stand among the centre's standards.
    This letter was sent automatically, no answer is needed.
alarm-message-short = { $centre }, { $time }. { $what }. { $link }
