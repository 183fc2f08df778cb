### The ticket: exactly what stands on the paper.

paper-duplicate = Duplicate
paper-trial = Trial mode
paper-test = Test print
paper-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }, { $time }
paper-your-number = Your number
paper-ahead = Ahead of you in the queue: { $ahead } (at { $time })
paper-wait = Estimated wait: { $from }–{ $to } min
paper-wait-up-to = Expected wait: up to { $minutes } min
paper-wait-about = Estimated wait: about { $minutes } min
paper-nobody-now = Nobody is serving right now. Your place in the queue is kept.
paper-workplace = Workplace
paper-workplaces = Workplaces
paper-workplace-list = { $name }: { $counters }
paper-watch = Watch the display and listen for announcements. If you missed { $calls ->
    [1] the only call
    [3] three calls
   *[other] { $calls } calls
}, ask at reception within { $minutes } min.
paper-own-page = The queue on your phone, and your rating
paper-telephone = Questions? Call { $telephone }
