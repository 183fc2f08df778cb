"""Print jobs: claimed before the first byte, ended with a result; never lost, never twice unasked."""

from __future__ import annotations

import pytest

from queue_server.domain.errors import NotFound, Refused
from queue_server.models import DeviceKind, PrintJob, PrintStatus
from queue_server.services import printing
from queue_server.services.retries import Retry
from queue_server.services.unit_of_work import Actor
from tests.services.days import Day


class Papers:
    """The printing agent of the branch's printer, as the server meets it."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.printer = day.centre.devices[DeviceKind.PRINTER].id
        self.actor = Actor(device_id=self.printer)

    def claim(self, key: str | None = None) -> PrintJob | None:
        retry = Retry.of(key, "claim", {})
        return self.day.change(
            lambda w: printing.claim(w, w.lock_branch(self.day.branch), self.printer, self.actor, retry)
        )

    def tell(self, job: PrintJob, result: PrintStatus, error: str | None = None) -> PrintJob:
        return self.day.change(
            lambda w: printing.result(w, w.lock_branch(self.day.branch), job.id, result, error, self.actor)
        )

    def not_begun(self, job: PrintJob, error: str = "paper_out") -> PrintJob:
        return self.day.change(
            lambda w: printing.not_begun(w, w.lock_branch(self.day.branch), job.id, error, self.actor)
        )

    def again(self, job: PrintJob) -> PrintJob:
        actor = self.day.centre.reception
        return self.day.change(lambda w: printing.retry(w, w.lock_branch(self.day.branch), job.id, actor))

    def sweep(self) -> int:
        return self.day.change(lambda w: printing.sweep(w, w.lock_branch(self.day.branch)))


@pytest.fixture
def papers(day: Day) -> Papers:
    return Papers(day)


def claimed(papers: Papers) -> PrintJob:
    papers.day.visitor_takes_ticket()
    job = papers.claim()
    assert job is not None
    return job


def test_it_works(papers: Papers) -> None:
    job = claimed(papers)
    assert (job.status, job.attempts) == (PrintStatus.CLAIMED, 1)
    assert papers.tell(job, PrintStatus.PRINTED).status is PrintStatus.PRINTED
    assert papers.claim() is None
    assert papers.day.told.count("print:changed") == 3


def test_papers_come_in_the_order_of_tickets(papers: Papers) -> None:
    tickets = [papers.day.visitor_takes_ticket().id for _ in range(3)]
    assert [job.ticket_id for job in (papers.claim(), papers.claim(), papers.claim()) if job] == tickets


def test_a_claim_whose_answer_was_lost_is_the_same_claim(papers: Papers) -> None:
    papers.day.visitor_takes_ticket()
    papers.day.visitor_takes_ticket()
    first, again = papers.claim("k"), papers.claim("k")
    assert first is not None
    assert again is not None
    assert first.id == again.id


def test_a_result_told_twice_is_harmless_and_another_one_refused(papers: Papers) -> None:
    job = claimed(papers)
    papers.tell(job, PrintStatus.PRINTED)
    papers.tell(job, PrintStatus.PRINTED)
    with pytest.raises(Refused, match="print_job_ended"):
        papers.tell(job, PrintStatus.FAILED, "paper_out")


def test_claimed_and_lost_is_unknown_and_never_printed_again_by_itself(papers: Papers) -> None:
    job = claimed(papers)
    papers.day.clock.advance(seconds=31)
    assert papers.sweep() == 1
    assert papers.claim() is None
    [kept] = papers.day.papers(papers.day.ticket_of(job))
    assert (kept.status, kept.error) == (PrintStatus.UNKNOWN, "agent_lost")


def test_an_agent_that_comes_back_may_say_how_it_went(papers: Papers) -> None:
    job = claimed(papers)
    papers.day.clock.advance(seconds=31)
    papers.sweep()
    assert papers.tell(job, PrintStatus.PRINTED).status is PrintStatus.PRINTED


def test_before_the_first_byte_it_waits_for_paper_two_minutes_and_then_fails(papers: Papers) -> None:
    job = claimed(papers)
    assert papers.not_begun(job).status is PrintStatus.QUEUED
    papers.day.clock.advance(seconds=119)
    again = papers.claim()
    assert again is not None
    papers.day.clock.advance(seconds=2)
    failed = papers.not_begun(again)
    assert (failed.status, failed.error) == (PrintStatus.FAILED, "paper_out")
    assert papers.claim() is None


def test_a_paper_that_nobody_claims_fails_after_two_minutes(papers: Papers) -> None:
    papers.day.visitor_takes_ticket()
    papers.day.clock.advance(minutes=2)
    assert papers.sweep() == 0
    papers.day.clock.advance(seconds=1)
    assert papers.sweep() == 1


def test_staff_prints_again_and_after_unknown_it_says_duplicate(papers: Papers) -> None:
    failed = claimed(papers)
    papers.tell(failed, PrintStatus.FAILED, "cover_open")
    assert papers.again(failed).duplicate is False
    unknown = papers.claim()
    assert unknown is not None
    papers.tell(unknown, PrintStatus.UNKNOWN, "connection_lost")
    assert papers.again(unknown).duplicate is True
    with pytest.raises(Refused, match="print_job_not_failed"):
        papers.again(unknown)


def test_another_printer_cannot_speak_for_this_one(papers: Papers) -> None:
    job = claimed(papers)
    papers.actor = Actor(device_id="another")
    with pytest.raises(NotFound, match="print_job_unknown"):
        papers.tell(job, PrintStatus.PRINTED)
