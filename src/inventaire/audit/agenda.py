"""Every dated duty of an organisation: what must be done, about which record, by when.

A date is set by a text, by a contract or by whoever planned the work; nothing here guesses one. The
same predicates serve the rules, so that a page and an audit never disagree on what is still due.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from inventaire.audit.deadlines import deadline, months_after
from inventaire.i18n import N_
from inventaire.inventory.base import Record
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import ORGANISATION
from inventaire.inventory.processing import Processing
from inventaire.inventory.protection import Breach, Request
from inventaire.inventory.questions import is_administration
from inventaire.inventory.snapshot import Snapshot, ref_of
from inventaire.vocabulary.law import (
    BREACH_HOURS,
    DPF_CHECK_MONTHS,
    DPIA_YEARS,
    EXTENDED_REQUEST_MONTHS,
    REQUEST_MONTHS,
    REVIEW_MONTHS,
    RIP_REVISION_MONTHS,
)

#: What says that an authority was told.
NOTIFIED = frozenset({"cnil", "cross_border", "other"})
_CLOSED_REQUESTS = frozenset({"closed", "refused"})
_OPEN_ACTIONS = frozenset({"todo", "doing"})
_UNFINISHED = frozenset({"to_do", "in_progress"})


@dataclass(frozen=True, slots=True)
class Duty:
    """A sort of duty: several of it, one of it, and the text or the practice that sets its date."""

    several: str
    label: str
    source: str = ""
    good_practice: bool = False


#: The sorts of duties, the most pressing first.
DUTIES: Mapping[str, Duty] = {
    "breach": Duty(N_("Violations"), N_("Violation : 72 heures pour notifier"), "RGPD art. 33(1)"),
    "request": Duty(
        N_("Demandes de droits"), N_("Demande de droit : réponse attendue"), "RGPD art. 12(3)"
    ),
    "assessment": Duty(
        N_("AIPD à mener"), N_("AIPD : à mener avant de commencer"), "RGPD art. 35(1)"
    ),
    "contract": Duty(N_("Contrats"), N_("Contrat : il prend fin"), "RGPD art. 28(3)"),
    "directory": Duty(N_("RIP"), N_("RIP : révision annuelle"), "CRPA L322-6"),
    "certification": Duty(
        N_("Certifications"),
        N_("Certification DPF : à vérifier de nouveau"),
        "Décision (UE) 2023/1795",
    ),
    "action": Duty(N_("Actions"), N_("Action à mener")),
    "assessment_review": Duty(
        N_("AIPD à revoir"), N_("AIPD : à revoir"), "RGPD art. 35(11)", good_practice=True
    ),
    "review": Duty(
        N_("Fiches à revoir"),
        N_("Fiche du registre : à revoir"),
        "RGPD art. 5(2), 24(1)",
        good_practice=True,
    ),
}
_RANKS = {code: rank for rank, code in enumerate(DUTIES)}


@dataclass(frozen=True, slots=True)
class Due:
    """One duty with its last day; ``at`` is the very moment, where the law counts in hours."""

    duty: str
    ref: Ref
    name: str
    on: date
    at: datetime | None = None

    def is_late(self, now: datetime) -> bool:
        """Whether it is over. ``now`` tells where the day ends: it bears the zone of the reader."""
        return now > self.at if self.at is not None else now.date() > self.on


def agenda(snapshot: Snapshot, *, now: datetime) -> tuple[Due, ...]:
    """Every dated duty that is still open, the earliest first.

    ``now`` bears the zone of the organisation: it says on which day a moment falls, nothing else.
    """
    found = (due for look in _LOOKS for due in look(snapshot, now))
    return tuple(sorted(found, key=lambda due: (due.on, _RANKS[due.duty], due.ref)))


def by_urgency(dues: tuple[Due, ...], *, now: datetime) -> tuple[Due, ...]:
    """What is late first, the gravest before the oldest; then what comes, by date."""
    late = [due for due in dues if due.is_late(now)]
    late.sort(key=lambda due: (_RANKS[due.duty], due.on, due.ref))
    return (*late, *(due for due in dues if not due.is_late(now)))


def awaits_notification(breach: Breach) -> bool:
    """Whether the CNIL may still have to be told: neither notified, nor said to be harmless."""
    if breach.notified_at is not None or breach.notification in NOTIFIED:
        return False
    return not (breach.notification == "none" and breach.gravity == "negligible")


def notification_due(breach: Breach) -> datetime | None:
    """When the 72 hours are over, to the minute; nothing where nobody noted the discovery.

    Regulation 1182/71 would let them run from the next full hour: nobody is told to count on it.
    """
    if breach.discovered_at is None or breach.discovered_at.year == date.max.year:
        return None
    return breach.discovered_at + timedelta(hours=BREACH_HOURS.value)


def is_open_request(request: Request) -> bool:
    """Whether somebody still waits for an answer."""
    return request.answered_on is None and request.state not in _CLOSED_REQUESTS


def answer_due(request: Request) -> date | None:
    """The last day on which an open request may be answered; nothing where there is none.

    Asking for a proof of identity may suspend the month (EDPB, guidelines 01/2022): that is for
    people to say, and the date stays the earliest.
    """
    if request.received_on is None or not is_open_request(request):
        return None
    limit = EXTENDED_REQUEST_MONTHS if request.extended else REQUEST_MONTHS
    return deadline(request.received_on, months=int(limit.value))


def last_review(processing: Processing) -> date | None:
    """When an entry was last looked at: reviewed, else brought up to date, else begun."""
    dates = (processing.reviewed_on, processing.updated_on, processing.started_on)
    return max((known for known in dates if known), default=None)


def due_of(record: Record, *, now: datetime) -> Due | None:
    """The answer that the law asks for within a time: of a breach or a request still open."""
    if isinstance(record, Breach):
        end = notification_due(record)
        if end is not None and awaits_notification(record):
            on = end.astimezone(now.tzinfo).date()
            return Due("breach", ref_of(record), record.name, on, end)
    if isinstance(record, Request) and (last_day := answer_due(record)) is not None:
        return Due("request", ref_of(record), record.name, last_day)
    return None


def _breaches(snapshot: Snapshot, now: datetime) -> Iterator[Due]:
    yield from filter(None, (due_of(breach, now=now) for breach in snapshot.breaches))


def _requests(snapshot: Snapshot, now: datetime) -> Iterator[Due]:
    yield from filter(None, (due_of(request, now=now) for request in snapshot.requests))


def _actors(snapshot: Snapshot, _now: datetime) -> Iterator[Due]:
    for actor in snapshot.actors:
        if actor.contract_ends_on is not None:
            yield Due("contract", ref_of(actor), actor.name, actor.contract_ends_on)
        if actor.dpf_certified and actor.dpf_checked_on is not None:
            on = months_after(actor.dpf_checked_on, int(DPF_CHECK_MONTHS.value))
            yield Due("certification", ref_of(actor), actor.name, on)


def _processings(snapshot: Snapshot, now: datetime) -> Iterator[Due]:
    for processing in snapshot.processings:
        if processing.ended_on is not None and processing.ended_on < now.date():
            continue
        ref, name = ref_of(processing), processing.name
        if (looked_at := last_review(processing)) is not None:
            on = months_after(looked_at, int(REVIEW_MONTHS.value))
            yield Due("review", ref, name, on)
        if processing.role == "processor":  # the assessment is the controller's
            continue
        if processing.dpia_status in _UNFINISHED and processing.started_on is not None:
            yield Due("assessment", ref, name, processing.started_on)
        if processing.dpia_status == "done" and processing.dpia_date is not None:
            on = months_after(processing.dpia_date, int(DPIA_YEARS.value) * 12)
            yield Due("assessment_review", ref, name, on)


def _directory(snapshot: Snapshot, _now: datetime) -> Iterator[Due]:
    own = snapshot.organisation
    if own.rip_revised_on is not None and is_administration(own) is not False:
        on = months_after(own.rip_revised_on, int(RIP_REVISION_MONTHS.value))
        yield Due("directory", Ref(ORGANISATION.code, own.id), own.name, on)


def _actions(snapshot: Snapshot, _now: datetime) -> Iterator[Due]:
    for action in snapshot.actions:
        if action.status in _OPEN_ACTIONS and action.due_on is not None:
            yield Due("action", ref_of(action), action.name, action.due_on)


_LOOKS: tuple[Callable[[Snapshot, datetime], Iterator[Due]], ...] = (
    _breaches,
    _requests,
    _actors,
    _processings,
    _directory,
    _actions,
)
