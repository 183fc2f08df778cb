# Booking at reception: the page of bookings, the slip of a booking, the time kept for those not served.

## The slip
paper-slip-booked = Appointment
paper-slip-date = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}, { $day } { $month ->
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
} { $year }
paper-slip-persons = Persons: { $count }
paper-slip-services = Services: { $count }
paper-slip-documents = Bring with you:
paper-slip-documents-ask = Ask at reception what to bring with you.
paper-slip-documents-more = The full list is on the page of your appointment.
paper-slip-until = Check in by { $time }. Later than that the appointment is annulled.
paper-slip-page = See, move or cancel the appointment

## Paper that was not printed
console-alert-slip-print-failed = { $name }: the slip of the appointment at { $number } was not printed. Tell the visitor the time and the code, or print again.
console-alert-slip-print-unknown = { $name }: it is not known whether the slip of the appointment at { $number } was printed. Check, and print again if needed.
console-alert-slip-print-queued = { $name }: the slip of the appointment at { $number } is waiting to be printed

## Operator console
console-bookings-due = Appointments within the hour: { $count }
console-page-bookings = Appointments

## The centre's day: the time kept for those not served
console-day-kept-action = Appointment
console-day-book-kept = Book this time
console-day-book-kept-next = Book the first free time
console-day-book-kept-of = { $number }: { $what }
console-day-kept-booked = booked for { $when }
console-day-done-kept-booked = { $number }: booked for { $when }
console-day-done-kept-booked-printed = { $number }: booked for { $when }. The slip is being printed.

## The page of appointments
bookings-title = Appointments
bookings-day = Day
bookings-day-today = today, { $day }
bookings-day-before = Day before
bookings-day-after = Day after
bookings-today = Today
bookings-list = Appointments: { $day }
bookings-view = What to show
bookings-view-all = All
bookings-view-coming = Expected
bookings-view-due = Can check in
bookings-view-checked-in = Checked in
bookings-view-late = Late
bookings-view-cancelled = Cancelled
bookings-none = Nobody is booked on this day.
bookings-none-view = There are no such appointments.
bookings-still-server = The server was down, so nobody counts as late for now.
bookings-still-nobody = Nobody could check visitors in since { $time }: nobody counts as late.
bookings-still-clock = The server’s clock has differed from real time since { $time }: nobody counts as late until the supervisor confirms the time.

## State of an appointment
bookings-state-booked = booked
bookings-state-due = can check in
bookings-state-checked-in = checked in
bookings-state-late = late
bookings-state-cancelled = cancelled
bookings-reason-late = annulled as late
bookings-reason-visitor = cancelled by the visitor
bookings-reason-staff = cancelled for the visitor
bookings-reason-centre = the centre cannot receive
bookings-reason-expired = not confirmed
bookings-state-reason = { $state }: { $reason }
bookings-ticket = ticket { $number }
bookings-joined = joined the general queue, ticket { $number }
bookings-failed = Message not sent
bookings-failed-what = Not sent: { $kinds }. Call the visitor.
bookings-failed-confirmation = confirmation
bookings-failed-reminder-day = reminder a day before
bookings-failed-reminder-hours = reminder 2 hours before
bookings-failed-moved = that it was moved
bookings-failed-cancelled = that it was cancelled
bookings-failed-annulled = that it was annulled
bookings-failed-other = message

## Finding
bookings-person = The visitor at the desk or on the telephone
bookings-find = Surname, telephone or code
bookings-find-hint = For example Shevchenko, 4567 (the end of the number) or the 12 digits of the code; a scanner can read the code
bookings-find-button = Find
bookings-find-empty = Enter a surname, telephone or code
bookings-found-none = There is no such appointment. Check the surname, the last digits of the telephone or the code.
bookings-found-several = Several appointments were found. Choose the right one.
bookings-nothing-open = Find an appointment, choose one from the list, or book for a visitor.

## The card
bookings-card-close = Close the card
bookings-nameless = no name
bookings-fact-name = Name
bookings-fact-contact = Telephone or e-mail
bookings-fact-who = Booked by
bookings-who-self = the visitor
bookings-who-representative = a representative
bookings-fact-channel = How it was booked
bookings-channel-web = on the website
bookings-channel-telephone = by telephone
bookings-channel-desk = at reception
bookings-channel-kiosk = at the kiosk
bookings-fact-line = Line
bookings-fact-persons = Persons
bookings-fact-services = Services
bookings-fact-language = Language
bookings-fact-from = Check-in from
bookings-fact-until = Not later than
bookings-until-still = the time stands still, nobody counts as late
bookings-fact-slip = Slip
bookings-slip-queued = waiting to be printed
bookings-slip-claimed = being printed
bookings-slip-printed = printed
bookings-slip-failed = not printed
bookings-slip-unknown = not known whether printed

