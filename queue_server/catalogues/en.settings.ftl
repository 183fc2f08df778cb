# The pages of the settings.
settings-nav = Pages of the settings
settings-group-today = Today
settings-group-people = People
settings-group-centre = Centre
settings-group-devices = Devices
settings-group-log = Control
settings-button-about = { $label }: { $about }
settings-moment = { $day }, { $time }
settings-change = Change
settings-remove = Remove
settings-saved = Saved. The changes are in force.
settings-field-wrong = { $field }: { $reason }
settings-between = From { $least } to { $most }
settings-every-day = every day

settings-absences = Who is absent
settings-absences-lead = Mark who is not here. If a line is left without anybody, you see it at once.
settings-absences-now = Recorded absences
settings-absences-people = Staff
settings-absence-add = Not at work
settings-absence-of = { $name }: absence
settings-absence-why = Why?
settings-absence-sick = Illness
settings-absence-leave = Leave
settings-absence-trip = Business trip
settings-absence-training = Training
settings-absence-other = Another reason
settings-absence-row = { $reason }: { $days }
settings-absence-added = Recorded as absent: { $name }.
settings-absence-cancel = Is here
settings-absence-cancelled = { $name } is here, the absence is cancelled.
settings-absent-today = Not here today
settings-days = { $first } – { $last }
settings-first-day = First day
settings-last-day = Last day
settings-day-missing = Give the day
settings-left = These lines are left without anybody:
settings-left-line = { $line } — { $days }

settings-breaks = Breaks
settings-breaks-lead = Everybody has a break at a time of their own. After it nobody is called automatically: the administrator goes on when ready.
settings-breaks-list = Planned breaks
settings-breaks-none = No breaks are planned yet.
settings-breaks-overlap = { $one } and { $other } have a break at the same time. Lines: { $lines }.
settings-break-new = New break
settings-break-who = Member of staff
settings-break-start = Begins
settings-break-end = Ends
settings-break-start-missing = Give the time when the break begins
settings-break-end-missing = Give the time when the break ends
settings-break-day = Day
settings-break-day-hint = Leave it empty for a break of every day.
settings-break-add = Add the break
settings-break-added = Break planned: { $name }.
settings-break-removed = Break removed: { $name }.

settings-switches = Lines and services
settings-switches-lead = Switch off a line or a service that is not given for now. The kiosk tells visitors why and until when. Whoever has a ticket is served.
settings-lines = Lines
settings-services = Services
settings-service-search = Find a service
settings-services-found = { $count ->
    [one] { $count } service found
   *[other] { $count } services found
}
settings-services-hint = { $count ->
    [one] { $count } service
   *[other] { $count } services
} in all. Begin to type a name.
settings-switch-off = Switch off
settings-switch-on = Switch on
settings-switched-off = Switched off: { $name }.
settings-switched-on = Switched on: { $name }.
settings-off-title = Switch off: { $name }
settings-off-why = Why?
settings-off-absent = Nobody to serve it
settings-off-equipment = Equipment out of order
settings-off-register = State register unavailable
settings-off-forms = No forms left
settings-off-decision = Decision of the head
settings-off-other = Another reason
settings-off-until = Until when
settings-off-until-hint = Optional. Without it, it stays off until you switch it on.
settings-off-note = Note for visitors
settings-off-note-hint = Optional. The kiosk shows it.
settings-off-now = Off: { $reason }
settings-off-until-moment = until { $moment }
settings-off-by = { $name }

settings-notices = Notices in the hall
settings-notices-lead = The display shows notices in turn with the lines. The shorter they are, the easier they are read from afar.
settings-notices-list = Notices
settings-notices-none = There are no notices yet.
settings-notice-new = New notice
settings-notice-change = Change the notice
settings-notice-uk = Text in Ukrainian
settings-notice-en = Text in English
settings-notice-en-hint = Optional.
settings-notice-until = Show until
settings-notice-until-hint = Optional. Then the display takes it down by itself.
settings-notice-pages = { $count ->
    [one] Fits the display in one piece:
   *[other] The display shows it in { $count } parts:
}
settings-notice-saved = The notice is saved. The display has been updated.
settings-notice-off = Take down
settings-notice-off-done = The notice is taken down.
settings-notice-on = Show
settings-notice-on-done = The notice is shown again.
settings-notice-moved = The notice stands higher now.
settings-move-up = Higher
settings-notice-shown = shown
settings-notice-shown-until = shown until { $moment }
settings-notice-is-off = taken down
settings-notice-over = its time has passed: { $moment }

