"""What is asked of suggestions and complaints: writing one, and what the head does with it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from queue_server.domain.feedback import LONGEST_REASON, LONGEST_TEXT, FeedbackKind, Written
from queue_server.services.feedback_desk import Wanted
from queue_server.web.schemas.text import Body, BranchPath, clean, clean_lines

# One too many is refused with its name by the service; a flood is refused here.
Text = Annotated[str, StringConstraints(max_length=2 * LONGEST_TEXT), AfterValidator(clean_lines)]
Short = Annotated[str, StringConstraints(max_length=2 * LONGEST_REASON), AfterValidator(clean)]
Kind = Literal["suggestion", "complaint"]
State = Literal["open", "overdue", "received", "in_work", "extended", "answered", "passed_on", "all"]


class FeedbackBody(Body):
    """A complaint needs all of it, a suggestion its text. `contact` is an e-mail address or a telephone."""

    kind: Kind
    text: Text
    name: Short = ""
    residence: Short = ""
    contact: Short = ""

    def written(self) -> Written:
        return Written(FeedbackKind(self.kind), self.text, self.name, self.residence, self.contact)


class FeedbackPath(BranchPath):
    feedback: str = Field(max_length=64)


class FeedbackQuery(BaseModel):
    kind: Kind | None = None
    state: State = "open"

    def wanted(self) -> Wanted:
        return Wanted(FeedbackKind(self.kind) if self.kind else None, self.state)


class ExtendBody(Body):
    reason: Short


class AnswerBody(Body):
    text: Text


class PassOnBody(Body):
    to: Short = Field(description="the body whose matter it is")
