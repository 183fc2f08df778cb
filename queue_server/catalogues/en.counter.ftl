# At the counter: hold, transfer, choose, several services, wrap-up, services without a ticket.
error-counter_not_attended = Nobody works at counter { $counter } now. Choose a line or another counter.
error-channel_is_visit = A visitor at the centre takes a ticket.
error-purpose_needed = Choose the purpose.
error-minutes_out_of_range = The time spent is from { $least } to { $most } minutes.
error-handled_unknown = There is no such service.
