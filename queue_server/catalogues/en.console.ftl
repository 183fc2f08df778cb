# The operator console, the staff sign-in and the settings.

## Sign-in
console-sign-in-title = Staff sign-in
console-sign-in-hint = Sign in with your own user name. If you forgot the password, ask the head of the centre or the technical administrator.
console-login = User name
console-password = Password
console-show-password = Show password
console-sign-in = Sign in
console-signing-in = Checking…
console-login-missing = Enter your user name
console-password-missing = Enter your password
console-session-ended = Your session has ended. Sign in again: everything you did is saved.

## The bar
console-title = Operator console
console-settings = Settings
console-help = Keys
console-sign-out = Sign out
console-pause = Pause
console-close-counter = Close counter
console-counter-open = Open
console-counter-paused = Paused
console-counter-closed = Closed

## Choosing a counter
console-choose-counter = Choose your counter
console-choose-counter-hint = The counter you choose opens at once, and you can call visitors.
console-branch = Branch
console-no-counters = No counter has been set up in this branch yet. Ask the head of the centre.
console-no-branch = You have no operator’s role in any branch. Ask the head of the centre.
console-taken-by = Taken by { $name }

## The visitor at the counter
console-state-free = The counter is free
console-state-called = Called, waiting for the visitor
console-state-serving = Being served
console-state-break = Break
console-state-paperwork = Paperwork
console-state-phone = On the telephone
console-timer-called = since the call
console-timer-serving = since the start
console-timer-break = so far
console-timer-paperwork = so far
console-timer-phone = so far
console-fact-waited = Waited
console-fact-promised = Estimate on the ticket
console-fact-language = Language
console-fact-persons = Persons
console-fact-services = Services
console-fact-name = Name
console-fact-calls = Calls
console-fact-reason = Why this number
console-waited = { $count } min, since { $time }
console-calls = { $calls } of { $needed }
console-next = Next in the queue
console-note = Note: { $text }
console-language-uk = Ukrainian
console-language-en = English
console-help-asked = Help needed: { $what }
console-assistance-accompany = to be accompanied
console-assistance-wheelchair = a place for a wheelchair
console-assistance-sign-language = sign language
console-assistance-interpreter = an interpreter
console-right = Out of turn, { $basis }: { $name }. The right is { $state }.
console-basis-law = by law
console-basis-decision = by the centre’s decision
console-right-stated = stated
console-right-confirmed = confirmed
console-right-refused = not confirmed
console-paper-failed = The ticket was not printed: tell the visitor the number or print a duplicate
console-reason-earliest = earliest in the queue
console-reason-priority-by-law = out of turn by law
console-reason-priority-by-decision = out of turn by the centre’s decision
console-reason-appointment = by appointment
console-reason-early-appointment = early appointment: nobody else waits
console-reason-preferred-line = a line this counter takes first
console-reason-sent-to-counter = sent to this counter
console-reason-chosen = chosen by a member of staff

## Actions
console-step-call-next = Call next
console-step-start = Start
console-step-finish = Finish
console-step-open = Resume
console-hint-key = { $key } leads through the whole visit: call, start, finish.
console-hint-nobody = Nobody yet. As soon as someone takes a ticket, they appear in the queue.
console-hint-paused = No visitor is called to you during the pause.
console-recall = Call again
console-no-show = No-show
console-absent-calls = { $calls ->
    [one] { $calls } more call
   *[other] { $calls } more calls
}
console-absent-time = in { $time }
console-absent-calls-and-time = { $calls ->
    [one] { $calls } more call
   *[other] { $calls } more calls
}, in { $time }
console-not-absent-yet = Not a no-show yet: { $why }
console-undo = Undo: { $what }
console-undo-left = { $seconds } s left
console-did-call = call of { $number }
console-did-recall = repeated call of { $number }
console-did-start = start of { $number }
console-did-continue = next service of { $number }
console-did-finish = finish of { $number }
console-did-return = return of { $number } to the sender
console-did-hold = hold of { $number }
console-did-requeue = return of { $number } to the queue
console-did-transfer = transfer of { $number }
console-did-no-show = no-show of { $number }
console-did-restore = restoring { $number } to the queue
console-did-cancel = cancelling { $number }
console-nobody-called = There is nobody to call now
console-recalled = { $number } called again
console-duplicate-sent = A duplicate of ticket { $number } was sent to the printer
console-print-sent = The ticket was sent to the printer again
console-finish-first = Finish { $number } first.

## The queue and the own day
console-queue = Your queue
console-queue-empty = Nobody is waiting.
console-why-issued = issued at { $time }
console-why-law = out of turn by law
console-why-decision = out of turn by decision
console-why-later = not before { $time }
console-mark-help = help
console-mark-persons = { $count ->
    [one] { $count } person
   *[other] { $count } persons
}
console-mark-services = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
console-somebody-waits = A visitor has joined the queue
console-day = My day
console-served = { $count ->
    [one] { $count } visitor served
   *[other] { $count } visitors served
}
console-no-shows = { $count ->
    [one] { $count } no-show
   *[other] { $count } no-shows
}
console-status-served = served
console-status-no-show = no-show

