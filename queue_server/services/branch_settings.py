"""What the head of the centre sets for a branch on a form: its rules, its standards, its own wordings, its rating."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import ValidationError

from queue_server.domain.errors import Invalid
from queue_server.domain.events import BranchChanged
from queue_server.domain.standards import Standards
from queue_server.models import Branch
from queue_server.services import audit
from queue_server.services.centre.forms import Strict
from queue_server.services.centre.rating_schema import RatingPart
from queue_server.services.centre.schema import RulesPart, StandardsPart, TextsPart
from queue_server.services.centre_file import reason_of
from queue_server.services.sound_settings import keep_as_read
from queue_server.services.unit_of_work import Actor, UnitOfWork

Part = Literal["rules", "standards", "texts", "rating"]
PARTS: Mapping[str, type[Strict]] = {
    "rules": RulesPart,
    "standards": StandardsPart,
    "texts": TextsPart,
    "rating": RatingPart,
}


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
    return Standards(**branch.standards)  # type: ignore[arg-type]


def _named(values: dict[str, Any]) -> dict[str, Any]:
    """As the log tells it: a list of questions is that of their names."""
    return {
        field: [each["name"]["uk"] for each in value] if field == "questions" else value
        for field, value in values.items()
    }


def _checked(part: Part, values: Mapping[str, Any]) -> Strict:
    try:
        return PARTS[part].model_validate(dict(values))
    except ValidationError as problem:
        fields: dict[str, dict[str, Any]] = {}
        for error in problem.errors(include_url=False, include_input=False):
            key, details = reason_of(error["type"], error.get("ctx", {}))
            fields.setdefault(str(error["loc"][0]), {"reason": key, **details})
        raise Invalid("setting_invalid", field=next(iter(fields)), fields=fields) from None
