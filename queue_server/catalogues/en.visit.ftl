# The visitor's own page: without a script, without a network, installed on a phone.
booking-not-by-itself = If your ticket has not opened by itself, type the code on it.
booking-read-again = Refresh
booking-live = This page updates by itself.
booking-not-live = This page does not update by itself.

common-stale-as-of = No connection. As of { $time }.
common-stale-unread = No connection. This page will update by itself as soon as there is one.
booking-missed = You were called at { $time }, while there was no connection.
booking-fact-called = You were called at
booking-fact-code = Ticket code
booking-kept = Back to ticket { $number }
booking-alert-turn-on = Alert me when I am called
booking-alert-turn-off = Turn the alert off
booking-alert-on = Your phone will sound and vibrate. Please keep this page open.

booking-app-name = Electronic queue: my ticket
booking-app-about = Your place in the queue, the expected wait and the call to a counter.

## The queue now
booking-line-receiving = { $count ->
    [0] Nobody receives visitors right now
    [one] { $count } counter is open
   *[other] { $count } counters are open
}
booking-line-until = Tickets are issued until { $time }
booking-line-from = Tickets again: { $when }
booking-line-not-yet = No tickets are issued yet
booking-line-ended = No more tickets today
booking-line-day-off = This line does not work today
booking-line-switched-off = This line is not working for now
booking-line-full = All of today’s tickets have been issued
booking-line-unserved = Nobody is set up to serve this line
booking-line-suspended = Issuing tickets is suspended
booking-queue-online = To avoid waiting, choose a convenient time on the website.
