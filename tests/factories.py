"""Rows for tests, recorded through operations, as people record them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from inventaire.access import Role
from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.operations.accounts import create_account
from inventaire.operations.author import Author
from inventaire.operations.members import add_member
from inventaire.operations.organisations import create_organisation
from inventaire.operations.records import create_record
from inventaire.settings import Settings
from inventaire.store.accounts import AccountRow
from inventaire.store.shapes import kind_called
from inventaire.vocabulary.folding import fold

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
CAMILLE = Author(None, "Camille Durand")
PASSWORD = "un mot de passe assez long 7"
#: One round of argon2, where outside tests there are three.
SETTINGS = Settings(password_rounds=1)


def an_organisation(session: Session, name: str = "Valbrise", **values: Any) -> int:
    """A commune, recorded; its number."""
    known = {"legal_form": "commune", "population": 4200, "staff_fte": 62.0}
    row = create_organisation(session, CAMILLE, {"name": name, **known, **values}, now=NOW)
    return row.id


def an_account(
    session: Session,
    name: str = "Léa Roux",
    *,
    in_organisation: int | None = None,
    role: Role = Role.CONSULTANT,
    **values: Any,
) -> AccountRow:
    """Somebody who may sign in with ``PASSWORD``, at « lea-roux@exemple.fr »."""
    email = f"{fold(name).replace(' ', '-')}@exemple.fr"
    known = {"email": email, "name": name, "password": PASSWORD, **values}
    account = create_account(session, CAMILLE, SETTINGS, now=NOW, **known)
    if in_organisation is not None:
        add_member(session, CAMILLE, in_organisation, account, role=role, now=NOW)
    return account


def a_record(session: Session, organisation_id: int | None, kind: str, /, **values: Any) -> int:
    """A record of a kind; its number. A flow needs its ends, all others get a name."""
    given = values if kind == "flow" else {"name": f"Un {kind}", **values}
    return create_record(session, CAMILLE, organisation_id, kind, given, now=NOW)


def filled_values(kind: str, known: dict[str, int]) -> dict[str, Any]:
    """A value for every field of a kind; ``known`` has one record of each kind to link to."""
    record = kind_called(kind).record
    return {field.name: filled(field, known) for field in fields_of(record)}


def filled(field: Field, known: dict[str, int]) -> Any:
    """A value that says something, in the shape of the field."""
    if field.shape is Shape.LINES and field.line is not None:
        line = {inner.name: filled(inner, known) for inner in fields_of(field.line)}
        return (field.line(**line),)
    if field.to is not None:
        kind = next(kind for kind in field.to.kinds if kind in known)
        link = Ref(kind, known[kind]) if field.shape is Shape.END else known[kind]
        return (link,) if field.shape is Shape.LINKS else link
    if field.vocabulary is not None:
        codes = field.vocabulary.codes
        return codes[:2] if field.shape is Shape.CODES else codes[0]
    return _WRITTEN.get(field.name) or ("https://exemple.fr/" if field.url else _SAID[field.shape])


_WRITTEN = {"siren": "552081317", "siret": "55208131766522", "rna": "W123456789", "level": 3}
_SAID: dict[Shape, Any] = {
    Shape.TEXT: "Été « œuvre » 100 %",
    Shape.WORDS: ("un", 'deux "guillemets"'),
    Shape.DATE: date(2026, 2, 28),
    Shape.MOMENT: datetime(2026, 2, 28, 23, 15, tzinfo=UTC),
    Shape.INTEGER: 12,
    Shape.NUMBER: 12.5,
    Shape.ANSWER: False,
}


def one_of_each(session: Session, organisation_id: int) -> dict[str, int]:
    """A record of every kind that others may link to, with hardly anything in it."""
    known: dict[str, int] = {}
    for kind in ("actor", "system", "dataset", "processing", "mission", "workshop"):
        known[kind] = a_record(session, organisation_id, kind)
    known["flow"] = a_record(
        session,
        organisation_id,
        "flow",
        source=Ref("system", known["system"]),
        target=Ref("actor", known["actor"]),
    )
    for kind in ("breach", "request", "action", "training", "security_review", "assessment"):
        known[kind] = a_record(session, organisation_id, kind)
    return known