settings-people = Staff
settings-people-lead = Who signs in and what each may do. Somebody who is disabled leaves every screen at once.
settings-people-list = Accounts
settings-role-operator = administrator
settings-role-reception = reception
settings-role-supervisor = queue supervisor
settings-role-manager = head of the centre
settings-role-technician = technical administrator
settings-roles = Roles
settings-roles-of = Roles: { $branch }
settings-roles-in = { $branch }: { $roles }
settings-roles-missing = Choose at least one role
settings-login = User name
settings-login-hint = For signing in: letters, digits, dot, hyphen.
settings-login-missing = Enter a user name
settings-name = Surname and first name
settings-name-hint = Colleagues see them, and visitors on the sign of the counter.
settings-name-missing = Enter the surname and first name
settings-position = Position
settings-first-password = First password
settings-new-password = New password
settings-password-hint = At least 8 characters. A few words are easier to remember than a row of signs.
settings-password-missing = Enter the new password
settings-new-password-title = Password forgotten?
settings-set-password = Set a new password
settings-password-set = New password set: { $name }. Hand it over in person; earlier sessions have ended.
settings-person-new = New member of staff
settings-person-change = { $name }: change
settings-person-added = Added: { $name }.
settings-person-saved = Saved: { $name }.
settings-disabled = { $name } (disabled)
settings-disable = Disable
settings-disable-title = Disable the account: { $name }?
settings-disable-text = The person leaves every screen at once and can no longer sign in. The records of their work are kept.
settings-enable = Enable
settings-person-disabled = Account disabled: { $name }.
settings-person-enabled = Account enabled: { $name }.

settings-my-password = My password
settings-my-password-lead = Only you know your password. After the change your other sessions end, this one goes on.
settings-old-password = Present password
settings-old-password-missing = Enter the present password
settings-set-own-password = Change the password
settings-own-password-set = The password is changed.

settings-rules = Rules of the queue
settings-rules-lead = How the queue of this branch works. The rules should be those of the centre's regulation.
settings-rules-no-show-calls = Calls before a no-show
settings-rules-no-show-minutes = Minutes to wait for the person called
settings-rules-restore-minutes = Minutes within which a no-show can be put back
settings-rules-requeue-minutes = Minutes before somebody put back is called again
settings-rules-head-start-minutes = Minutes by which an appointment goes before walk-ins
settings-rules-decision-weight-minutes = Minutes earlier by the centre's decision
settings-rules-decision-daily-cap = How often a day by the centre's decision
settings-rules-decision-act = The act that decides it
settings-rules-issue-before-opening-minutes = Minutes before opening at which tickets are issued
settings-rules-issue-before-closing-minutes = Minutes before closing at which issuing stops
settings-rules-many-tickets = How many tickets of one line from one kiosk to show to reception
settings-rules-many-tickets-minutes = Within how many minutes to count them
settings-rules-choose-ticket = Allow to call a chosen ticket out of order
settings-rules-personified = Ask for surname and first name at the kiosk
settings-rules-paper-width = Width of the paper, mm
settings-rules-key = The key that leads through a visit
settings-rules-guide-key = Key that starts the kiosk’s spoken guide

settings-standards = Standards
settings-standards-lead = What you expect of a day. The dashboard says when a standard is not kept.
settings-standards-wait-minutes = Longest wait, minutes
settings-standards-service-minutes = Longest service, minutes
settings-standards-idle-minutes = Minutes that a counter may be without a visitor while people wait
settings-standards-people-in-line = Most people in one line

settings-texts = Texts of the centre
settings-texts-lead = Your own words for visitors. An empty field leaves the usual text.
settings-texts-paper-footer = Last line of the ticket
settings-texts-paper-footer-hint = For example, the address of the centre's site. Up to 160 characters.
settings-texts-kiosk-welcome = Greeting at the kiosk
settings-texts-kiosk-welcome-hint = Stands below the question for the purpose. Up to 120 characters.
settings-texts-hall-idle = The display while nobody is called
settings-texts-hall-idle-hint = Up to 120 characters.
settings-texts-how-to-complain = How to complain
settings-texts-how-to-complain-hint = To whom and where to write. Stands on the visitors' pages. Up to 400 characters.

settings-devices = Devices
settings-devices-lead = Kiosks, displays, printers. Disconnect a lost device: it stops working within seconds.
settings-papers = Ticket and printing
settings-papers-lead = So a ticket looks on paper, dot by dot. What it says is made up.
settings-preview = Look of the ticket
settings-preview-language = Language of the ticket
settings-preview-alt = A ticket on paper of { $width } mm
settings-width = Paper of { $width } mm
settings-test-print = Test print
settings-printer = Printer
settings-print-test = Print a test ticket
settings-no-printers = No printer is connected yet.
settings-print-queued = Sent, waiting for the printer…
settings-print-claimed = Printing…
settings-print-printed = Printed. See whether all of it can be read on the paper.
settings-print-failed = Not printed. Check the paper, the cover and the power of the printer.
settings-print-unknown = The printer did not confirm. See whether a paper came out.
settings-voice = Voice in the hall
settings-voice-lead = Check that announcements are heard where people wait for them.
settings-voice-where = Where to try
settings-voice-test = Say the test sentence
settings-voice-speaking = { $count ->
    [one] { $count } display is speaking.
   *[other] { $count } displays are speaking.
}
settings-voice-nobody = No display is connected here now, so nothing will be heard. Check power and network.
settings-voice-here = Listen on this computer
settings-voice-here-hint = The same sentence, without the hall.

settings-audit-log = Audit log
settings-audit-log-lead = Who changed what and when. No visitor's name stands here.

console-planned-break = Planned break { $start }–{ $end }
console-alert-test-print-failed = { $name }: the test ticket was not printed
console-alert-test-print-unknown = { $name }: unknown whether the test ticket was printed
console-alert-test-print-queued = { $name }: the test ticket waits to be printed
