# The hall display. It is read from ten metres: short words.
hall-title = Queue display
hall-trial = Example
hall-called = Now calling
hall-recent = Last calls
hall-waiting = Waiting
hall-notices = Notices
hall-wait = { $from }–{ $to } min
hall-workplace = Desk
hall-final = Final call
hall-final-and-hint = Final call · { $hint }
hall-idle-title = Please wait
hall-idle-text = When it is your turn, your number appears here and is announced.
hall-stale-since = No connection since { $time }
hall-stale-advice = The numbers shown before may have changed, so they were removed. They return as soon as the connection does. Please ask a member of staff.
hall-sound-enable = Turn on the sound

hall-suspended-air-alarm-title = Attention! Air raid alert
hall-suspended-air-alarm-text = Reception is suspended. Please go to the shelter. Your place in the queue is kept.
hall-suspended-no-power-title = Power cut
hall-suspended-no-power-text = Reception is suspended for now. Please keep your ticket.
hall-suspended-failure-title = Technical fault
hall-suspended-failure-text = Reception is suspended for now. Your place in the queue is kept.
hall-suspended-other-title = Reception is suspended
hall-suspended-other-text = Please keep your ticket. Your place in the queue is kept.
