# Reception: its page, the right to be served out of turn, letting others go first on the visitor's page.

## Pages of the staff
console-pages = Other pages
console-pages-menu = Pages
console-page-console = Operator console
console-page-reception = Reception
console-page-day = The centre’s day
console-page-settings = Settings

## The bar
reception-title = Reception
reception-title-ringing = Ringing ({ $count }) — Reception
reception-sound-on = Bell is on
reception-sound-off = Bell is off
reception-sound-waits = To hear the bell, press any key or button on this page.

## Bells
reception-bell-kiosk = { $name }: a visitor calls for staff, at { $time }
reception-bell-help = { $number }: help is needed ({ $what }). { $name }, at { $time }
reception-bell-show = Show the ticket

## Finding and issuing
reception-person = Visitor at the desk
reception-find = Ticket number or code
reception-find-hint = For example А-012, a12 or the 12 digits of a code
reception-find-button = Find
reception-found-several = Several tickets were found. Choose one.
reception-found-none = There is no ticket with this number today. Check the number or type the 12-digit code.
reception-find-empty = Type a number or a code
reception-issue = Issue a ticket
reception-nothing-open = Find a ticket by number or code, choose one in the queue, or issue a new one.

## The ticket's card
reception-card = Ticket { $number }
reception-card-close = Close the card
reception-status-waiting = waiting
reception-status-called = called
reception-status-serving = being served
reception-status-on-hold = on hold
reception-status-served = served
reception-status-no-show = no-show
reception-status-cancelled = cancelled
reception-fact-line = Line
reception-fact-ahead = Ahead
reception-fact-wait = Expected wait
reception-fact-waited = Waiting for
reception-fact-issued = Issued
reception-fact-persons = Persons
reception-fact-services = Services
reception-fact-language = Language
reception-fact-name = Surname and first name
reception-fact-counter = Counter
reception-fact-hold = On hold
reception-fact-let-ahead = Let others go first
reception-fact-restore = Can be put back until
reception-let-ahead-times = { $count ->
    [one] { $count } time
   *[other] { $count } times
}
reception-note = Note: { $text }
reception-history = What happened to the ticket
reception-history-by = { $what } ({ $by })
reception-history-ticket-issued = Ticket issued
reception-history-appointment-checked-in = Checked in by appointment
reception-history-ticket-called = Called to counter { $counter }
reception-history-ticket-recalled = Called again
reception-history-ticket-started = Started at counter { $counter }
reception-history-ticket-continued = On to the next service
reception-history-ticket-finished = Finished
reception-history-ticket-returned = Returned to the sender
reception-history-ticket-held = Put on hold
reception-history-ticket-requeued = Put back into the queue
reception-history-ticket-transferred = Transferred
reception-history-ticket-transferred-line = Transferred to line { $line }
reception-history-ticket-no-show = No-show
reception-history-ticket-restored = Put back after a no-show
reception-history-ticket-cancelled = Cancelled
reception-history-ticket-undone = The last action was undone
reception-history-ticket-amended = Details changed
reception-history-amended-right-confirmed = Right to be served out of turn confirmed
reception-history-amended-right-refused = Right to be served out of turn not confirmed
reception-history-amended-duplicate = Duplicate with a new code issued
reception-history-amended-counter-closed = The counter it was sent to closed: any counter of the line takes it
reception-history-amended-let-ahead = Let others go first
reception-history-print-printed = Ticket printed
reception-history-print-failed = Ticket not printed
reception-history-print-unknown = Unknown whether the ticket was printed

## What may be done
reception-actions = Actions
reception-act-right = Out of turn…
reception-act-transfer = Transfer…
reception-act-duplicate = Duplicate
reception-act-restore = Put back into the queue
reception-act-requeue = Put back into the queue
reception-act-cancel = Cancel the ticket
reception-restore-once = This ticket has been put back before. Issue a new one.
reception-restore-too-late = More than { $minutes } min have passed since the no-show. Issue a new ticket.
reception-cancel-title = Cancel ticket { $number }?
reception-cancel-text = The visitor leaves the queue. It can be undone within 30 seconds.
reception-cancel-yes = Cancel the ticket
reception-undo-hint = Can be undone within 30 seconds
reception-done-restore = { $number } is back in the queue at the old place
reception-done-requeue = { $number } is back in the queue at the old place
reception-done-cancel = Ticket { $number } is cancelled
reception-done-transfer = { $number } is transferred
reception-done-duplicate = The duplicate of { $number } was sent to the printer; the old code no longer works
reception-done-right-confirmed = { $number }: the right is confirmed
reception-done-right-refused = { $number }: the right is not confirmed, the ticket stands by its time of issue
reception-done-bell = Thank you. The bell is answered.
reception-done-free = { $place } is free