## Actions
bookings-actions = What to do with the appointment
bookings-act-book = Book an appointment
bookings-act-check-in = Check in
bookings-act-join = Join the general queue
bookings-act-move = Move
bookings-act-slip = Print the slip
bookings-act-slip-again = Print a duplicate
bookings-act-cancel = Cancel
bookings-act-restore = Restore
bookings-done-move = Moved to { $when }
bookings-done-cancel = The appointment was cancelled: { $when }
bookings-done-check-in = Checked in: ticket { $number }
bookings-done-join = In the general queue: ticket { $number }
bookings-done-slip = The slip was sent to the printer
bookings-done-restore = The appointment was restored: { $when }. Check in by { $until }
bookings-done-kept = { $number }: booked for { $when }

## Cancelling and restoring
bookings-cancel-title = Cancel the appointment ({ $when })?
bookings-cancel-text = The time is free at once. A cancelled appointment cannot be taken back, only booked again.
bookings-cancel-why = Why
bookings-cancel-visitor = the visitor asks for it
bookings-cancel-centre = the centre cannot receive at this time
bookings-cancel-yes = Cancel the appointment
bookings-restore-title = Restore the appointment ({ $when })?
bookings-restore-text = The visitor has half an hour to check in. The reason stays in the log.
bookings-restore-reason = Reason
bookings-restore-reason-hint = For example “was here in time, did not find the kiosk”
bookings-restore-reason-missing = Give the reason
bookings-restore-yes = Restore the appointment

## Booking and moving
bookings-book-title = Book an appointment
bookings-move-title = Move the appointment
bookings-move-now = Now: { $when }
bookings-book-closed = No appointments are made here at reception or by telephone: the head of the centre has set it so.
bookings-book-where = The visitor is
bookings-book-desk = at the desk
bookings-book-telephone = on the telephone
bookings-book-who = Booking
bookings-book-self = for oneself
bookings-book-representative = as a representative
bookings-book-purpose = Purpose of the visit
bookings-book-purpose-missing = Choose the purpose of the visit
bookings-book-what-missing = Choose a sphere or find a service
bookings-book-day = Day
bookings-book-day-times = { $day }: { $count ->
    [0] no free time
   *[other] free: { $count }
}
bookings-book-day-closed = { $day }: no appointments
bookings-book-time = Time
bookings-book-time-missing = Choose a time
bookings-book-times-wait = Looking for free times…
bookings-book-times-first = First choose what to book.
bookings-book-times-day-none = The share given to appointments has no free time on this day. The nearest: { $when }.
bookings-book-times-none = The share given to appointments has no free time on any day. Today one can come without an appointment and take a ticket.
bookings-book-minutes = Planned length: { $minutes } min
bookings-book-name = Name (optional)
bookings-book-contact = Telephone or e-mail (optional)
bookings-book-contact-hint = The confirmation and reminders go there
bookings-book-language = Language of the appointment
bookings-book-printer = Print the slip
bookings-book-printer-none = No print: I say the time and the code
bookings-book-take = Book
bookings-move-take = Move
bookings-booked-title = Booked
bookings-booked-code = Code
bookings-booked-until = Check in by { $time }. Later than that the appointment is annulled.
bookings-booked-printing = Printing the slip…
bookings-booked-printed = The slip is printed
bookings-booked-not-printed = The slip was not printed. Write down the time and the code for the visitor, or print again.
bookings-booked-no-paper = No print. Tell the visitor the time and the code, or write them down.
bookings-booked-another = Book another
bookings-booked-done = Done

## Not served
bookings-unserved = Not served by the centre’s fault
bookings-unserved-text = A time was kept for each, outside the share of appointments. Book it by one key when the visitor asks.
bookings-unserved-kept = kept: { $when }
bookings-unserved-passed = the kept time has passed
bookings-unserved-booked = booked for { $when }

## Keys
bookings-help-find = Find an appointment
bookings-help-book = Book an appointment
bookings-help-check-in = Check in whose card is open
bookings-help-join = Join the general queue after being late
bookings-help-move = Move
bookings-help-slip = Print the slip
bookings-help-cancel = Cancel
bookings-help-restore = Restore (supervisor)
bookings-help-today = Show today
bookings-help-suspend = Suspend or resume reception
