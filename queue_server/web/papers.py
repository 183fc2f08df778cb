"""The paper of a print job: its ticket's or booking's facts in its language; the code is made again, never stored."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.numbering import LETTERS, ticket_number
from queue_server.domain.paper import Paper
from queue_server.models import Appointment, Branch, Line, PaperKind, PrintJob, Purpose, Service, Ticket
from queue_server.models.columns import Names
from queue_server.services.booking import lateness
from queue_server.services.booking.wishes import visit_of
from queue_server.services.info_page import PageFacts, page_paper
from queue_server.services.lines import line_state
from queue_server.services.paper import TicketFacts, ticket_paper
from queue_server.services.slip import SlipFacts, slip_paper
from queue_server.services.ticket_changes import rules_of
from queue_server.services.visits import code_of
from queue_server.web.dependencies import deps

SAMPLE_NUMBER, SAMPLE_AHEAD, SAMPLE_WAIT = 12, 6, (20, 35)
SAMPLE_CODE = "0" * 12


def paper_of(session: Session, branch: Branch, job: PrintJob) -> Paper:
    """What the agent is to print."""
    if job.kind is PaperKind.TEST:
        return _composed(sample_facts(session, branch, "uk", test=True))
    if job.kind is PaperKind.SLIP:
        return slip_of(session, branch, job)
    if job.kind is PaperKind.PAGE:
        return page_of(branch, job)
    ticket = session.get_one(Ticket, job.ticket_id)
    line = session.get_one(Line, ticket.line_id)
    service = session.get(Service, ticket.service_id) if ticket.service_id else None
    language, rules = ticket.language, rules_of(branch)
    state = line_state(session, branch, line, ticket.issued_at)
    issued_at = ticket.issued_at.astimezone(ZoneInfo(branch.timezone))
    promised = (ticket.promised_from or 0, ticket.promised_to) if ticket.promised_to is not None else None
    facts = TicketFacts(
        width=rules.paper_width,
        issued_at=issued_at,
        number=ticket.number,
        purpose=named(session.get_one(Purpose, ticket.purpose_id).name, language),
        service=named(service.name, language) if service else None,
        ahead=ticket.ahead,
        counted_at=issued_at,
        wait=promised,
        nobody_now=state.nobody_now,
        counters=state.counters,
        code=code_of(ticket, deps().codes),
        duplicate=job.duplicate,
        **_of_branch(branch, language),
    )
    return _composed(facts)


def slip_of(session: Session, branch: Branch, job: PrintJob) -> Paper:
    """The slip of a booking; until when to check in is said by the rule as it stands now."""
    booked = session.get_one(Appointment, job.appointment_id)
    visit, language, zone = visit_of(session, booked), booked.language, ZoneInfo(branch.timezone)
    last = lateness.last_moment(session, branch, booked, deps().clock.now())
    until = last or booked.slot_at + lateness.limit_of(session, branch, booked)
    common = _of_branch(branch, language)
    kept = ("language", "centre", "telephone", "trial", "training", "footer")
    facts = SlipFacts(
        width=rules_of(branch).paper_width,
        address=named(branch.address, language) if branch.address else None,
        slot_at=booked.slot_at.astimezone(zone),
        until=until.astimezone(zone),
        purpose=named(visit.purpose.name, language),
        service=named(visit.service.name, language) if visit.service else None,
        documents=_documents(visit.service, language),
        persons=booked.persons,
        services=booked.services,
        page=f"{deps().settings.origin}/booking/own/",
        code=deps().codes.make(booked.id, booked.code_version),
        act=_late_act(branch, language),
        duplicate=job.duplicate,
        **{name: common[name] for name in kept},
    )
    return slip_paper(facts, lambda key, **arguments: deps().catalogues.text(language, key, **arguments))


def page_of(branch: Branch, job: PrintJob) -> Paper:
    """A page of information, as it stood on the kiosk's screen, with whom to ask and the day on which it was true."""
    page: Any = job.page or {}
    common = _of_branch(branch, page["language"])
    kept = ("language", "centre", "telephone", "training", "footer")
    facts = PageFacts(
        width=rules_of(branch).paper_width,
        printed_at=job.created_at.astimezone(ZoneInfo(branch.timezone)),
        title=page["title"],
        lines=tuple(page["lines"]),
        **{name: common[name] for name in kept},
    )
    return page_paper(facts, lambda key, **arguments: deps().catalogues.text(facts.language, key, **arguments))


def _documents(service: Service | None, language: str) -> tuple[str, ...] | None:
    if service is None:
        return None
    documents: Any = (service.card or {}).get("documents", [])
    return tuple(named(each, language) for each in documents)


def _late_act(branch: Branch, language: str) -> str:
    act: Any = branch.booking.get("late_act")
    return named(act, language) if act else ""


def sample_paper(session: Session, branch: Branch, language: str, width: int) -> Paper:
    """A ticket as this branch gives it, for a look at it: no real visit's, its code opens nothing."""
    return _composed(sample_facts(session, branch, language, width=width))


def sample_facts(session: Session, branch: Branch, language: str, width: int = 0, test: bool = False) -> TicketFacts:
    now = deps().clock.now()
    local = now.astimezone(ZoneInfo(branch.timezone))
    lines = select(Line).where(Line.branch_id == branch.id, col(Line.active)).order_by(col(Line.position))
    line = session.exec(lines).first()
    purpose = session.exec(select(Purpose).where(Purpose.active).order_by(col(Purpose.position))).first()
    service = session.exec(select(Service).where(Service.active).order_by(col(Service.position))).first()
    return TicketFacts(
        width=width or rules_of(branch).paper_width,
        issued_at=local,
        number=ticket_number(line.letter if line else LETTERS[0], SAMPLE_NUMBER),
        purpose=named(purpose.name, language) if purpose else "",
        service=named(service.name, language) if service else None,
        ahead=SAMPLE_AHEAD,
        counted_at=local,
        wait=SAMPLE_WAIT,
        nobody_now=False,
        counters=line_state(session, branch, line, now).counters if line else (),
        code=SAMPLE_CODE,
        test=test,
        **_of_branch(branch, language),
    )


def named(names: Names, language: str) -> str:
    """The name in this language, else in Ukrainian."""
    return names.get(language) or names["uk"]


def _of_branch(branch: Branch, language: str) -> dict[str, Any]:
    """What every ticket of the branch says alike."""
    rules = rules_of(branch)
    footer = branch.texts.get("paper_footer")
    return {
        "language": language,
        "centre": named(branch.name, language),
        "calls": rules.no_show_calls,
        "return_minutes": rules.restore_minutes,
        "page": f"{deps().settings.origin}/v/",
        "telephone": branch.phone,
        "workplace": named(branch.workplace, language) if language in branch.workplace else "",
        "trial": branch.trial,
        "training": branch.training_of is not None,
        "footer": named(footer, language) if footer else "",
    }


def _composed(facts: TicketFacts) -> Paper:
    return ticket_paper(facts, lambda key, **arguments: deps().catalogues.text(facts.language, key, **arguments))
