# Refusals of booking: the key is “error-” and the stable code.

## Free times
error-booking_channel_closed = You cannot book this way here. Please ask the centre.
error-slot_taken = Somebody has just taken this time. Please choose another.
error-slot_not_offered = This time cannot be booked. Please choose another.
error-booking_only = This service is given by appointment. Please go to reception: they will help you to be received today.

## Who books
error-hold_unknown = There is no such unfinished booking. Please choose a time again.
error-name_needed = Please give your surname and first name.
error-contact_needed = Please give a telephone or an e-mail address.
error-contact_invalid = Please check the telephone or the e-mail address. For example: 067 123 45 67 or olena@example.com.
error-contact_limit = This telephone or address already has as many bookings on this day as are allowed ({ $most }). Please choose another day or ask the centre.

## A booking
error-appointment_unknown = There is no such booking. Please check the code, or the time and the digits of the telephone.
error-appointment_changed = The booking has changed in the meantime. Look at its new state.
error-appointment_wrong_status = This is not possible in the booking’s present state.
error-appointment_cancelled = This booking was cancelled. You may book again.
error-appointment_holds = This booking is valid. It can be moved or cancelled.
error-appointment_late = The booking for { $time } was annulled: the centre’s rules allow a delay of { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}. You may join the general queue or book another time.
error-appointment_not_late = The booking is valid, so there is no need to join the general queue. Please check in.
error-appointment_joined_queue = This visitor has already joined the general queue.
error-check_in_too_early = You can check in from { $time }.
error-presence_needed = You can check in and join the queue only in the centre: at the kiosk, at reception, or with the code on the screen.
error-hall_code_wrong = The code from the screen is wrong or has changed. Please look at the screen again.
error-reason_needed = Please give the reason, in up to { $longest ->
    [one] { $longest } character
   *[other] { $longest } characters
}.
error-clock_not_parted = The server’s clock is right, there is nothing to confirm.
