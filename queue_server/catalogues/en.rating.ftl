# The rating of a visit: on the phone, at the kiosk, on a counter's tablet.
rating-title = Rate your visit
rating-given-title = Your rating
rating-visit = Ticket { $number }
rating-lead = Your rating helps us to work better. The staff do not see who gave it.
rating-step = How was your visit?
rating-five-1 = Very poor
rating-five-2 = Poor
rating-five-3 = Fair
rating-five-4 = Good
rating-five-5 = Very good
rating-four-1 = Terrible
rating-four-2 = Acceptable
rating-four-3 = Good
rating-four-4 = Excellent
rating-optional = { $question } (optional)
rating-no-answer = No answer
rating-comment = Comment (optional)
rating-comment-hint = Please write no telephone, address or document number here: comments are not answered.
rating-send = Send the rating
rating-change = Change the rating
rating-thanks = Thank you! Your rating is saved.
rating-changed = Thank you! Your rating is changed.
rating-yours = Your rating: { $step }
rating-change-until = You can change it until { $time }.
rating-add-more = If you wish, add a few words or change your rating.
rating-code = Code from the ticket
rating-code-hint = 12 digits under the QR code, such as 1234 5678 9012. After an appointment its code works too.
rating-code-next = Continue
rating-code-unknown = There is no such code. Check the digits on your ticket.
rating-step-missing = Choose a rating
rating-other = Another ticket
rating-offer = Please rate how you were served: it takes a few seconds.
rating-by-code = Rate a visit by the code of its ticket

rating-kiosk = Rate your visit
rating-kiosk-short = Rate
rating-kiosk-lead = Hold the ticket’s QR code to the scanner, or enter the 12 digits below it.
rating-kiosk-unknown = There is no such code here. Check the digits on the ticket. A code works in the centre where you were served.
rating-kiosk-blocked = Too many tries. Please try again in a minute.
rating-kiosk-not-now = The visit could not be rated
rating-kiosk-again = Enter the code again
rating-kiosk-done = Done
rating-kiosk-thanks = Thank you!

rating-tablet-title = Rating tablet
rating-tablet-asleep = Welcome to the centre
rating-tablet-thanks-lead = Have a good day!
rating-tablet-skip = Do not rate

error-visit_unknown = There is no such code in this centre. Check the digits on the ticket.
error-rating_too_early = A visit can be rated when it has ended.
error-rating_not_served = Only a visit that took place can be rated; with this ticket nobody was served.
error-rating_too_late = A visit can be rated within seven days. That time is over.
error-rating_already_given = This visit has been rated already. A rating can be changed within an hour after it was given.
error-rating_step_wrong = There is no such rating. Choose one of those shown.
error-rating_comment_too_long = The comment is too long: at most { $longest ->
    [one] { $longest } character
   *[other] { $longest } characters
}.
error-rating_offer_over = The time to rate on this tablet is over. You can rate the visit on your phone or at the kiosk by the code of your ticket.

# The page of ratings for the head and the administrators.
ratings-title = Ratings by visitors
ratings-mine = My ratings
ratings-lead = Of the last 30 days. Nobody sees here for which ticket a rating was given.
ratings-branch = Branch
ratings-step = Rating
ratings-count = How many
ratings-whole = In all
ratings-tally = How many of each rating
ratings-by-operator = By administrator
ratings-operator = Administrator
ratings-mean = Mean, of { $steps }
ratings-mean-of = { NUMBER($mean, minimumFractionDigits: 1) }
ratings-too-few = too few
ratings-too-few-note = Fewer than five ratings of an administrator are not shown, so that no visitor can be guessed. Where there is one such administrator, another is not shown either.
ratings-words = Ratings with the visitors’ words, the newest first
ratings-day = Date
ratings-channel = From
ratings-channel-phone = phone
ratings-channel-kiosk = kiosk
ratings-channel-tablet = tablet
ratings-comment = Comment
ratings-none = There are no ratings yet.
ratings-held = The words name a contact: only the head sees them.
ratings-own = Your ratings: { $branch }
ratings-own-lead = You and the head see them. There is no date and no ticket here, so that visitors may speak openly.
ratings-own-tally = How many of each rating you were given
ratings-own-words = What was written to you

# The settings of ratings.
settings-rating = Rating
settings-rating-lead = How visitors rate their visit: the scale and your own questions.
settings-rating-scale = Scale
settings-rating-scale-five = Five steps: from very badly to very well
settings-rating-scale-four = The state’s four: terribly, acceptably, well, excellently
settings-rating-questions = Questions
settings-rating-questions-hint = Six at most. Answers are optional; the questions stand on the visitor’s page.
settings-rating-question = Question { $number }
settings-rating-kind = How it is answered
settings-rating-kind-scale = By a step of the scale
settings-rating-kind-choice = By choosing one answer
settings-rating-kind-text = In one’s own words
settings-rating-choices = Answers
settings-rating-choices-hint = One a line. Add the English name after a bar: Сайт | Website
settings-rating-add = Add a question
settings-rating-remove = Remove question { $number }
settings-rating-name-missing = Write the question in Ukrainian.
log-did-rating-changed = Form of the rating changed
settings-rating-questionnaire = The questionnaire without a ticket is open to everybody on the public pages

rating-questionnaire = Visitors’ questionnaire
rating-questionnaire-lead = How do you like it here? No ticket is needed. Answers are counted apart from ratings by ticket.
rating-questionnaire-send = Send the answers
rating-questionnaire-thanks = Thank you! Your answers are sent.
error-questionnaire_closed = The questionnaire of this branch is closed now.

ratings-questionnaire = Questionnaires without a ticket
ratings-questionnaire-tally = How many of each rating in questionnaires
ratings-questionnaire-words = Questionnaires with the visitors’ words, the newest first
