"""The names that a form needs: those of its links, and those one may choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from inventaire.inventory.base import Record
from inventaire.inventory.fields import Ref, fields_of
from inventaire.store.listing import Found, suggest
from inventaire.store.shapes import kind_called, refs_in
from inventaire.store.snapshot import names
from inventaire.web.forms.linking import Directory
from inventaire.web.forms.record import RecordForm

#: Enough to choose from without scripts; with them, the server is asked for more.
_OFFERED = 200


def directory_of(session: Session, organisation_id: int, kind: str, fact: Record) -> Directory:
    """Who is called how, as the form of this record needs it."""
    fields = fields_of(kind_called(kind).record)
    linked = {ref for field in fields for ref in refs_in(field, getattr(fact, field.name))}

    def search(kind: str, name: str) -> Sequence[tuple[Ref, str]]:
        return [(one.ref, one.name) for one in suggest(session, organisation_id, kind, name)]

    return Directory(names(session, organisation_id, linked), search)


def known_names(
    session: Session, organisation_id: int, form: RecordForm
) -> Mapping[str, Sequence[Found]]:
    """The records that the links of a form may lead to, by kind: one query a kind."""
    kinds = {
        kind
        for field in fields_of(form.record)
        for spec in (fields_of(field.line) if field.line is not None else (field,))
        if spec.to is not None
        for kind in spec.to.kinds
    }
    return {
        kind: suggest(session, organisation_id, kind, "", limit=_OFFERED) for kind in sorted(kinds)
    }
