"""A ticket in the words of its visitor: where it stands, what happens next; as visit.mjs says it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from booking.wording import clock, moment_text, name_text, t
from queue_server.catalogue import FALLBACK
from queue_server.web.dependencies import deps

MAY_LEAVE = ("waiting", "called", "on_hold")


def said(own: dict[str, Any]) -> dict[str, Any]:
    """`state`, `then`, `standing` (a sentence or nothing), `facts` as names and texts, `may_leave`, `may_let_ahead`."""
    let_ahead = own["let_ahead"]
    return {
        "state": state_text(own),
        "then": then_text(own),
        "standing": standing_text(own["suspended"], own["at"], t("booking-standing") if own["standing"] else ""),
        "facts": facts(own),
        "may_leave": own["status"] in MAY_LEAVE,
        "may_let_ahead": let_ahead["places"] if let_ahead and let_ahead["times"] else 0,
    }


def state_text(own: dict[str, Any]) -> str:
    if own["unserved"]:
        return t("booking-state-unserved")
    if own["status"] == "waiting":
        if own["ahead"]:
            return t("booking-ahead", count=own["ahead"])
        return t("booking-next-kept" if own["suspended"] or own["standing"] else "booking-next")
    if own["counter"]:
        place = f"{name_text(own['counter']['title'])} {own['counter']['number']}"
        return t(f"booking-state-{own['status']}", place=place)
    return t(f"booking-state-{own['status'].replace('_', '-')}")


def then_text(own: dict[str, Any]) -> str:
    """What happens next; nothing is left to say while the visitor is being served."""
    if own["unserved"]:
        offered = own["unserved"]["offered_at"]
        without_time = t("booking-then-unserved-without-time")
        return t("booking-then-unserved", moment=moment_text(offered)) if offered else without_time
    if own["status"] == "called" and own["counter"] and own["counter"]["hint"]:
        return name_text(own["counter"]["hint"])
    if own["status"] == "waiting" and (own["suspended"] or own["standing"]):
        return t("booking-then-resumed" if own["suspended"] else "booking-then-register-back")
    key = f"booking-then-{own['status'].replace('_', '-')}"
    return t(key) if deps().catalogues.has(FALLBACK, key) else ""


def wait_text(wait: dict[str, int] | None) -> str:
    """«20–35 хв»; nothing where no wait can be told."""
    if wait is None:
        return ""
    if wait["from_minutes"] < wait["to_minutes"]:
        return t("common-minutes-range", **{"from": wait["from_minutes"], "to": wait["to_minutes"]})
    return t("common-minutes-up-to", to=wait["to_minutes"])


def standing_text(suspended: dict[str, Any] | None, at: str, also: str) -> str:
    """What stands still: all of reception, or (`also`, a sentence or nothing) a part of it."""
    if suspended is None:
        return also
    reason, resumes = suspended["reason"], suspended["resumes_at"]
    if resumes:
        left = (datetime.fromisoformat(resumes) - datetime.fromisoformat(at)).total_seconds()
        key = f"common-told-resuming{'-air-alarm' if reason == 'air_alarm' else ''}"
        return t(key, minutes=max(1, -int(-left // 60)))
    key = f"common-told-suspended-{reason.replace('_', '-')}"
    return t(key if deps().catalogues.has(FALLBACK, key) else "common-told-suspended-other")


def facts(own: dict[str, Any]) -> list[tuple[str, Any]]:
    """The name of each fact, and a text or a name in languages."""
    line = own["line"]
    found: list[tuple[str, Any]] = [
        ("wait", wait_text(own["wait"])),
        ("line", {language: f"{line['letter']} · {name}" for language, name in line["name"].items()}),
        ("issued", clock(own["issued_at"])),
        ("branch", own["branch"]["name"]),
        ("phone", own["branch"]["phone"] or ""),
    ]
    return [(name, value) for name, value in found if value]
