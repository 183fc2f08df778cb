# The queue kiosk.
kiosk-page-title = Queue kiosk
kiosk-trial = Example: tickets are not real
kiosk-bar = Back, language, help, look of the screen
kiosk-language = Language
kiosk-home = Start again
kiosk-done = Done

kiosk-page-back = Up
kiosk-page-next = Down
kiosk-page-count = { $page } of { $pages }

kiosk-purpose-title = What brings you here?
kiosk-purpose-lead = Welcome! Touch the line you need.
kiosk-purpose-of-service = What brings you here?
kiosk-search = Search services
kiosk-frequent = Frequent services
kiosk-sphere-title = Choose an area
kiosk-service-title = Choose a service
kiosk-service-skip = Not in the list, or I do not know
kiosk-frequent-title = Frequent services
kiosk-frequent-lead = The ones most often asked for

kiosk-search-title = Search services
kiosk-search-field = Words to search for
kiosk-search-placeholder = For example: passport
kiosk-search-hint = Type a word: passport, residence, subsidy, land.
kiosk-search-nothing = Nothing found. Try another word or call a member of staff.
kiosk-search-found =
    { $count ->
        [one] { $count } service found
       *[other] { $count } services found
    }
kiosk-search-again = Change the word
kiosk-search-show = Show
kiosk-keyboard = Keyboard
kiosk-keyboard-uk = АБВ
kiosk-keyboard-en = ABC
kiosk-keyboard-space = space
kiosk-keyboard-erase = Erase the last letter

kiosk-confirm-title = Check and take your ticket
kiosk-documents = Documents needed
kiosk-documents-unknown = Please ask at reception.
kiosk-confirm-late = The queue is long. With a ticket you will be seen even after { $time }.
kiosk-ahead = Ahead of you
kiosk-people =
    { $count ->
        [0] nobody
        [one] { $count } person
       *[other] { $count } people
    }
kiosk-wait = Expected wait
kiosk-wait-nobody = No one is serving now
kiosk-wait-unknown = not known
kiosk-persons = How many people?
kiosk-persons-count =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
kiosk-persons-fewer = Fewer people
kiosk-persons-more = More people
kiosk-services = How many services?
kiosk-services-count =
    { $count ->
        [one] { $count } service
       *[other] { $count } services
    }
kiosk-services-fewer = Fewer services
kiosk-services-more = More services
kiosk-take = Take a ticket

kiosk-help = I need help from staff
kiosk-help-lead = Choose one or more. You need not say why.
kiosk-help-accompany = Someone to accompany me
kiosk-help-wheelchair = Space for a wheelchair
kiosk-help-sign_language = Sign language
kiosk-help-interpreter = An interpreter
kiosk-priority = Right to be served out of turn
kiosk-priority-lead = Please have the document ready: a member of staff will look at it.
kiosk-priority-none = I have no such right
kiosk-name = Surname and first name
kiosk-name-lead = If you wish. Only the person who serves you will see it.

kiosk-issuing-title = One moment, please
kiosk-issuing-text = Preparing your ticket…

kiosk-ticket-title = Your number
kiosk-paper-printing = Printing your ticket…
kiosk-paper-take = Take your ticket
kiosk-ticket-ahead =
    { $count ->
        [0] Nobody is ahead of you
        [one] { $count } person is ahead of you
       *[other] { $count } people are ahead of you
    }
kiosk-ticket-wait = Expected wait: { $wait }
kiosk-ticket-counters = Counters: { $counters }
kiosk-ticket-nobody = Nobody is serving now. Your place in the queue is kept.
kiosk-ticket-next = Watch the display and listen for announcements.
kiosk-ticket-done = Done

kiosk-paperless-title = Remember your number
kiosk-paper-trouble = The ticket was not printed, but you are in the queue. Write the number down or take a photo.
kiosk-paper-none = You are in the queue. This kiosk prints no tickets: write the number down or take a photo.
kiosk-paperless-qr = QR code of your queue on the phone
kiosk-paperless-own-page = Point your phone’s camera here, or enter the code at { $address }

