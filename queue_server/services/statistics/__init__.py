"""The history: counted from event rows, handled services, tickets and bookings; kept by the day, read by any period."""
