"""The paper of a print job: its ticket's facts in the ticket's language; the code is made again, never stored."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlmodel import Session

from queue_server.domain.paper import Paper
from queue_server.models import Branch, Line, PrintJob, Purpose, Service, Ticket
from queue_server.models.columns import Names
from queue_server.services.lines import line_state
from queue_server.services.paper import TicketFacts, ticket_paper
from queue_server.services.ticket_changes import rules_of
from queue_server.services.visits import code_of
from queue_server.web.dependencies import deps


def paper_of(session: Session, branch: Branch, job: PrintJob) -> Paper:
    """What the agent is to print."""
    ticket = session.get_one(Ticket, job.ticket_id)
    line = session.get_one(Line, ticket.line_id)
    service = session.get(Service, ticket.service_id) if ticket.service_id else None
    language, rules = ticket.language, rules_of(branch)
    state = line_state(session, branch, line, ticket.issued_at)
    issued_at = ticket.issued_at.astimezone(ZoneInfo(branch.timezone))
    promised = (ticket.promised_from or 0, ticket.promised_to) if ticket.promised_to is not None else None
    facts = TicketFacts(
        width=rules.paper_width,
        language=language,
        centre=named(branch.name, language),
        issued_at=issued_at,
        number=ticket.number,
        purpose=named(session.get_one(Purpose, ticket.purpose_id).name, language),
        service=named(service.name, language) if service else None,
        ahead=ticket.ahead,
        counted_at=issued_at,
        wait=promised,
        nobody_now=state.nobody_now,
        counters=state.counters,
        calls=rules.no_show_calls,
        return_minutes=rules.restore_minutes,
        page=f"{deps().settings.origin}/v/",
        code=code_of(ticket, deps().codes),
        telephone=branch.phone,
        workplace=named(branch.workplace, language) if language in branch.workplace else "",
        duplicate=job.duplicate,
        trial=branch.trial,
    )
    return ticket_paper(facts, lambda key, **arguments: deps().catalogues.text(language, key, **arguments))


def named(names: Names, language: str) -> str:
    """The name in this language, else in Ukrainian."""
    return names.get(language) or names["uk"]
