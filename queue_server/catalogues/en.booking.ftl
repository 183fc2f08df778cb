# Pages for visitors: start, booking, the queue now, the visitor's own page.
booking-pages = Pages
booking-branches = Branches
booking-queue = The queue now
booking-quietest = The quietest hours
booking-quietest-lead = When there are usually fewest visitors. Counted over the last { $weeks ->
    [one] week
   *[other] { $weeks } weeks
}: { $days ->
    [one] { $days } reception day
   *[other] { $days } reception days
}.
booking-quietest-span = { $first }–{ $last }
booking-quietest-even = about the same all day
booking-quietest-chart = The taller a column, the more visitors. A bar under a column marks a quiet hour.
booking-how = Booking
booking-visit = My ticket
booking-visit-open = See your ticket by its code
booking-no-branches = No branch has been set up yet.
booking-address = Address
booking-phone = Telephone
booking-complain = How to complain
booking-for-staff = For staff and devices
booking-staff-console = Operator console
booking-staff-kiosk = Queue kiosk
booking-staff-display = Hall display

booking-channels = You can book a visit:
booking-channel-in-person = in person, at the centre’s reception
booking-channel-telephone = by telephone
booking-channel-website = on the centre’s website
booking-none = There is no booking here. Come during reception hours and take a ticket at the kiosk.

booking-no-lines = This branch has no lines yet.
booking-waiting = { $count ->
    [0] Nobody is waiting
    [one] { $count } visitor is waiting
   *[other] { $count } visitors are waiting
}
booking-waiting-and-wait = { $waiting }, about { $minutes }
booking-moment = As of { $time }

booking-code = Code on the ticket
booking-code-hint = 12 digits under the QR code, for example 1234 5678 9012
booking-code-show = Show my ticket
booking-code-wrong = The code has 12 digits. Please check it on your ticket.
booking-another = Another ticket
booking-your-number = Your number
booking-ahead = Ahead of you: { $count }
booking-next = You are next
booking-next-kept = Your place in the queue is kept
booking-then-resumed = When reception resumes, you will be called by the same number.
booking-then-register-back = When the register is back, you will be called by the same number.
booking-state-called = Please go to: { $place }
booking-state-serving = You are being served: { $place }
booking-state-on-hold = Your visit is on hold
booking-state-served = Your visit is finished
booking-state-no-show = You did not come when invited
booking-state-cancelled = The ticket is cancelled
booking-then-waiting = Watch the display and listen to the announcements in the hall.
booking-then-called = You are invited. Please come now.
booking-then-on-hold = You will be invited again by the same number. Watch the display.
booking-then-served = Thank you for visiting us.
booking-then-no-show = If you are in the centre, please go to reception as soon as you can.
booking-then-cancelled = To join the queue again, take a new ticket at the kiosk.
booking-fact-wait = Expected wait
booking-fact-line = Line
booking-fact-issued = Ticket issued
booking-fact-branch = Centre
booking-fact-phone = Telephone for questions