## Messages above the desk
console-messages = Messages
console-bells = Calls for staff
console-alerts = Faults
console-bell = { $name }: a visitor asks for staff, { $time }
console-bell-rings = { $name }: a visitor asks for staff.
console-bell-answer = I am going
console-alerts-more = And { $count ->
    [one] { $count } more fault
   *[other] { $count } more faults
}
console-print-seen = Number was told
console-slip-print-seen = The time and the code have been told
console-print-again = Print again
console-alert-offline = { $name }: no connection since { $time }
console-alert-printer-off = { $name }: the printer is off or unplugged since { $time }
console-alert-paper-out = { $name }: out of paper, { $time }
console-alert-paper-near-end = { $name }: paper is running out
console-alert-cover-open = { $name }: the printer’s cover is open
console-alert-printer-error = { $name }: printer fault since { $time }
console-alert-error = { $name }: fault since { $time }
console-alert-print-failed = { $name }: ticket { $number } was not printed. Tell the visitor the number or print again.
console-alert-print-unknown = { $name }: it is not known whether ticket { $number } was printed. Check, and print again if needed.
console-alert-print-queued = { $name }: ticket { $number } is waiting to be printed
console-alert-setting-wrong = The setting “{ $name }” is stored with a mistake, so its usual value applies. Please tell the manager or the technical administrator.
console-alert-other = { $name }: needs attention since { $time }
console-suspended = Reception is suspended since { $time }: { $reason }. The queue is kept, nobody is called.
console-suspension-air-alarm = air alarm
console-suspension-no-power = power failure
console-suspension-failure = technical failure
console-suspension-other = another reason
console-offline = No connection to the server since { $time }. Nothing is lost: the screen is brought up to date as soon as the connection is back.
console-offline-repeating = No answer from the server since { $time }. Your action is being repeated; it will not be done twice.
console-no-answer = The server did not answer. When the connection is back, see on the screen whether it was done, and repeat it if needed.
console-error-unknown = This was not done (code { $code }). Try again or tell the technical administrator.

## Finishing
console-outcome-consulted = Consultation given
console-outcome-registered = Application registered
console-outcome-registered-with-defects = Registered with defects
console-outcome-returned-for-defects = Returned unregistered to mend defects
console-outcome-documents-added = Further documents accepted
console-outcome-issued = Finished document handed over
console-outcome-refusal-issued = Decision of refusal handed over
console-outcome-instant = Instant service
console-outcome-not-competent = Outside our competence, explained

## Pausing, closing, leaving
console-pause-title = A pause at your workplace
console-pause-hint = The counter stays yours; nobody is called.
console-pause-break = Break
console-pause-paperwork = Paperwork
console-pause-phone = Telephone
console-close-title = Close { $place }?
console-close-text = The counter becomes free. Visitors stay in the queue and are called by others.
console-sign-out-title = Finish work?
console-sign-out-text = { $place } is closed and you are signed out. The queue is kept.

## Keys
console-help-title = Keys
console-help-layout = Letter keys work in any keyboard layout: the place of the key counts, not the letter on the screen.
console-help-letters = Letter keys are on
console-help-step = The next step: call, start, finish; take the chosen outcome
console-help-digits = Choose an outcome or the reason of a pause
console-help-escape = Close a window without a change
console-help-recall = Call again
console-help-no-show = No-show
console-help-duplicate = Duplicate ticket
console-help-undo = Undo the last action (30 seconds)
console-help-pause = Pause
console-help-bell = Answer a kiosk’s bell
console-help-close = Close the counter
console-help-help = This help

## Settings: devices
console-devices-title = Connected devices
console-devices-none = No device is connected yet. Open the device’s own page on it and enter here the code that it shows.
console-devices-table = Connected devices
console-device = Device
console-device-place = Place
console-device-state = State
console-device-seen = Last seen
console-device-actions = Actions
console-device-never = never
console-device-now = now
console-kind-kiosk = Queue kiosk
console-kind-printer = Ticket printer
console-kind-display = Hall display
console-kind-counter-display = Counter display
console-kind-speaker = Loudspeaker
console-kind-tablet = Tablet
console-kind-wall = Wall dashboard
console-condition-ok = Works
console-condition-waiting = Waits for its first connection
console-condition-offline = No connection
console-condition-printer-error = Printer fault
console-condition-printer-off = The printer is off or unplugged
console-condition-paper-out = Out of paper
console-condition-paper-near-end = Paper is running out
console-condition-cover-open = The cover is open
console-condition-error = Fault
console-place-zone = zone: { $name }
console-place-printer = prints on: { $name }
console-place-whole = the whole hall
console-pair = Connect a device
console-pair-hint = The device itself shows a code of eight characters. Capital and small letters are the same.
console-pair-code = Code on the device
console-pair-code-missing = Enter the code that the device shows
console-pair-find = Find the device
console-pair-found = Device found
console-pair-kind = Kind
console-pair-asked = Asked at { $time }
console-pair-address = From address
console-pair-check = Make sure that it is this device on which you see the code { $code }.
console-pair-name = Name of the device
console-pair-name-hint = For example “Kiosk at the entrance”. Staff will see it.
console-pair-name-missing = Give the device a name
console-pair-zone = Zone
console-pair-zone-whole = The whole hall
console-pair-counter = Counter
console-pair-counter-missing = Choose a counter
console-pair-printer = Printer for tickets
console-pair-printer-none = Without a printer
console-pair-choose = Choose from the list
console-pair-approve = Connect
console-pair-done = “{ $name }” is connected. The device starts by itself in a few seconds.
console-revoke = Disconnect
console-revoke-label = Disconnect “{ $name }”
console-revoke-title = Disconnect “{ $name }”?
console-revoke-text = The device stops working within a few seconds. To bring it back, it has to be connected again by a code.
console-revoked = “{ $name }” is disconnected
