"""Two people changed one record at once: what each wrote, side by side, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from inventaire.inventory.base import Record
from inventaire.inventory.fields import Field, Ref, fields_of
from inventaire.inventory.kinds import Kind
from inventaire.operations.journal import entries, neutral
from inventaire.operations.records import Conflict
from inventaire.store.journal import JournalRow
from inventaire.store.shapes import refs_in
from inventaire.store.snapshot import names
from inventaire.web.presentation import plain

_CHOICE = "choice-"
#: The deeds that make a new version of a record.
_DEEDS = ("change", "archive", "restore")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that two versions say otherwise. ``untouched``: only the other person did."""

    field: Field
    mine: str
    theirs: str
    untouched: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What differs, and who saved the other version, when."""

    differences: tuple[Difference, ...]
    last: JournalRow | None


def differences_of(
    session: Session, organisation_id: int | None, kind: Kind, conflict: Conflict, *, seen: int
) -> Found:
    """What the other person changed since version ``seen``, beside what was typed.

    A field that only the one changed is not asked about: each keeps what they wrote.
    """
    current = conflict.current
    ref = Ref(kind.code, current.id)
    since = [line for line in entries(session, organisation_id, ref=ref) if line.deed in _DEEDS]
    since = since[: max(0, current.version - seen)]
    before: dict[str, Any] = {}
    for line in since:  # the latest first: the last one seen holds what was there at the beginning
        before.update({name: pair[0] for name, pair in line.changes.items()})
    called = _names(session, organisation_id, kind, current, conflict.submitted)
    found = []
    for field in fields_of(kind.record):
        mine, theirs = conflict.submitted.get(field.name), getattr(current, field.name)
        if field.kept or field.name not in before or mine == theirs:
            continue
        untouched = neutral(field, mine, called) == before[field.name]
        found.append(
            Difference(field, plain(field, mine, called), plain(field, theirs, called), untouched)
        )
    return Found(tuple(found), since[0] if since else None)


def settle(values: dict[str, Any], current: Record, sent: Mapping[str, str]) -> dict[str, Any]:
    """The values to keep once each field was chosen; a form that knew no conflict is left as is."""
    theirs = {
        name.removeprefix(_CHOICE)
        for name, choice in sent.items()
        if name.startswith(_CHOICE) and choice == "theirs"
    }
    return {
        name: getattr(current, name) if name in theirs else value for name, value in values.items()
    }


def _names(
    session: Session,
    organisation_id: int | None,
    kind: Kind,
    current: Record,
    mine: Mapping[str, Any],
) -> dict[Ref, str]:
    linked = {
        ref
        for field in fields_of(kind.record)
        for value in (getattr(current, field.name), mine.get(field.name))
        for ref in refs_in(field, value)
    }
    return dict(names(session, organisation_id, linked))
