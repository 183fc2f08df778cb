# At the counter: hold, transfer, choose, several services, wrap-up, services without a ticket.

## Actions
console-act-hold = Hold
console-act-transfer = Transfer
console-act-continue = Next service of this visitor
console-act-requeue = Back to the queue
console-act-return = Return to counter { $counter }
console-act-cancel = The visitor has left
console-act-duplicate = Duplicate ticket
console-act-more = More actions
console-more-title = More actions: { $number }
console-done-hold = { $number } is on hold
console-done-transfer = { $number } has been transferred
console-done-requeue = { $number } is back in the queue
console-done-return = { $number } has been returned to the sender
console-done-cancel = { $number } has been cancelled
console-did-service-handled = service without a ticket ({ $channel })
console-reason-accessible = asked for help, and this counter is accessible
console-cancel-title = Cancel ticket { $number }?
console-cancel-text = Only if the visitor has decided to leave. Mark whoever did not come as a no-show.
console-cancel-yes = Cancel the ticket

## Keys
console-help-hold = Put the visitor on hold
console-help-transfer = Transfer
console-help-continue = Next service of this visitor
console-help-requeue = Back to the queue
console-help-return = Return to the sender
console-help-cancel = The visitor has decided to leave
console-help-more = More actions with the visitor
console-help-on-hold = Visitors on hold
console-help-choose = Call out of order
console-help-without-ticket = Service without a ticket

## Hold
console-hold-title = Hold { $number }
console-hold-text = The visitor keeps the place. Meanwhile you can receive the next one.
console-hold-reason = Why
console-hold-minutes = For how long
console-hold-take = Hold
console-hold-fills-form = fills in a form
console-hold-fetches-document = fetches a document
console-hold-payment = pays
console-hold-photo = is photographed
console-hold-other = another reason
console-hold-left = { $count } min left
console-hold-over = { $count ->
    [0] time is up
   *[other] { $count } min over
}
console-on-hold = On hold
console-on-hold-title = Visitors on hold
console-on-hold-question = Whom do you take back?
console-on-hold-none = Nobody is on hold
console-on-hold-busy = To receive or call one, first finish the present visit or pause.
console-on-hold-start = Receive without a call
console-on-hold-call = Call

## Transfer
console-sending-title = Transfer { $number }
console-sending-text = The number and the place by time of issue are kept.
console-sending-where = Where to
console-sending-line = Another line
console-sending-service = Another service
console-sending-counter = Counter
console-sending-line-text = { $letter } · { $name }: { $count ->
    [0] nobody is waiting
    [one] { $count } visitor is waiting
   *[other] { $count } visitors are waiting
}
console-sending-unserved = Nobody here gives this service. Choose another purpose or service.
console-sending-no-lines = No other line has a counter.
console-sending-no-counters = Nobody works at the other counters now. Choose a line or a service.
console-sending-reason = Reason
console-sending-reason-missing = Choose a reason.
console-sending-reason-wrong-line = wrong line
console-sending-reason-next-step = next step of the case
console-sending-reason-specialist = another specialist is needed
console-sending-reason-other = another reason
console-sending-note = Note for the colleague (optional)
console-sending-returns = Return to me afterwards

## Call out of order
console-choose-row = Call
console-choose-row-label = Call { $number } out of order
console-choose-title = Call out of order
console-choose-text = The reason stays in the history and is seen by the head of the centre.
console-choose-who = Whom
console-choose-why = Why
console-choose-take = Call
console-choose-reason-missing = Choose a reason.
console-choose-assistance = needs help
console-choose-child = with a small child
console-choose-unwell = feels unwell
console-choose-transport = has transport to catch
console-choose-documents-ready = only collects what is ready
console-choose-other = another reason

## Several services
console-outcomes-finish = Finish { $number }
console-outcomes-finish-question = How did the visit end?
console-outcomes-finish-take = Finish
console-outcomes-continue = Next service: { $number }
console-outcomes-continue-question = How did the one before end?
console-outcomes-continue-take = Go on to the next
console-outcomes-next = The next service
console-outcomes-specify = Name the service
console-outcomes-add = One more service
console-row = Service
console-row-purpose = Purpose
console-row-service = Service
console-row-service-search = a word of its name
console-row-service-change = Another service
console-row-quantity = Quantity
console-row-outcome = Outcome
console-row-remove = Remove

## Wrap-up
console-state-wrap-up = Wrap-up after the visit
console-timer-wrap-up = left

## Services without a ticket, and the own day
console-without-ticket = Service without a ticket
console-without-ticket-channel = How they turned to us
console-without-ticket-minutes = Time spent, min (optional)
console-without-ticket-take = Write down
console-without-ticket-done = The service has been written down
console-without-tickets = { $count ->
    [one] { $count } service without a ticket
   *[other] { $count } services without a ticket
}
console-channel-phone = telephone
console-channel-email = e-mail
console-channel-post = post
console-channel-outreach = outreach
console-quantity = × { $count }
console-absent-why = { $calls ->
    [one] { $calls } call
   *[other] { $calls } calls
}, the first at { $time }.
console-absent-restore = A latecomer goes to reception: until { $time } it puts them back.
console-absent-new-ticket = A latecomer takes a new ticket at reception.

## Refusals
error-counter_not_attended = Nobody works at counter { $counter } now. Choose a line or another counter.
error-channel_is_visit = A visitor at the centre takes a ticket.
error-purpose_needed = Choose the purpose.
error-minutes_out_of_range = The time spent is from { $least } to { $most } minutes.
error-handled_unknown = There is no such service.
