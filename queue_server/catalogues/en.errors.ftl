# Refusals: the key is “error-” and the stable code.

## Who is asking
error-not_signed_in = Please sign in.
error-sign_in_failed = The user name or the password is wrong. Check Caps Lock and the keyboard layout.
error-not_allowed = You may not do this. Please ask the head of the centre.
error-csrf_failed = This page is out of date. Reload it and try again.
error-foreign_origin = The request came from another site and was refused.
error-scheme_unknown = This way of signing in is not supported.
error-device_unknown = This device is not connected or was disconnected.
error-code_unknown = There is no ticket with this code. Please check the digits.
error-too_many_requests = Too many attempts. Try again in { $retry_after ->
    [one] { $retry_after } second
   *[other] { $retry_after } seconds
}.

## The request itself
error-bad_request = The request is wrong.
error-malformed_json = The request cannot be read.
error-invalid_request = This part of the request is wrong: { $field }.
error-not_found = There is no such page.
error-method_not_allowed = This address does not take this action.
error-too_large = Too much data was sent.
error-unsupported_media_type = The data came in an unknown format.
error-internal_error = Something went wrong on the server. It has been recorded. Please try again.
error-unavailable = The server cannot answer at the moment. Please try again.
error-database_busy = The server is busy, nothing was changed. Please try again.
error-storage_failed = The server cannot store anything now: the disk is full or damaged. Nothing was changed. Please tell the technical administrator.

error-idempotency_key_invalid = The retry key is wrong: it must have 1 to { $longest } characters.
error-idempotency_conflict = Another request was already sent under this key.
error-view_unknown = There is no such view.

## The branch
error-branch_unknown = There is no such branch.
error-branch_suspended = Reception is suspended for now.
error-branch_not_suspended = Reception is not suspended.
error-suspension_reason_unknown = Choose the reason for suspending from the list.

## Issuing a ticket
error-purpose_unknown = There is no such purpose. Please choose another.
error-service_unknown = This service is not offered here. Please choose another.
error-sphere_unknown = There is no such topic here. Please choose another.
error-line_unknown = There is no such line here.
error-line_unserved = Nobody serves this line at the moment.
error-line_closed = Tickets for this line are not issued at the moment.
error-category_unknown = There is no such ground for being served out of turn.
error-category_needed = Please give the ground for being served out of turn.
error-assistance_unknown = This kind of help is not on the list.
error-persons_out_of_range = The number of persons must be from { $least } to { $most }.
error-services_out_of_range = The number of services must be from { $least } to { $most }.
error-name_not_asked = Names are not asked for here.
error-name_too_long = The name is too long: { $longest } characters at most.
error-staff_only = Only staff of the centre can do this.

## The ticket
error-ticket_unknown = There is no such ticket.
error-ticket_changed = The ticket has changed in the meantime. Please look at it again.
error-ticket_wrong_status = This is not possible in the ticket’s present state.
error-ticket_of_another_counter = Another counter is serving this visitor.
error-no_show_too_early = The visitor needs a little more time to come.
error-no_show_grace = After reception has resumed, visitors have { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} to come back.
error-restore_once = This ticket was put back before. Please issue a new one.
error-restore_too_late = A ticket can be put back only within { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}. Please issue a new one.
error-nothing_to_undo = Only your own last action can be undone, and only within { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
error-reception_only = Only reception or the supervisor can do this.
error-supervisor_only = Only the supervisor can do this.
error-choosing_not_allowed = In this branch visitors are called in turn only.
error-choosing_reason_unknown = Choose the reason for calling out of turn from the list.

## Serving
error-outcome_needed = Please give the outcome.
error-quantity_out_of_range = The quantity must be from { $least } to { $most }.
error-hold_reason_unknown = Choose the reason for holding from the list.
error-hold_minutes_out_of_range = A hold can last from { $least } to { $most } minutes.
error-transfer_reason_unknown = Choose the reason for the transfer from the list.
error-destination_needed = Please say where the visitor is to go.
error-nobody_to_return_to = Nobody transferred this visitor, so there is nobody to return to.
error-note_too_long = The note is too long: { $longest } characters at most.

## The counter
error-counter_unknown = There is no such counter.
error-counter_needed = Please name the counter.
error-counter_not_open = Please open the counter first.
error-counter_not_yours = Another person works at this counter.
error-counter_taken = Counter { $counter } is already taken.
error-counter_busy = Please finish ticket { $number } first.
error-counter_wrong_status = This is not possible in the counter’s present state.
error-counter_changed = The counter has changed in the meantime. Please look at it again.
error-operator_elsewhere = You already work at another counter. Please close that one first.
error-bell_unknown = There is no such call for help.

## Printing and voice
error-print_job_unknown = There is no such print job.
error-print_job_ended = This print job has ended already.
error-print_job_not_failed = Only what was not printed can be printed again.
error-print_result_unknown = There is no such result of printing.
error-number_unknown = There is no such number.
error-voice_failed = The voice is not available at the moment.

## Devices
error-device_name_invalid = A device’s name must stand on one line and have 1 to { $longest } characters.
error-zone_unknown = There is no such zone in this branch.
error-printer_unknown = There is no such printer in this branch.
error-pairing_unknown = There is no such code, it has been used, or its time is over. Check the code on the device’s screen.
error-pairing_other_kind = The code belongs to a device of another kind. Check which device you are connecting.

## Accounts
error-staff_unknown = There is no such account.
error-login_invalid = A user name must have 2 to 64 letters, digits or the signs . _ - @ without spaces.
error-staff_name_invalid = Name and position must each stand on one line and have { $longest } characters at most.
error-password_too_short = The password is too short: it needs at least { $shortest } characters.
error-password_too_long = The password is too long: { $longest } characters at most.
error-password_common = This password would be guessed first. Take, for example, three words that do not belong together.
error-password_is_login = The password must not be the user name.

## The centre’s file
error-letter_unknown = There is no letter { $letter }. Possible are: { $letters }.
error-letter_confusing = The letter { $letter } is easily mistaken for another by eye or ear. Take another one.
error-right_not_stated = This visitor has not stated a right to be served out of turn.
error-no_printer = There is no ticket printer here. Tell the visitor the number, or connect a printer in the settings.