## The right to be served out of turn
console-act-right = Right
console-help-right = Confirm the right to be served out of turn, or not
console-right-act = { $basis } ({ $act })
console-right-dialog-title = { $number }: served out of turn
console-right-dialog-look = Look at the document. Nothing of it needs to be written down.
console-right-dialog-ground = Ground
console-right-dialog-stated = The visitor stated: { $name }, { $basis }. State: { $state }.
console-right-dialog-not-stated = The visitor has not stated a right yet.
console-right-dialog-refusing = If the right is not confirmed, the ticket stands by its time of issue with the same number.
console-right-dialog-cap = By the centre’s decision ({ $act }) today: { $used } of { $cap }.
console-right-dialog-cap-no-act = By the centre’s decision today: { $used } of { $cap }.
console-right-dialog-confirm = The right is confirmed
console-right-dialog-refuse = The right is not confirmed

## Transfer
reception-transfer-title = Transfer { $number }
reception-transfer-text = The number and the place by time of issue are kept.
reception-transfer-to = Where to
reception-transfer-lines = Lines
reception-transfer-counters = Counters
reception-transfer-service = Service
reception-transfer-service-hint = If it was the wrong service, find the right one: the line follows by itself
reception-transfer-reason = Reason
reception-transfer-reason-wrong-line = wrong line
reception-transfer-reason-next-step = next step of the case
reception-transfer-reason-specialist = another specialist is needed
reception-transfer-reason-other = other reason
reception-transfer-note = Note for the operator (optional)
reception-transfer-yes = Transfer

## Issuing a ticket
reception-issue-title = Issue a ticket
reception-issue-purpose = Purpose of the visit
reception-issue-sphere = Sphere
reception-issue-sphere-any = Not chosen
reception-issue-service = Service
reception-issue-service-hint = Begin to type: “passport”, “subsidy”, “residence”
reception-issue-service-none = No such service was found. Try another word or choose a sphere.
reception-issue-service-found = { $count ->
    [one] { $count } service found
   *[other] { $count } services found
}
reception-issue-service-change = Choose another service
reception-issue-waiting = { $count ->
    [0] nobody is waiting
    [one] { $count } visitor is waiting
   *[other] { $count } visitors are waiting
}
reception-issue-line = Line { $letter } · { $name }: { $waiting }
reception-issue-line-wait = Line { $letter } · { $name }: { $waiting }, about { $minutes }
reception-issue-line-nobody = Line { $letter } · { $name }: { $waiting }, nobody serves it just now
reception-issue-closed = Line { $letter } · { $name } issues no tickets now
reception-issue-closed-until = Line { $letter } · { $name } issues no tickets now. Issuing begins { $when }
reception-issue-unserved = This is not served in this branch. Choose another purpose, sphere or service.
reception-issue-persons = Persons
reception-issue-services = Services
reception-issue-language = Language of the ticket
reception-issue-help = Help needed
reception-issue-right = Served out of turn
reception-issue-right-none = Not stated
reception-issue-name = Surname and first name (optional)
reception-issue-printer = Print on
reception-issue-printer-none = No print: I say the number and the code
reception-issue-no-printer = There is no printer here: say or write down the number and the code for the visitor.
reception-issue-take = Issue the ticket
reception-issue-purpose-missing = Choose the purpose of the visit
reception-issue-sphere-missing = Choose a sphere or find the service
reception-issued-title = Ticket issued
reception-issued-code = Code
reception-issued-ahead = Ahead in the queue: { $count }
reception-issued-wait = Expected wait: { $minutes }
reception-issued-counters = Counters: { $counters }
reception-issued-printing = Printing on “{ $name }”…
reception-issued-printed = The ticket is printed
reception-issued-not-printed = The ticket was not printed. Write down the number and the code for the visitor, or print again.
reception-issued-printer-trouble = The printer “{ $name }” is not ready. Write down the number and the code for the visitor.
reception-issued-no-paper = Not printed. Write down the number and the code for the visitor.
reception-issued-another = Issue another
reception-issued-done = Done

