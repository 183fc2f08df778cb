# Feedback and complaints: the head's page, the settings, the log.
console-page-feedback = Feedback
feedback-desk-title = Feedback and complaints
feedback-desk-lead = Each has to be answered within 15 calendar days, or 30 when extended. What is overdue or due next comes first.
feedback-desk-lead-supervisor = You see states and terms. Only the head sees complaints, feedback that names contacts, and the authors.
feedback-desk-branch = Branch
feedback-desk-filter = What to show
feedback-desk-kind = Kind
feedback-desk-kind-all = All
feedback-desk-state = State
feedback-desk-state-open = Waiting for an answer
feedback-desk-state-overdue = Overdue
feedback-desk-state-overdue-of = of them overdue
feedback-desk-state-received = Registered
feedback-desk-state-in_work = In work
feedback-desk-state-extended = Extended
feedback-desk-state-answered = Answered
feedback-desk-state-passed_on = Passed on
feedback-desk-state-all = All
feedback-desk-show = Show
feedback-desk-list = Feedback and complaints as chosen
feedback-desk-number = Number
feedback-desk-received = Received
feedback-desk-due = Term
feedback-desk-left = Left
feedback-desk-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
feedback-desk-today = last day
feedback-desk-overdue = overdue by { $days ->
    [one] { $days } day
   *[other] { $days } days
}
feedback-desk-none = There is no such feedback or complaint.
feedback-desk-counts = How many came this year
feedback-desk-whole = Total
feedback-desk-back = To the list
feedback-desk-official = An appeal under the Law of Ukraine on Citizens' Appeals
feedback-desk-not-official = No appeal under the law: the author did not give all data
feedback-desk-author = Author
feedback-desk-anonymous = gave no name
feedback-desk-contact-none = none: the author will read the answer by code
feedback-desk-text = Text
feedback-desk-held = Only the head sees these words.
feedback-desk-closed-by = Answered by
feedback-desk-message = Letter to the author
feedback-desk-message-waiting = waits to be sent
feedback-desk-message-sending = is being sent
feedback-desk-message-sent = sent
feedback-desk-message-failed = not delivered: tell the author in another way
feedback-desk-message-unknown = nobody knows whether it was delivered: tell the author in another way
feedback-desk-arrived-failed = The letter to the addressee was not delivered. Check the address in the settings.
feedback-desk-take = Take into work
feedback-desk-answer = Answer
feedback-desk-answer-text = Your answer
feedback-desk-answer-hint = The author sees it by code. If an e-mail address was given, it is sent there too. The answer cannot be changed afterwards.
feedback-desk-answer-hint-only-code = The author sees it by code; it is not sent by e-mail. The answer cannot be changed afterwards.
feedback-desk-extend = Extend the term
feedback-desk-extend-why = Why more time is needed
feedback-desk-extend-hint = The new term: { $date }. The author sees the reason. It can be extended once.
feedback-desk-pass-on = Pass on to another body
feedback-desk-pass-on-where = To which body it was passed on
feedback-desk-pass-on-hint = Send it yourself within five days of its receipt and mark it here: the author learns where it went. That ends the matter in this centre.
feedback-desk-pass-on-mark = Mark as passed on
feedback-desk-done-take = Taken into work.
feedback-desk-done-answer = The answer is saved.
feedback-desk-done-extend = The term is extended.
feedback-desk-done-pass_on = Marked as passed on.

settings-feedback = Feedback and complaints
settings-feedback-lead = To whom feedback and complaints are addressed, who learns of them by e-mail, and how long they are kept.
settings-feedback-open = Take feedback and complaints on the public pages
settings-feedback-suggestion-to = To whom feedback and suggestions go
settings-feedback-suggestion-to-hint = As it stands after “To:”, for example: the head of the centre. An empty field means the head.
settings-feedback-suggestion-email = E-mail address of the addressee of feedback
settings-feedback-complaint-to = To whom complaints go
settings-feedback-complaint-to-hint = As it stands after “To:”, for example: the mayor. An empty field means the head of the centre.
settings-feedback-complaint-email = E-mail address of the addressee of complaints
settings-feedback-keep-days = For how many days after the answer texts and authors' data are kept
centre-email-form = “{ $given }” is no e-mail address; write, for example, mayor@example.gov.ua

log-kind-feedback = Feedback and complaints
log-did-feedback-changed = The settings of feedback and complaints were changed
log-did-suggestion-received = Feedback No. { $subject } came
log-did-suggestion-in-work = Feedback No. { $subject } was taken into work
log-did-suggestion-extended = The term of feedback No. { $subject } was extended
log-did-suggestion-answered = Feedback No. { $subject } was answered
log-did-suggestion-passed-on = Feedback No. { $subject } was passed on
log-did-suggestion-not-told = The letter about feedback No. { $subject } was not delivered
log-did-complaint-received = Complaint No. { $subject } came
log-did-complaint-in-work = Complaint No. { $subject } was taken into work
log-did-complaint-extended = The term of complaint No. { $subject } was extended
log-did-complaint-answered = Complaint No. { $subject } was answered
log-did-complaint-passed-on = Complaint No. { $subject } was passed on
log-did-complaint-not-told = The letter about complaint No. { $subject } was not delivered
log-field-due-on = Term