kiosk-moment-today = at { $time }
kiosk-moment-tomorrow = tomorrow at { $time }
kiosk-moment-date = { $date } at { $time }
kiosk-since-today = from { $time }
kiosk-since-tomorrow = tomorrow from { $time }
kiosk-since-date = { $date } from { $time }

kiosk-closed-title = No ticket can be taken now
kiosk-closed-not_here = This service is not provided here.
kiosk-closed-not_yet = Tickets for this queue are not issued yet.
kiosk-closed-ended = No more tickets are issued for this queue today.
kiosk-closed-day_off = This queue does not work today.
kiosk-closed-switched_off = This queue is not working for the time being.
kiosk-closed-full = All of today’s tickets for this queue have been issued.
kiosk-closed-unserved = Nobody is here at the moment who deals with this matter.
kiosk-closed-suspended = Reception is suspended for the time being.
kiosk-closed-register = The state register is not available, so the service cannot be provided now.
kiosk-closed-service_off = This service is not given for now.
kiosk-off-absent = Nobody who receives for it is here.
kiosk-off-equipment = The equipment is out of order and being repaired.
kiosk-off-register = The state register is temporarily unavailable.
kiosk-off-forms = The forms have run out.
kiosk-off-decision = So the head of the centre has decided.
kiosk-closed-until = Tickets will be issued again { $moment }.
kiosk-closed-help = Reception will help you. You can also call a member of staff with the button below.
kiosk-note-not_here = not provided here
kiosk-note-not_yet = not started yet
kiosk-note-ended = ended for today
kiosk-note-day_off = does not work today
kiosk-note-switched_off = not working for now
kiosk-note-full = no tickets left
kiosk-note-unserved = nobody receives now
kiosk-note-suspended = reception suspended
kiosk-note-register = register unavailable
kiosk-note-service_off = not given for now

kiosk-day-off = No reception today
kiosk-day-not-yet = Tickets are not issued yet
kiosk-day-ended = No more tickets are issued today
kiosk-day-ended-text = Everyone with a ticket will be served.
kiosk-day-nothing = No tickets are issued now

kiosk-suspended-title = Reception is suspended
kiosk-suspended-since = Reception was suspended { $moment }.

kiosk-server-trouble-title = This kiosk is offline for the moment
kiosk-server-trouble-text = The kiosk cannot issue a ticket now. It will work again by itself once the connection is back.
kiosk-server-trouble-asked = Your request was sent, but there is no answer yet. Please wait: as soon as the connection is back, the kiosk shows the answer. No second ticket will be issued.
kiosk-server-trouble-help = If you would rather not wait, please go to reception.

kiosk-refused-service_off = This service has just been switched off.
kiosk-refused-title = No ticket was issued
kiosk-refused-line_closed = Tickets for this queue are no longer issued.
kiosk-refused-line_full = All of today’s tickets for this queue have been issued.
kiosk-refused-line_unserved = This service is not provided here.
kiosk-refused-branch_suspended = Reception is suspended for the time being.
kiosk-refused-too_many_requests = The kiosk is issuing tickets too fast. Please wait a minute and try again.
kiosk-refused-other = The kiosk could not issue a ticket.

kiosk-bell = Call staff
kiosk-bell-ringing = Calling a member of staff…
kiosk-bell-ringing-text = Please wait at the kiosk.
kiosk-bell-rung = A member of staff has been called
kiosk-bell-rung-text = Please wait at the kiosk.
kiosk-bell-answered = A member of staff is on the way
kiosk-bell-answered-text = Please wait at the kiosk.
kiosk-bell-failed = The call did not go through
kiosk-bell-failed-text = Please go to reception.
kiosk-bell-close = All right

kiosk-still-here = Are you still here?
kiosk-still-here-text = If nobody touches the screen, everything you chose will be erased.
kiosk-still-here-yes = Yes, continue
