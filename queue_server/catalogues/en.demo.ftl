### The demo: what `make demo` tells line by line. Keys are names of facts and of the tables' rows in queue_server/demo.

demo-ticket-issued = { $number } · ticket issued
demo-ticket-called = { $number } · called to counter { $counter }
demo-ticket-recalled = { $number } · called again to counter { $counter }
demo-ticket-started = { $number } · being served at counter { $counter }
demo-ticket-started-on_hold = { $number } · taken back at counter { $counter }
demo-ticket-continued = { $number } · the next service of the same visitor
demo-ticket-finished = { $number } · served
demo-ticket-returned = { $number } · back to the administrator who asked
demo-ticket-held = { $number } · on hold, the place is kept
demo-ticket-requeued = { $number } · back in the queue at the old place
demo-ticket-transferred = { $number } · sent on, number and place stay
demo-ticket-no_show = { $number } · no-show: nobody came after three calls
demo-ticket-restored = { $number } · the visitor came to reception and has the old place again
demo-ticket-cancelled = { $number } · the visitor gave the ticket up
demo-ticket-undone = { $number } · the last action was taken back
demo-ticket-amended = { $number } · reception changed the ticket
demo-counter-opened = Counter { $counter } is open
demo-counter-paused-break = Counter { $counter }: a break
demo-counter-paused-paperwork = Counter { $counter }: paperwork
demo-counter-paused-phone = Counter { $counter }: on the telephone
demo-counter-closed = Counter { $counter } is closed
demo-branch-suspended-air_alarm = Air alarm! Reception is suspended, every place is kept
demo-branch-suspended = Reception is suspended
demo-branch-resuming = All clear. Reception goes on soon
demo-branch-resumed = Reception goes on, the order has not changed
demo-bell-rung = Somebody at the kiosk rings for a member of staff
demo-bell-answered = Reception goes to the kiosk
demo-device-changed-paper_out = The printer is out of paper, and staff know

demo-printed = Printer: ticket { $number }
demo-printed-duplicate = Printer: ticket { $number }, duplicate

demo-fate-with_defects = { $number } · the documents will turn out to have defects
demo-fate-two_services = { $number } · this visitor needs two services
demo-fate-family = { $number } · a family: two applications and a ready document
demo-fate-in_english = { $number } · a ticket in English: the call will sound in two languages
demo-fate-needs_help = { $number } · this visitor needs to be accompanied
demo-fate-slow = { $number } · this visitor will hear only the second call
demo-fate-fills_form = { $number } · this visitor will have to fill in a form
demo-fate-wrong_line = { $number } · this visitor chose the wrong line
demo-fate-to_colleague = { $number } · a colleague's advice will be needed
demo-fate-not_ready = { $number } · this visitor will ask for a little time
demo-fate-slip = { $number } · the administrator will be too quick, and undo
demo-fate-absent = { $number } · this visitor went out and will hear no call
demo-fate-operator_leaves = { $number } · the administrator will have to leave at once
demo-fate-right_by_law = { $number } · this visitor stated a right to be served out of turn
demo-fate-paper_lost = { $number } · this visitor will lose the ticket
demo-fate-leaves = { $number } · this visitor will not want to wait

demo-happening-air_alarm = The siren sounds
demo-happening-paper_out = The roll of paper comes to its end
demo-happening-bell = Somebody is lost at the kiosk
demo-happening-at_the_desk = Reception issues a ticket itself
demo-happening-break = Time for one administrator's break
demo-happening-paperwork = One administrator has papers to process
demo-happening-phone = One administrator's telephone rings

demo-reason-operator-leaves = The administrator had to leave the counter at once
demo-free-counter = Counter { $counter } is free: sign in to the operator console as { $login } and serve a visitor yourself
demo-problem = ERROR · { $what }
demo-summary = Visitors { $visits }, served { $served }, tickets printed { $papers }; waited { $mean } on average, { $longest } at most (min:s)
