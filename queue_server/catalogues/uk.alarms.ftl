# Повідомлення про порушення стандартів: лист і SMS тим, кого назвав керівник.

alarm-message-line = { $letter } ({ $name })
alarm-message-wait = Черга { $place }: чекають довше, ніж передбачає стандарт
alarm-message-people = Черга { $place }: відвідувачів більше, ніж передбачає стандарт
alarm-message-service = { $place }: прийом триває довше, ніж передбачає стандарт
alarm-message-idle = { $place }: немає відвідувача, хоча є кого викликати
alarm-message-minutes = ({ $limit } хв)
alarm-message-persons = ({ $limit })
alarm-message-subject = { $centre }: { $what }
alarm-message-letter = Доброго дня!

    { $centre }, { $time }. { $what }.

    Що відбувається в залі зараз: { $link }

    Про це порушення більше не писатимемо, навіть коли воно мине. Адреси для таких листів стоять у стандартах центру.
    Цей лист надіслано автоматично, відповідати на нього не потрібно.
alarm-message-short = { $centre }, { $time }. { $what }. { $link }
