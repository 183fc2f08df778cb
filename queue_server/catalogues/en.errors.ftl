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

## Branches, devices, accounts
error-branch_unknown = There is no such branch.
error-device_name_invalid = A device’s name must have 1 to { $longest } characters on one line.
error-zone_unknown = There is no such zone in this branch.
error-printer_unknown = There is no such printer in this branch.
error-pairing_unknown = There is no such code, it has been used, or its time is over. Check the code on the device’s screen.
error-pairing_other_kind = The code belongs to a device of another kind. Check which device you are connecting.