## The queue
reception-queue = Queue
reception-view = What to show
reception-view-waiting = Waiting
reception-view-on-hold = On hold
reception-view-no-shows = No-shows
reception-line-filter = Line
reception-line-all = All lines
reception-line-count = { $letter } · { $name } ({ $count })
reception-none-waiting = Nobody is waiting.
reception-none-on-hold = Nobody is on hold.
reception-none-no-shows = In the last minutes everybody came.
reception-row-place = { $place } in line { $letter }
reception-row-target = for counter { $counter }
reception-row-later = not before { $time }
reception-row-issued = ticket at { $time }
reception-row-missed = missed at { $time }
reception-row-held = until { $time }
reception-row-restorable = can be put back until { $time }
reception-mark-right-stated = out of turn: stated
reception-mark-right-confirmed = out of turn: confirmed
reception-mark-right-refused = out of turn: not confirmed
reception-somebody-waits = A visitor has joined the queue

## Counters
reception-counters = Counters
reception-counter-closed = closed
reception-counter-free = free
reception-counter-called = called { $number }
reception-counter-serving = serving { $number }
reception-counter-since = { $what }, { $minutes } min
reception-free = Free it
reception-free-label = Free: { $place }
reception-free-title = Free: { $place }?
reception-free-text = { $name } will no longer be at this counter. A visitor who was called or served goes back to the old place in the queue.
reception-free-reason = Why
reception-free-reason-hint = For example “left without closing”
reception-free-reason-missing = Say why
reception-free-yes = Free the counter

## Kiosks and printers
reception-devices = Kiosks and printers
reception-devices-none = No kiosk and no printer is connected in this branch yet.
reception-device-since = { $state }, since { $time }
reception-device-prints = prints on { $name }
reception-device-no-printer = without a printer
reception-todo-offline-kiosk = See whether the kiosk and the network are on. Issue tickets here meanwhile.
reception-todo-offline-printer = See whether the printer and its computer are on. Write tickets by hand meanwhile.
reception-todo-error = Restart the device. If it does not help, call the technician.
reception-todo-printer-off = Switch the printer on and check the cable.
reception-todo-printer-error = Switch the printer off and on. If it does not help, call the technician.
reception-todo-paper-out = Put in a new roll of paper, then print the failed tickets again.
reception-todo-paper-near-end = Have a new roll ready: the paper will soon end.
reception-todo-cover-open = Close the printer’s cover.
reception-todo-waiting = It has never connected. Switch the device on.

## Many tickets
reception-crowds = Many tickets in a row
reception-crowd = { $name }: line { $letter }, { $count } tickets within { $minutes } min
reception-crowd-text = See whether all of them are needed. The system stops and cancels nobody by itself.
reception-crowd-tickets = Tickets that wait
reception-crowd-seen = All is well, hide

## Keys
reception-help-find = Find a ticket
reception-help-issue = Issue a ticket
reception-help-bell = Answer the bell
reception-help-undo = Undo the last action (30 seconds)
reception-help-sound = Switch the bell on or off
reception-help-suspend = Suspend or resume reception
reception-help-escape = Close the window without changes

## The visitor's page
booking-let-ahead = Let others go first
booking-let-ahead-title = How many visitors may go first?
booking-let-ahead-text = Those right behind you go first, and you stand behind them. Your number stays. You can do it twice in a visit, and the old place cannot be taken back.
booking-let-ahead-choice = { $count ->
    [one] { $count } visitor
   *[other] { $count } visitors
}
booking-let-ahead-yes = Let them go first
booking-let-ahead-done = Thank you. You let others go first and stay in the queue.
booking-let-ahead-left = { $count ->
    [one] You can let others go first { $count } more time.
   *[other] You can let others go first { $count } more times.
}
booking-leave = Leave the queue
booking-leave-title = Leave the queue?
booking-leave-text = Your ticket will be cancelled. To join again you will have to take a new one at the centre.
booking-leave-yes = Leave the queue
booking-no-answer = The server did not answer. Please try again.

## Refusals
error-let_ahead_out_of_range = From { $least } to { $most } visitors can go first.
error-let_ahead_used_up = You have already let others go first twice. It cannot be done again.
error-nobody_behind = Nobody stands behind you now, so there is nobody to let go first.

reception-unreached = Who was not told
reception-unreached-text = Booking for { $when }: the message was not sent. Please telephone the visitor.
reception-unreached-open = Open the booking
