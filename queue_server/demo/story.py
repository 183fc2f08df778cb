"""The order of the day in the demo: who comes when, and what happens when. By chance comes the rest."""

from __future__ import annotations

from collections import deque

from queue_server.demo.cast import ORDINARY, Cast
from queue_server.demo.fates import FATES, meet
from queue_server.demo.happenings import HAPPENINGS
from queue_server.demo.operators import Operator

# Minutes from the beginning, and a row of FATES (the next visitor is such a one) or of HAPPENINGS. All of it has
# been seen when evening comes in a demo of ten minutes; it is told again every twenty.
STORY: tuple[tuple[float, str], ...] = (
    (0.3, "wrong_line"),
    (0.5, "two_services"),
    (0.8, "absent"),  # needs the longest, and before the alarm: nobody is absent soon after one
    (1.0, "fills_form"),
    (1.2, "to_colleague"),
    (1.5, "right_by_law"),
    (1.8, "slow"),
    (2.1, "slip"),
    (2.4, "leaves"),
    (2.6, "not_ready"),
    (2.8, "phone"),
    (3.0, "paper_lost"),
    (3.2, "paper_out"),
    (3.5, "in_english"),
    (3.7, "break"),
    (3.9, "operator_leaves"),
    (4.1, "family"),
    (4.4, "needs_help"),
    (4.6, "register_lost"),
    (4.9, "paperwork"),
    (5.3, "bell"),
    (5.6, "at_the_desk"),
    (5.8, "with_defects"),
    (6.2, "air_alarm"),
)
TOLD_AFTER, AGAIN_AFTER = 8.0, 20.0  # minutes
BEFORE_OPENING = 6  # visitors who are there before the counters open
BETWEEN_VISITORS = (14.0, 21.0)
BETWEEN_COUNTERS = (2.0, 5.0)
PAUSE, WRAP_UP = (40.0, 60.0), (2.0, 5.0)


class Day:
    """One day of the demo's centre."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._stage = cast.stage
        self._expected: deque[str] = deque()

    @staticmethod
    def promised() -> set[str]:
        """The facts that the whole story brings."""
        rows = [*(fate.shows for fate in FATES.values()), *(one.shows for one in HAPPENINGS.values())]
        return {fact for shows in rows for fact in shows}

    def begin(self) -> None:
        """Visitors come, counters open one after another, and the story takes its course."""
        self._stage.act("visitors", self._visitors_come)
        self._stage.act("story", self._tell_story)
        for operator in self._cast.operators:
            self._stage.act(f"counter {operator.number}", self._work, operator)

    def _visitors_come(self) -> None:
        for _ in range(BEFORE_OPENING):
            self._comes(ORDINARY)
            self._stage.wait(1, 2)
        by_chance = {name: fate.often for name, fate in FATES.items()}
        while not self._stage.evening.is_set():
            self._stage.until_receiving()
            if self._expected:
                self._comes(self._expected.popleft())
            else:
                self._comes(*self._stage.chance.choices(list(by_chance), weights=list(by_chance.values())))
            self._stage.wait(*BETWEEN_VISITORS)

    def _comes(self, name: str) -> None:
        fate = FATES[name]
        issued = self._cast.visitor_takes_ticket(name, fate.wish)
        if issued is not None and fate.after_issue is not None:
            self._stage.later(fate.after, fate.after_issue, self._cast, issued)

    def _tell_story(self) -> None:
        minute = 0.0
        while True:
            for at, name in STORY:
                self._stage.wait((at - minute) * 60)
                if self._stage.evening.is_set():
                    return
                self._happens(name)
                minute = at
            minute -= AGAIN_AFTER

    def _happens(self, name: str) -> None:
        if name in FATES:
            self._expected.append(name)
            return
        self._stage.teller.tell(f"demo-happening-{name}")
        self._stage.act(name, HAPPENINGS[name].play, self._cast)

    def _work(self, operator: Operator) -> None:
        """An administrator's day."""
        turn = self._cast.operators.index(operator)
        self._stage.wait(turn * BETWEEN_COUNTERS[0], (turn + 1) * BETWEEN_COUNTERS[1])
        operator.opens()
        while not self._goes_home(operator):
            if operator.pause_wanted is not None:
                self._pauses(operator, operator.pause_wanted)
            self._stage.until_receiving()
            if operator.calls_next():
                meet(self._cast, operator)
                self._stage.wait(*WRAP_UP)
            else:
                self._stage.until_news(5)
        operator.goes_home()

    def _pauses(self, operator: Operator, reason: str) -> None:
        operator.takes_pause(reason, PAUSE)
        operator.pause_wanted = None
        if reason == "phone":
            operator.writes_down_call(self._cast.branch)

    def _goes_home(self, operator: Operator) -> bool:
        """At the end of the day, when nobody is left for this counter, or it is late."""
        return self._stage.late.is_set() or (self._stage.closing.is_set() and operator.has_nobody_left())
