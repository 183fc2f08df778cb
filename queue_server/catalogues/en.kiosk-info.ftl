### The kiosk: information about the centre and its services.

## Information
kiosk-info = Information
kiosk-info-hint = Opening hours, contacts, services, how the queue works
kiosk-info-timetable = Opening hours
kiosk-info-contacts = Contacts
kiosk-info-services = Services and documents needed
kiosk-info-queue = How the queue works
kiosk-info-complain = How to complain
kiosk-info-priority = Being served out of turn
kiosk-info-day-off = closed
kiosk-info-address = Address
kiosk-info-phone = Telephone
kiosk-info-term = Term
kiosk-info-fee = Fee as of { $date }
kiosk-info-fee-year = Fee as of the year { $date }
kiosk-info-legal-ground = Legal ground
kiosk-info-result = Result
kiosk-info-queue-take = Choose what brings you here and take a ticket with a number.
kiosk-info-queue-watch = Watch the display and listen to the announcements, or scan the QR code on the ticket to have the queue on your phone.
kiosk-info-queue-counter = When your number is called, go to the workplace that is named. If you missed { $calls ->
    [one] { $calls } call
   *[other] { $calls } calls
}, turn to reception within { $minutes } min: your place in the queue will be restored.
kiosk-info-queue-booked = Do you have a booking? Check in at this kiosk or at reception.
kiosk-info-queue-people = Do you need help? Call a member of staff with the button at the bottom of the screen.
kiosk-info-priority-how = State this right before you take a ticket, and show the document to the member of staff. It belongs to:
kiosk-sheet-none = Print
kiosk-sheet-waiting = Printing…
kiosk-sheet-printed = Take your sheet
kiosk-sheet-trouble = It did not print. Try again or ask at reception.
