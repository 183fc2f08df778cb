# Booking in the hall: the reminder, the display's code, check-in and same-day booking at the kiosk.
common-told-due-bookings = Visitors booked for this time, please check in at the kiosk or at the reception desk.

## The display's code
hall-check-in = Booked a time?
hall-check-in-here = Check in here by phone
hall-check-in-qr = QR code for checking in by phone

## Kiosk: I have a booking
kiosk-booking = I have a booking
kiosk-booking-hint = Check in for a booked time
kiosk-booking-code-lead = Hold the QR code of your booking to the scanner, or enter the 12 digits of its code.
kiosk-booking-code = Booking code
kiosk-booking-find = Find the booking
kiosk-booking-no-code = Find by time and telephone
kiosk-booking-time-title = By time and telephone
kiosk-booking-time-lead = Enter the time you are booked for and the last 4 digits of your telephone.
kiosk-booking-time = Booked time
kiosk-booking-digits = Telephone digits
kiosk-keypad = Digits
kiosk-keypad-erase = Erase the last digit
kiosk-looking = Looking for your booking…
kiosk-looking-times = Looking for free times…

kiosk-booking-found-title = Your booking
kiosk-booking-found-next = Check in to join the queue and get your number.
kiosk-booking-check-in = Check in
kiosk-booking-early-title = You are early
kiosk-booking-early = You are booked { $moment }.
kiosk-booking-early-from = You can check in { $moment }.
kiosk-booking-early-next = Please wait in the hall and come back to this kiosk.
kiosk-booking-wait = I will wait
kiosk-booking-other = Choose something else
kiosk-booking-late-title = Sorry, the booking is annulled
kiosk-booking-late =
    The booking was for { $time }. By the rules of the centre it is kept for { $minutes } { $minutes ->
        [one] minute
       *[other] minutes
    }; after that the time goes to the general queue.
kiosk-booking-late-next = We will still see you: join the general queue now.
kiosk-booking-join = Join the general queue
kiosk-booking-new-time = A new time today
kiosk-booking-here-title = You have checked in
kiosk-booking-here = You are already in the queue for your booking.
kiosk-booking-cancelled-title = The booking is cancelled
kiosk-booking-cancelled = This booking was cancelled. You can take a ticket for the general queue.
kiosk-booking-unknown-title = No such booking
kiosk-booking-unknown = Please check the code, or the time and the telephone digits, and try again.
kiosk-booking-blocked = Too many attempts failed. Please wait a few minutes.
kiosk-booking-reception = The reception desk can find your booking by your name. You can also call a member of staff below.
kiosk-booking-again = Try again
kiosk-ticket-slot = Booked for { $time }
kiosk-refused-check_in_too_early = It is too early to check in for this booking.
kiosk-refused-appointment_cancelled = This booking is cancelled.
kiosk-refused-appointment_not_late = The booking is valid: please check in for it.
kiosk-refused-booking_channel_closed = Booking at the kiosk is not possible now.

## Kiosk: a later hour of the same day
kiosk-later = Book a later time today
kiosk-later-title = Choose a time today
kiosk-later-lead = Touch a free time, and you are booked.
kiosk-later-taken = This time has just been taken. Please choose another one.
kiosk-later-none-title = No free time
kiosk-later-none = There is no more free time to book today.
kiosk-later-taken-last = This time has just been taken, and there is no other one today.
kiosk-later-none-help = The reception desk will help you to book another day.
kiosk-booked-title = You are booked for today
kiosk-booked-code = Booking code: take a photo or write it down.
kiosk-booked-slip = Booking code. It is on the slip that this kiosk prints now, too. No slip? Take a photo of the code.
kiosk-booked-qr = QR code of your booking
kiosk-booked-rule = Check in here from { $from } until { $until }. After that the booking is annulled.
kiosk-booked-from = Check in here from { $from }.
