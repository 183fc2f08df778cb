# Booking on the web: one question a page, the confirmation, the own booking.
online-title = Book an appointment
online-book = Book online
online-language = Language
online-own = My booking
online-own-open = See, move or cancel my booking
online-nothing = Nothing can be booked online here at present. Please ask the centre.
online-too-old = This page was open for too long. Please begin again.

online-purpose = What will you come for?
online-purpose-missing = Choose what you will come for
online-sphere = What is it about?
online-sphere-missing = Find a service or choose an area
online-spheres = Areas of services
online-sphere-any = I do not know, or it is not in the list
online-search-label = Find a service by words
online-search-hint = For example: passport, residence, subsidy
online-search-found = { $count ->
    [0] Nothing was found. Try another word or choose an area below.
    [one] { $count } service found
   *[other] { $count } services found
}
online-service = Which service do you need?
online-service-missing = Choose a service or “I do not know exactly”
online-service-any = I do not know exactly

online-size = How many services and how many people?
online-size-hint = This decides how much time we keep for you.
online-services = Services in one visit
online-persons = People who will come for the service
online-size-of = services: { $services }, people: { $persons }

online-day = When does it suit you?
online-next = The next free times
online-calendar = Choose another day
online-calendar-key = The number below a date says how many times are free; a dash means that there is no free time.
online-free = { $count ->
    [0] no free time
    [one] { $count } free time
   *[other] { $count } free times
}
online-closed = no bookings
online-none-free = There is no free time in the coming days.
online-none-free-then = New days are opened for booking every day. Please try tomorrow, come to the general queue, or ring the centre.
online-time = At what time? { $day }
online-part-morning = Before noon
online-part-afternoon = In the afternoon
online-part-evening = In the evening
online-chosen = chosen
online-hold-hint = We keep the time that you choose for five minutes.
online-day-full = { $day }: there is no free time.
online-nearest = The nearest days with free time
online-others = Other branches with free time
online-first-free = first free time: { $moment }
online-hold-ended = Five minutes have passed, and meanwhile somebody took { $time }. Your answers are kept: please choose another time.

online-visitor = Who will come, and how can we reach you?
online-held = We are keeping this time for you until { $until }: { $moment }.
online-name = Surname and first name
online-name-hint = For example: Shevchenko Olena
online-contact = Telephone or e-mail
online-contact-hint-both = The confirmation and a reminder will come here. For example: 067 123 45 67 or olena@example.com
online-contact-hint-email = A confirmation and a reminder will come by e-mail. By telephone the centre reaches you if something changes. For example: olena@example.com or 067 123 45 67
online-contact-hint-phone = A confirmation and a reminder will come to your telephone. By e-mail the centre reaches you if something changes. For example: 067 123 45 67 or olena@example.com
online-contact-hint-none = So the centre can reach you if something changes. No confirmation is sent: you will see the code of your booking at the end. For example: 067 123 45 67 or olena@example.com
online-contact-code = Confirmation code
online-contact-code-hint = The six digits that we have just sent: { $contact }. We keep the time for ten more minutes.
online-contact-code-again = Send a new code
online-message-email = The confirmation with the code will come by e-mail.
online-message-phone = The confirmation with the code will come in a message to your telephone.
online-letters-language = In which language shall we write to you?
online-consent-title = Your personal data
online-consent-purpose = Your name and contact serve this booking only: to reach you about it. We give them to nobody else; they stand on no display and on no ticket.
online-consent-term = { $days ->
    [one] We erase them { $days } day after the visit.
   *[other] We erase them { $days } days after the visit.
}
online-consent = By going on you agree that we use your data in this way.
online-consent-short = By pressing “Book” you agree that we use your name and contact for this booking.

online-check = Check your answers
online-change = Change
online-check-held = The time is kept until { $until }. If you need longer, do not worry: your answers stay.
online-confirm = Book
online-late-rule = Check in by { $until } at the latest. After that the booking is annulled.
online-fact-purpose = Purpose
online-fact-sphere = Area
online-fact-service = Service
online-fact-size = Visit
online-fact-when = Day and time
online-fact-name = Surname and first name
online-fact-contact = Contact
online-fact-language = Language of messages

online-booked = You are booked
online-code = Code of the booking
online-code-hint = Keep the code or take a picture of it: with it you check in at the centre, move or cancel the booking.
online-qr = QR code of the booking for the kiosk at the centre
online-arrive = You can check in from { $opens }: at the kiosk, at reception, or on your phone with the code on the hall display.
online-documents = What to bring
online-documents-ask = Please ask reception which documents are needed.
online-manage = Move or cancel the booking

own-code = Code of the booking
own-code-hint = 12 digits from the confirmation, for example 1234 5678 9012
own-code-wrong = There is no booking with this code. A code has 12 digits: please check it.
own-show = Show my booking
own-another = Another booking
own-unanswered = The server did not answer. Check your connection and try again.
own-state-booked = You are booked
own-state-due = Time to check in
own-state-checked-in = You are checked in
own-state-late = The booking is annulled
own-state-cancelled = The booking is cancelled
own-state-cancelled-centre = The centre has cancelled this booking
own-then-booked = Check in at the centre between { $opens } and { $until }. After that the booking is annulled.
own-then-due = Check in by { $until } at the latest: at the kiosk, at reception, or here with the code on the display. After that the booking is annulled.
own-then-stands = Reception is suspended for now. Your booking stays valid: you can check in when reception goes on.
own-then-checked-in = Watch the display and listen to the calls in the hall: you will be called by the number { $number }.
own-then-late = The booking was for { $time }. By the centre’s rules, being more than { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} late annuls a booking, and its time goes to the general queue. You can join the general queue if you are at the centre, or book again.
own-then-joined = You stand in the general queue. Watch the display and listen to the calls in the hall: you will be called by the number { $number }.
own-then-cancelled = This time is free for others. You can book again.
own-number = Your number
own-visit = My place in the queue
own-fact-when = Day and time
own-fact-branch = Centre
own-fact-address = Address
own-fact-purpose = Purpose
own-fact-service = Service
own-fact-phone = Telephone for questions
own-arrive = Are you at the centre?
own-hall-code = Code on the display
own-hall-code-hint = Six digits on the display in the hall; they change every few minutes. This tells us that you are here.
own-hall-read = The code of the hall was read.
own-check-in = Check in
own-join = Join the general queue
own-move = Move
own-again = Book again
own-calendar = Add to calendar
calendar-title = Appointment: { $branch }
calendar-alarm = Your appointment is in an hour
own-cancel = Cancel the booking
own-cancel-title = Cancel this booking?
own-cancel-text = The time becomes free for others at once. You cannot take it back, but you can book again.
own-cancel-yes = Yes, cancel it
own-times = Choose another time
own-times-now = Time of the booking: { $moment }.
own-days = All days with free time
own-done-moved = The booking was moved. The code stays the same.
own-done-cancelled = The booking is cancelled. Thank you for telling us.
own-done-checked-in = You are checked in.
own-done-joined = You have joined the general queue.
own-here = You are at the centre
own-here-text = To check in for your booking, type its code.
own-more = Show the whole booking

centre-site-form = “{ $given }” is no address of a site; write, for example, https://council.example.gov.ua, with nothing after it
