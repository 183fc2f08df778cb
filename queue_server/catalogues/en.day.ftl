# The centre's day: suspension, resumption, registers, the end of issuing and of the day.

## What the hall is told and every screen shows. $minutes: a word for the voice, a number for the screen.
common-told-suspended-air-alarm = Attention! Air raid alert. Reception is suspended. Please go to the shelter. Your place in the queue is kept.
common-told-suspended-no-power = There is no electricity. Reception is suspended for now. Please keep your ticket.
common-told-suspended-failure = There is a technical fault. Reception is suspended for now. Your place in the queue is kept.
common-told-suspended-other = Reception is suspended for now. Please keep your ticket. Your place in the queue is kept.
common-told-resuming-air-alarm = The air raid alert is over. Reception resumes in { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}. The order of the queue has not changed.
common-told-resuming = Reception resumes in { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}. The order of the queue has not changed.
common-told-resumed = Reception has resumed. Visitors are called in the order of the queue.
common-told-registers-suspended = A state register is not available for now. Services that need it are not given for the time being. All others go on in the order of the queue.
common-told-registers-resumed = The state register is available again. Services that need it are given again in the order of the queue.
common-told-issuing-ended = No more tickets are issued today. Everybody who has a ticket will be served.
common-told-day-closed-early = Reception is over for today. For everybody who could not be served a time on the next reception day is kept. Please come to the reception desk.

## Hall display
hall-resuming-air-alarm-title = The air raid alert is over
hall-resuming-title = Reception resumes soon
hall-resuming-text = Reception resumes in { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}. The order of the queue has not changed.
hall-closed-title = Reception is over for today
hall-closed-text = If we could not serve you today, please come to the reception desk.

## Kiosk
kiosk-resuming-title = Reception resumes soon
kiosk-registers = { $count ->
    [one] This register is not available now
   *[other] These registers are not available now
}: { $registers }. Services that need it are not given for the time being; all others go on in the order of the queue.
kiosk-refused-service_suspended = A state register is not available for now, so no ticket for this service can be issued.
kiosk-day-closed = Reception is over for today
kiosk-day-closed-text = If we could not serve you today, please come to the reception desk.

## Phone, and the queue now
booking-standing = A state register is not available for now, so your service has to wait. Your place in the queue is kept.
booking-moment-on = { $date }, at { $time }
booking-day-closed = Reception is over for today.
booking-state-unserved = Not served, by the centre’s fault
booking-then-unserved = We are sorry that we could not serve you today. A time is kept for you: { $moment }. Please bring this ticket and come to the reception desk.
booking-then-unserved-without-time = We are sorry that we could not serve you today. Please ask at the reception desk: you will be served on the first reception day.

## The suspension key
console-suspend = Suspend reception
console-suspend-short = Suspend
console-go-on = Resume reception
console-go-on-short = Resume
console-help-suspend = Suspend or resume reception
console-suspend-question = What happened?
console-suspend-hint = Nobody is called or marked as a no-show, every place is kept. The hall hears an announcement.
console-suspend-confirm = Suspend
console-suspend-air-alarm = Air raid alert
console-suspend-no-power = No electricity
console-suspend-failure = Technical fault
console-suspend-other = Another reason
console-suspend-register = A state register is not available
console-registers-question = Mark the registers that are not available
console-registers-hint = Services of these registers are not given and not called, all others go on. Take the mark away when the register works again.
console-registers-confirm = Save
console-resume-question = When does reception resume?
console-resume-hint = Reception has been suspended since { $time }: { $reason }. For 15 minutes after it resumes nobody is marked as a no-show.
console-resume-hint-set = Reception resumes by itself at { $time }.
console-resume-now = Now
console-resume-in = In { $minutes } minutes
console-resume-alarm-again = Air raid alert again
console-suspend-no-answer = The state of the suspension could not be read. Check the connection and try again.
console-resuming = Reception resumes at { $time }. Until then nobody is called, the queue is kept.
console-registers-closed = Not available: { $registers }. Visitors for these services are not called, their places are kept.
console-suspension-register = state register not available
console-why-register = register not available
console-waited-stopped = { $waited }; reception was suspended for { $count } min more

## The page of the day
console-day-title = The centre’s day
console-day-hours = Reception hours
console-day-issuing = Tickets
console-day-span = { $from }–{ $until }
console-day-none = none today
console-day-issues = being issued
console-day-issues-not = not issued now
console-day-issuing-ended = ended
console-day-left = Waiting
console-day-left-count = { $count ->
    [0] nobody
    [one] { $count } visitor
   *[other] { $count } visitors
}
console-day-counters = Open counters
console-day-counters-none = none
console-day-state = Now
console-day-running = Reception goes on
console-day-suspended = Reception is suspended
console-day-closed = The day is closed
console-day-end-issuing = End issuing tickets
console-day-end-issuing-title = End issuing tickets?
console-day-end-issuing-text = There are no new tickets today. Everybody who has a ticket will be served; the hall is told.
console-day-reopen = Issue tickets again
console-day-reopen-title = Issue tickets again?
console-day-open-again = Open the day again
console-day-reopen-text = The kiosk issues tickets again today.
console-day-close = Close the day
console-day-close-title = Close the day?
console-day-close-text = There are no new tickets today, the counters become free.
console-day-close-left = { $count ->
    [one] { $count } visitor is left
   *[other] { $count } visitors are left
}: { $numbers }.
console-day-close-kept = For each the first time of the next reception day is kept. It is no no-show: “not served, by the centre’s fault”.
console-day-close-serving = Still being served: { $numbers }. Finish it first, or free the counter.
console-day-close-why = Why does the day end earlier?
console-day-close-reason-air-alarm = Air raid alert
console-day-close-reason-no-power = No electricity
console-day-close-reason-failure = Technical fault
console-day-close-reason-no-staff = Nobody to receive
console-day-close-reason-other = Another reason
console-day-done-issuing-ended = No more tickets are issued today
console-day-done-reopened = Tickets are issued again
console-day-done-closed = The day is closed
console-day-suspensions = Suspensions today
console-day-suspensions-none = Reception was not suspended today.
console-day-what = Reason
console-day-from = From
console-day-until = Until
console-day-lasted = Lasted
console-day-lasts = goes on
console-day-minutes = { $count } min
console-day-unserved = Not served, by the centre’s fault
console-day-unserved-hint = Hand this list to reception: for each a time on the next reception day is kept.
console-day-number = Number
console-day-asked = Line and service
console-day-persons = Persons
console-day-kept = Time kept
console-day-kept-none = the first reception day
console-day-print = Print the list

## Refusals
error-service_suspended = A state register is not available for now, so this service cannot be given. The place in the queue is kept.
error-register_unknown = Choose a state register from the list.
error-registers_suspended = These registers are marked as not available already.
error-registers_not_suspended = These registers are not marked as not available.
error-all_clear_minutes = Reception can resume now or after so many minutes: { $allowed }.
error-issuing_ended = Tickets are no longer issued today.
error-issuing_not_ended = Issuing was not ended by the button today.
error-day_closed = The day is closed already.
error-visitors_at_counters = Still being served: { $numbers }. Finish it first, or free the counter.
error-closing_reason_needed = Visitors are left: say why the day ends earlier.
error-message_unknown = There is no such announcement.
