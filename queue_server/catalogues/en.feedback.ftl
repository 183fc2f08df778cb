# Feedback, suggestions and complaints on the public pages and in letters.
feedback-link = Feedback or complaint
feedback-title = Feedback, suggestion or complaint
feedback-lead = Tell us what was good, what should be better or what went wrong. No account is needed.
feedback-where = Which centre do you want to write about?
feedback-kind-suggestion = Feedback or suggestion
feedback-kind-complaint = Complaint
feedback-about-suggestion = A thank-you, a remark, an idea. You need not give your name.
feedback-about-complaint = About a violation of your rights, about decisions, acts or omissions of the staff. It needs your full name, your place of residence and a contact for the answer.
feedback-to = To
feedback-to-head = the head of the centre
feedback-write-suggestion = Write feedback
feedback-write-complaint = Make a complaint
feedback-nowhere = Feedback and complaints are not taken here at the moment. Please write to the centre by post or ask at reception.

## The state by code
feedback-check = See what has become of it
feedback-code = Code
feedback-code-hint = The 12 digits that you were given when you sent your feedback or complaint, for example 1234 5678 9012.
feedback-code-show = Show
feedback-code-unknown = There is no such code. Please check the digits.
feedback-numbered = { $kind ->
    [complaint] Complaint
   *[suggestion] Feedback or suggestion
} No. { $number }
feedback-state = State
feedback-state-received = registered
feedback-state-in_work = in work
feedback-state-extended = in work, the term was extended
feedback-state-answered = answered
feedback-state-passed_on = passed on to another body
feedback-received-on = Received
feedback-due-on = Answer no later than
feedback-reason = Why the term was extended
feedback-answer = Answer
feedback-passed-to = Passed on to
feedback-closed-on = Date
feedback-erased = The time for which we keep the texts is over: they were erased.
feedback-done-suggestion = Thank you! Your feedback is registered.
feedback-done-complaint = Your complaint is registered.
feedback-code-yours = Your code
feedback-keep-code = Write the code down. Only with it can you see the state and read the answer on this page.
feedback-mailed = The code, the news and the answer will also be sent to your e-mail address.
feedback-not-official = As a full name, a place of residence and a contact were not given, this is no appeal under the law. It will be read and answered by code all the same.
feedback-term-note = Calendar days are counted. If more time is needed, the term is extended to 30 days at most, and the reason is shown here.
feedback-forget = Close

## Writing
feedback-law = What makes a complaint official
feedback-law-who = The Law of Ukraine on Citizens' Appeals asks for your surname, name and patronymic (if any), your place of residence and the substance of the complaint. We add the date ourselves: it is the day on which the complaint came.
feedback-law-answer = The answer needs an e-mail address or another way to reach you. No qualified electronic signature is needed.
feedback-law-anonymous = The law does not allow an anonymous complaint to be considered. If you do not want to give your name, leave feedback instead.
feedback-law-term = You will be answered within { $days ->
    [one] { $days } calendar day
   *[other] { $days } calendar days
}. If more time is needed, the term is extended to 30 days at most, and you are told why.
feedback-law-suggestion = If you give your full name, your place of residence and a contact, your feedback is considered as an appeal under the Law of Ukraine on Citizens' Appeals. Without them it is read and answered by code too, but it is no appeal.
feedback-text-suggestion = Your feedback or suggestion
feedback-text-complaint = The substance of the complaint
feedback-text-hint-suggestion = Up to 5000 characters.
feedback-text-hint-complaint = What happened, where and when, and what you ask for. Up to 5000 characters.
feedback-name = Surname, name, patronymic
feedback-residence = Place of residence
feedback-residence-hint = Region, town or village, street, house, flat.
feedback-contact = E-mail address or telephone for the answer
feedback-contact-hint = For example olena@example.com or 067 123 45 67.
feedback-contact-mails = The code and the answer will be sent to an e-mail address.
feedback-personal = Only the addressee and the head of the centre see your name, place of residence and contact. { $days ->
    [one] { $days } day
   *[other] { $days } days
} after the answer they are erased together with the texts.
feedback-send-suggestion = Send the feedback
feedback-send-complaint = Send the complaint
feedback-rather-suggestion = Leave feedback without a name
feedback-back = Back

error-feedback_closed = This branch does not take feedback and complaints on its site at the moment.
error-feedback_incomplete = Please check what you have written.
error-feedback_text_missing = Please write what it is about.
error-feedback_name_missing = Give your surname and name: the law does not allow an anonymous complaint to be considered.
error-feedback_name_not_full = Give both your surname and your name.
error-feedback_residence_missing = Give your place of residence.
error-feedback_contact_missing = Give an e-mail address or a telephone so that you can be answered.
error-feedback_too_long = The text is too long. Please shorten it.
error-feedback_unknown = There is no such feedback or complaint.
error-feedback_wrong_status = This can no longer be done: the state has changed. Please reload the page.
error-feedback_term_over = The term is over already and cannot be extended.
error-feedback_reason_missing = Write why more time is needed: the author will see the reason.
error-feedback_answer_missing = Write the answer.
error-feedback_body_missing = Write to which body it was passed on.

## Letters
feedback-letter-subject-arrived = { $kind ->
    [complaint] A complaint has come
   *[suggestion] Feedback has come
}: No. { $number }
feedback-letter-arrived = { $kind ->
    [complaint] A complaint has come:
   *[suggestion] Feedback or a suggestion has come:
} No. { $number } ({ $centre }).

    To: { $to }
    It has to be answered no later than { $due }.
    Read and answer it: { $desk }

    This letter holds neither the text nor the author's data: they are shown only after signing in.
feedback-letter-subject-received = { $kind ->
    [complaint] Your complaint is registered
   *[suggestion] Your feedback is registered
}: No. { $number }
feedback-letter-received = { $kind ->
    [complaint] Your complaint is registered:
   *[suggestion] Thank you! Your feedback or suggestion is registered:
} No. { $number } ({ $centre }).

    To: { $to }
    You will be answered no later than { $due }.
feedback-letter-subject-extended = You will be answered by { $due }: { $kind ->
    [complaint] complaint
   *[suggestion] feedback
} No. { $number }
feedback-letter-extended = More time is needed to answer your { $kind ->
    [complaint] complaint
   *[suggestion] feedback or suggestion
} No. { $number }. You will be answered no later than { $due }.

    Reason: { $reason }
feedback-letter-subject-answered = Answer to your { $kind ->
    [complaint] complaint
   *[suggestion] feedback
} No. { $number }
feedback-letter-answered = The answer to your { $kind ->
    [complaint] complaint
   *[suggestion] feedback or suggestion
} No. { $number } ({ $centre }):

    { $answer }
feedback-letter-subject-passed-on = Your { $kind ->
    [complaint] complaint
   *[suggestion] feedback
} No. { $number } was passed on
feedback-letter-passed-on = Your { $kind ->
    [complaint] complaint
   *[suggestion] feedback or suggestion
} No. { $number } was passed on to the body that has to decide on it: { $body }. That body will answer you.
feedback-letter-state = State and answer: { $link }
    Code: { $code }. It is meant for you alone.
