# The live dashboard: the hall right now.

console-page-dashboard = Dashboard
dashboard-title = Dashboard
dashboard-wall = For the wall, no names
dashboard-with-names = With names
dashboard-sound-on = Sound on
dashboard-sound-off = Sound off

## One sentence about the hall
dashboard-settings-wrong = Stored with a mistake: { $names }
dashboard-settings-check = Their usual values apply for now. Check these settings and save them again.
dashboard-well = All is well
dashboard-well-more = Every standard is kept.
dashboard-well-empty = Nobody is waiting now.
dashboard-rest-well = The standards of waiting and service are kept.
dashboard-attention = { $count ->
    [one] Attention: { $count } standard is not kept
   *[other] Attention: { $count } standards are not kept
}
dashboard-nobody-serves = Visitors are waiting, but no counter is open
dashboard-day-closed = Reception is over for today
dashboard-still = While reception is suspended, standards are not checked. Places in the queue are kept.
dashboard-old = This is old: the server was last heard at { $time }
dashboard-devices-troubled = { $count ->
    [one] { $count } device does not work
   *[other] { $count } devices do not work
}

## Standards not kept
dashboard-alarms = Standards not kept
dashboard-alarm-wait = Line { $name }: a wait of { $amount } min, the standard is { $limit } min
dashboard-alarm-people = Line { $name }: { $amount } people, the standard is { $limit } at most
dashboard-alarm-service = { $name }: a visit of { $amount } min, the standard is { $limit } min
dashboard-alarm-idle = { $name }: { $amount } min without a visitor, though somebody could be called

dashboard-unsent = Messages about standards that did not arrive
dashboard-unsent-failed = The message about a standard ({ $time }) did not reach { $to }. Check the address among the standards.
dashboard-unsent-unknown = It is unknown whether the message about a standard ({ $time }) reached { $to }.

## Totals of the day
dashboard-today = Today
dashboard-total-waiting = Waiting
dashboard-total-served = Served
dashboard-total-issued = Tickets issued
dashboard-total-no-show = No-shows

## Lines
dashboard-lines = Lines
dashboard-line = Line
dashboard-waiting = Waiting
dashboard-longest = Longest
dashboard-expected = Expected
dashboard-served-by = Counters
dashboard-served-by-none = none
dashboard-minutes = { $count } min
dashboard-range = { $from }–{ $to } min
dashboard-up-to = up to { $to } min
dashboard-accuracy = Expected waits of the last 7 days: { $error } min off on average; within 5 min for { $five } % of visitors, within 10 min for { $ten } %; { $covered } % waited no longer than was told.
dashboard-one-more-title = What one more counter would change
dashboard-one-more = One more counter for line { $letter }: { $before } → { $after } min
dashboard-one-more-first = A counter for line { $letter }: a wait of about { $after } min

## Counters
dashboard-counters = Counters
dashboard-counter-serving = Serving { $number }
dashboard-counter-called = Called { $number }
dashboard-counter-free = Free
dashboard-counter-wrap-up = Finishing { $number }
dashboard-counter-closed = Closed

## Bookings, ratings, devices
dashboard-bookings = Bookings
dashboard-booked-due = Due now
dashboard-booked-later = Later today
dashboard-booked-checked-in = Checked in
dashboard-booked-late = Late
dashboard-ratings = Ratings today
dashboard-ratings-none = No ratings yet.
dashboard-rating = { $average } of { $steps } ({ $count ->
    [one] { $count } rating
   *[other] { $count } ratings
})
dashboard-devices = Devices
dashboard-devices-well = { $well } of { $count } work
dashboard-devices-none = No device is connected yet.
dashboard-devices-awaited = Not connected yet: { $count }
