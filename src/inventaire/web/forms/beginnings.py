"""What a new record already says before anybody types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import request

from inventaire.graph.asked import number_in
from inventaire.i18n import _
from inventaire.inventory.base import Record
from inventaire.inventory.fields import Ref, Shape, fields_of
from inventaire.inventory.kinds import Kind
from inventaire.inventory.protection import Assessment
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import load_record
from inventaire.vocabulary.questionnaire import VERSION
from inventaire.web.clock import today
from inventaire.web.database import db
from inventaire.web.formats import day


def begun(organisation: OrganisationRow, kind: Kind) -> Record:
    """A record that does not exist yet.

    The address may begin it with codes and texts, and a flow with its ends.
    """
    given: dict[str, Any] = {
        field.name: request.args[field.name]
        for field in fields_of(kind.record)
        if field.name in request.args
        and field.shape in (Shape.TEXT, Shape.CODE)
        and not (field.fixed or field.kept)
    }
    known = _KNOWN[kind.code](organisation) if kind.code in _KNOWN else {}
    return kind.record(id=0, version=0, **{**known, **given})


def _assessment(organisation: OrganisationRow) -> dict[str, Any]:
    """Today's, with today's questionnaire, from the answers of another one where it is asked."""
    number = request.args.get("from", "")
    asked = int(number) if number.isdecimal() and len(number) < 10 else 0
    known: dict[str, Any] = {
        "name": _("Maturité au %(date)s", date=day(today())),
        "assessed_on": today(),
        "questionnaire": VERSION,
    }
    earlier = load_record(db(), organisation.id, "assessment", asked) if asked else None
    if isinstance(earlier, Assessment) and earlier.questionnaire == VERSION:
        known["answers"] = earlier.answers
    return known


def _flow(organisation: OrganisationRow) -> dict[str, Any]:
    """From a place to another, as they were chosen on the map: places of this organisation."""
    ends = {name: _place(organisation, request.args.get(name, "")) for name in ("source", "target")}
    return {name: place for name, place in ends.items() if place is not None}


def _place(organisation: OrganisationRow, text: str) -> Ref | None:
    """The place that « system-12 » names; nothing where the organisation has none such."""
    kind, _dash, digits = text.partition("-")
    number = number_in(digits)
    if kind not in ("system", "actor") or number is None:
        return None
    found = load_record(db(), organisation.id, kind, number)
    return Ref(kind, number) if found is not None and not found.archived else None


#: What is known of some kinds.
_KNOWN: Mapping[str, Callable[[OrganisationRow], dict[str, Any]]] = {
    "assessment": _assessment,
    "flow": _flow,
}
