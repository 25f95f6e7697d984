"""Answering the sheets of the CNIL's security guide."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from inventaire.i18n import N_, Text
from inventaire.inventory.protection import SecurityReview, SheetLine
from inventaire.operations.author import Author
from inventaire.operations.records import UnknownRecord, change_record
from inventaire.operations.validation import Refused
from inventaire.store.snapshot import load_record
from inventaire.vocabulary.security import SECURITY_SHEETS, SHEET_ANSWERS

KIND = "security_review"


def answer_sheets(
    session: Session,
    author: Author,
    organisation_id: int,
    number: int,
    answers: Mapping[str, tuple[str, str]],
    *,
    now: datetime,
) -> bool:
    """Note the answer and the evidence of each sheet; tells whether anything differed.

    A sheet of which nothing is said leaves no line; one that the guide no longer has stays.
    Raises ``Refused``, ``UnknownRecord``.
    """
    before = load_record(session, organisation_id, KIND, number)
    if not isinstance(before, SecurityReview):
        raise UnknownRecord(KIND, number)
    if any(answer and answer not in SHEET_ANSWERS for answer, _evidence in answers.values()):
        raise Refused({"sheets": Text(N_("Choisissez dans la liste."))})
    lines = [
        SheetLine(sheet=code, answer=answer, evidence=evidence.strip())
        for code in SECURITY_SHEETS.codes
        for answer, evidence in [answers.get(code, ("", ""))]
        if answer or evidence.strip()
    ]
    lines += [line for line in before.sheets if line.sheet not in SECURITY_SHEETS]
    values = {"sheets": tuple(lines)}
    return change_record(
        session, author, organisation_id, KIND, number, values, version=None, now=now
    )
