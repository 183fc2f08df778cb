# Messages to those who booked: an e-mail and a short message (SMS, messenger).

letter-date = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}, { $number } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
letter-date-short = { $day }.{ $digits }

## The subject of an e-mail
letter-subject-confirmation = Your appointment: { $date }, { $time }
letter-subject-reminder = Reminder of your appointment: { $date }, { $time }
letter-subject-moved = Your appointment was moved: { $date }, { $time }
letter-subject-cancelled = Your appointment was cancelled: { $date }, { $time }
letter-subject-annulled = Your appointment was annulled: { $date }, { $time }

## The e-mail
letter-hello = Good day!
letter-news-confirmation = Your appointment is booked.
letter-news-reminder = This is a reminder of your appointment.
letter-news-moved = Your appointment was moved. We look forward to seeing you at the new time.
letter-news-cancelled-visitor = Your appointment ({ $date }, { $time }) was cancelled, as you asked.
letter-news-cancelled-staff = Your appointment ({ $date }, { $time }) was cancelled by the centre’s staff at your request.
letter-news-cancelled-centre = We are sorry: the centre cannot receive you at the booked time ({ $date }, { $time }), so the appointment was cancelled. We apologise for the inconvenience. Please choose another time.
letter-news-annulled = Your appointment ({ $date }, { $time }) was annulled. The centre’s rule is: when a visitor is more than { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late, the appointment is annulled and its time goes to the general queue.

    If you are already in the centre, go to the kiosk or to reception: there you can join the general queue at once. Or book another time.
letter-when = When: { $date }, { $time }
letter-where = Where: { $place }
letter-purpose = Purpose: { $purpose }
letter-service = Service: { $service }
letter-code = Booking code: { $code }
letter-bring = Please bring with you:
letter-document = – { $document }
letter-bring-unknown = Please ask the centre what to bring with you.
letter-rule = When you come, check in at the kiosk or at reception: from { $from }, no later than { $until }. If you are more than { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late, the appointment is annulled.
letter-change = See, move or cancel the appointment: { $link }
    The code and the link are for you alone: with them the appointment can be changed.
letter-again = Book another time: { $link }
letter-telephone = Telephone for questions: { $telephone }
letter-automatic = This e-mail was sent automatically; there is no need to answer it.

## The short message
letter-short-confirmation = { $centre }: your appointment is on { $date } at { $time }. Check in by { $until }, later it is annulled. Code { $code }. { $link }
letter-short-reminder = { $centre }: a reminder of your appointment on { $date } at { $time }. Check in by { $until }, later it is annulled. Code { $code }. { $link }
letter-short-moved = { $centre }: your appointment was moved to { $date } at { $time }. Check in by { $until }, later it is annulled. Code { $code }. { $link }
letter-short-cancelled-visitor = { $centre }: your appointment on { $date } at { $time } was cancelled. Book again: { $link }
letter-short-cancelled-staff = { $centre }: at your request the appointment on { $date } at { $time } was cancelled. Book again: { $link }
letter-short-cancelled-centre = { $centre }: we are sorry, the centre cannot receive you on { $date } at { $time }, the appointment was cancelled. Another time: { $link }
letter-short-annulled = { $centre }: the appointment on { $date } at { $time } was annulled by the rule: more than { $minutes } min late. If you are in the centre, you can join the general queue. Another time: { $link }

## The code that confirms a telephone or an address
letter-subject-contact-code = The code to confirm your booking
letter-contact-code = { $centre }: the code to confirm your booking is { $code }. Enter it on the booking page within 10 minutes. If you have not booked, there is nothing to do.

error-contact_code_needed = Please enter the code that we have sent to your telephone or e-mail address.
error-contact_code_wrong = The code is wrong. Please check the digits or get a new code.
error-contact_codes_spent = Several codes have already been sent for this time. Please choose a time again or ask the centre.
error-contact_way_missing = The centre cannot send a code to such a contact. Please give another: a telephone or an e-mail address.
error-contact_code_not_sent = The code could not be sent. Please try again or ask the centre.
