# Numbers by hand: sheets printed in advance, and entering what was kept on them.

hand-title = Numbers by hand
hand-lead = When there is no power or no network, numbers are given on sheets printed in advance. What was written on them is entered here afterwards.
hand-branch = Branch

## Printing sheets
hand-print-title = Print sheets
hand-print-hint = Numbers 901–999 of each line are reserved for this: the kiosk never gives them. A printed number is not printed again, so keep a stock of sheets at reception.
hand-print-of = How many tickets of line { $letter }
hand-left = { $left ->
    [one] { $left } number left, next is { $next }
   *[other] { $left } numbers left, next is { $next }
}
hand-out = The reserved numbers ran out
hand-print = Prepare the sheets
hand-begin-again = Begin at 901 again
hand-begin-again-of = Begin the numbers of line { $letter } at 901 again
hand-begin-again-title = Begin the numbers of line { $letter } at 901 again?
hand-begin-again-text = First destroy all unused sheets of this line, or two visitors will hold the same number.
hand-begun = The numbers of line { $letter } begin at 901 again.
hand-printings = Printed before
hand-printing = { $date } at { $time }: { $numbers }
hand-no-printings = No sheets were printed yet.

## Entering
hand-enter-title = Enter what stands on the sheets
hand-enter-hint = One row is one ticket. Whoever still waits will stand in the queue by the time on the sheet. A time may be written as 9:15 or 0915.
hand-day = Day
hand-day-hint = For a past day, only visits that are over can be entered.
hand-number = Number
hand-time = Given at
hand-state = State
hand-state-waiting = Still waits
hand-state-served = Served already
hand-purpose = Purpose
hand-service = Service
hand-service-hint = Service (may be left out)
hand-called = Called at
hand-finished = Finished at
hand-finished-hint = Finished at (or minutes)
hand-counter = Counter
hand-operator = Administrator
hand-outcome = Outcome
hand-quantity = Quantity
hand-choose = Choose
hand-row = Row { $row }
hand-add-row = Add a row
hand-remove-row = Remove row { $row }
hand-remove = Remove
hand-enter = Enter
hand-entering = Entering…
hand-entered = { $count ->
    [one] { $count } ticket entered
   *[other] { $count } tickets entered
}: { $numbers }
hand-mistake = Row { $row }: { $text }

## The sheet itself
hand-sheet-title = Sheets with numbers given by hand
hand-sheet-print = Print
hand-sheet-back = To numbers by hand
hand-sheet-how = Cut the sheets along the dashes. Hand the ticket to the visitor, write the number and the time into the register.
hand-slip-by-hand = Ticket given by hand
hand-slip-line = Line { $letter } · { $name }
hand-slip-date = Date
hand-slip-time = Given at
hand-slip-purpose = Purpose
hand-slip-what-to-do = Please wait: a member of staff will call your number. Keep this ticket until you have been served.
hand-register-title = Register of numbers given by hand
hand-register-line = Line { $letter } · { $name }: { $first } – { $last }
hand-register-number = Number
hand-register-time = Given at
hand-register-purpose = Purpose, service
hand-register-counter = Counter
hand-register-served = Served (from – to)
hand-register-outcome = Outcome
hand-register-person = Register kept by
hand-register-after = When the system works again, enter these rows on the page “Numbers by hand”.

## Beside the counter
console-beside = Other work
console-by-hand = Numbers by hand
console-training = Training
console-out-of-order = Calls out of order
console-new-report = new report
console-mark-by-hand = by hand

## Refusals
error-hand_count_out_of_range = From { $least } to { $most } tickets of a line can be printed.
error-hand_numbers_out = Only { $left } reserved numbers of this line are left. Print fewer, or begin the numbers again.
error-hand_nothing_to_print = Say for at least one line how many tickets to print.
error-hand_sheet_unknown = There are no such sheets.
error-hand_number_invalid = A number has a letter and digits, such as А-901.
error-hand_number_range = Only numbers from { $first } to { $last } are given by hand.
error-hand_letter_unknown = There is no line with the letter { $letter } here.
error-hand_number_twice = Number { $number } stands here twice.
error-hand_number_entered = Number { $number } was entered for this day already.
error-hand_time_invalid = A time is written as 9:15.
error-hand_time_ahead = This time has not come yet.
error-hand_times_order = A visitor is called after the ticket was given, and the visit ends after the call.
error-hand_service_too_long = A visit cannot take over { $hours } hours. Please check the time.
error-hand_operator_needed = Choose the administrator.
error-hand_waiting_today = Only today can somebody still wait. For a past day, enter visits that are over.
error-hand_day_closed = The day is closed. Only visits that are over can be entered.
error-hand_day_out_of_range = Today or one of the last { $days } days can be entered.
error-hand_rows_missing = Fill in at least one row.
error-hand_rows_too_many = At most { $most } rows can be entered at once.
error-hand_rows_wrong = { $count ->
    [one] Nothing was entered: there is a mistake in row { $numbers }.
   *[other] Nothing was entered: there are mistakes in rows { $numbers }.
}
