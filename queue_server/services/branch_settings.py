"""What the head of the centre sets for a branch on a form: rules, standards, wordings, hall, rating and feedback."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast

from pydantic import ValidationError

from queue_server.domain.errors import Invalid
from queue_server.domain.events import BranchChanged
from queue_server.domain.hall import Hall
from queue_server.domain.standards import Standards
from queue_server.models import Branch
from queue_server.services import audit
from queue_server.services.addresses import read_contact
from queue_server.services.centre.feedback_schema import FeedbackPart
from queue_server.services.centre.forms import Strict
from queue_server.services.centre.hall_schema import HallPart
from queue_server.services.centre.rating_schema import RatingPart
from queue_server.services.centre.schema import RulesPart, StandardsPart, TextsPart
from queue_server.services.centre_file import reason_of
from queue_server.services.sound_settings import keep_as_read
from queue_server.services.unit_of_work import Actor, UnitOfWork

Part = Literal["rules", "standards", "texts", "hall", "rating", "feedback"]
PARTS: Mapping[str, type[Strict]] = {
    "rules": RulesPart,
    "standards": StandardsPart,
    "texts": TextsPart,
    "hall": HallPart,
    "rating": RatingPart,
    "feedback": FeedbackPart,
}

ADDRESSES = "alarm_to"


def values_of(branch: Branch, part: Part) -> dict[str, Any]:
    """Everything of this part, with the defaults of what was never set."""
    return PARTS[part].model_validate(getattr(branch, part)).model_dump()


def change(work: UnitOfWork, branch_id: str, part: Part, values: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """The whole part as it is to be from now on; what was stored wrong of it is put right.

    Raises Invalid(setting_invalid) with the name of the wrong `field`, and in `fields` the key of the reason with its
    details by field."""
    branch = work.lock_branch(branch_id)
    wanted = _checked(part, values)
    before = values_of(branch, part)
    changes = audit.differences(_named(before), _named(wanted.model_dump()))
    if keep_as_read(branch, (part,)) or before != wanted.model_dump():
        setattr(branch, part, wanted.model_dump(exclude_defaults=True))
        audit.note(work, branch, actor, f"{part}:changed", branch.key, changes=changes)
        work.record(branch, BranchChanged(), actor)
    return wanted.model_dump()


def standards_of(branch: Branch) -> Standards:
    return Standards(**{name: value for name, value in branch.standards.items() if name != ADDRESSES})  # type: ignore[arg-type]


def alarm_addresses(branch: Branch) -> list[str]:
    """Who is told by message where a standard is not kept: e-mail addresses and telephones."""
    return cast("list[str]", branch.standards.get(ADDRESSES, []))


def hall_of(branch: Branch) -> Hall:
    return Hall(**branch.hall)  # type: ignore[arg-type]


def feedback_of(branch: Branch) -> FeedbackPart:
    return FeedbackPart.model_validate(branch.feedback)


def _named(values: dict[str, Any]) -> dict[str, Any]:
    """As the log tells it: a list of questions is that of their names, an address is no more than its owner needs."""
    told = dict(values)
    if "questions" in told:
        told["questions"] = [each["name"]["uk"] for each in told["questions"]]
    if ADDRESSES in told:
        told[ADDRESSES] = [read_contact(each).masked for each in told[ADDRESSES]]
    return told


def _checked(part: Part, values: Mapping[str, Any]) -> Strict:
    try:
        return PARTS[part].model_validate(dict(values))
    except ValidationError as problem:
        fields: dict[str, dict[str, Any]] = {}
        for error in problem.errors(include_url=False, include_input=False):
            key, details = reason_of(error["type"], error.get("ctx", {}))
            fields.setdefault(str(error["loc"][0]), {"reason": key, **details})
        raise Invalid("setting_invalid", field=next(iter(fields)), fields=fields) from None
