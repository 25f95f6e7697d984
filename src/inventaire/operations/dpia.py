"""Impact assessments: answering the guide, and the file that the CNIL's software opens."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, tzinfo

from sqlalchemy.orm import Session

from inventaire.audit.picture import Picture
from inventaire.audit.report import in_order
from inventaire.exchange.pia import FILE_NAME, to_pia
from inventaire.i18n import N_, Text, _
from inventaire.operations.author import Author
from inventaire.operations.documents import EXPORT, Document
from inventaire.operations.journal import write_line
from inventaire.operations.records import UnknownRecord, change_record
from inventaire.operations.validation import Refused
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import hold
from inventaire.store.snapshot import UnknownOrganisation, load_snapshot
from inventaire.vocabulary.dpia import CRITERIA, DPIA_STATUSES, EXEMPTIONS, REQUIRED_TYPES
from inventaire.vocabulary.terms import Term, Vocabulary

_LISTS: Mapping[str, Vocabulary[Term]] = {
    "dpia_required_type": REQUIRED_TYPES,
    "dpia_exemption": EXEMPTIONS,
    "dpia_status": DPIA_STATUSES,
}


def answer_guide(
    session: Session,
    author: Author,
    organisation_id: int,
    number: int,
    *,
    criteria: Collection[str],
    choices: Mapping[str, str],
    now: datetime,
) -> bool:
    """Note which criteria a processing meets, and where the two lists name it; tells whether
    anything differed.

    Raises ``Refused``, ``UnknownRecord``.
    """
    wrong = Text(N_("Choisissez dans la liste."))
    errors = {
        name: wrong
        for name, code in choices.items()
        if name not in _LISTS or (code and code not in _LISTS[name])
    }
    if any(code not in CRITERIA for code in criteria):
        errors["dpia_criteria"] = wrong
    if errors:
        raise Refused(errors)
    noted = tuple(code for code in CRITERIA.codes if code in criteria)
    values = {"dpia_criteria": noted, **choices}
    return change_record(
        session, author, organisation_id, "processing", number, values, version=None, now=now
    )


def make_pia(
    session: Session,
    author: Author,
    organisation_id: int,
    number: int,
    *,
    now: datetime,
    zone: tzinfo = UTC,
) -> Document:
    """A processing as the CNIL's PIA software opens it. Raises ``UnknownRecord``."""
    organisation = session.get(OrganisationRow, organisation_id)
    if organisation is None:
        raise UnknownOrganisation(organisation_id)
    today = now.astimezone(zone).date()
    picture = Picture(in_order(load_snapshot(session, organisation_id, taken_on=today).live()))
    processing = picture.snapshot.processing(number)
    if processing is None:  # archived, or gone
        raise UnknownRecord("processing", number)
    name = f"{_(FILE_NAME, slug=organisation.slug, number=number)}-{today.isoformat()}.json"
    document = Document(name, to_pia(picture, processing, now=now), "application/json")
    hold(session, organisation_id)
    write_line(session, author, organisation_id, EXPORT, now=now, name=name)
    return document
