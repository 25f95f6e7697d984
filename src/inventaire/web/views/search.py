"""One search for everything: records, pages, actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request, url_for

from inventaire.access import Action
from inventaire.i18n import _
from inventaire.inventory.kinds import KINDS
from inventaire.store.listing import search_everywhere
from inventaire.store.organisations import OrganisationRow
from inventaire.vocabulary.folding import fold
from inventaire.web.addresses import address_of
from inventaire.web.database import db
from inventaire.web.guard import may, needs
from inventaire.web.navigation import menu

search = Blueprint("search", __name__)

_LIMIT = 40
_SHORT = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: what it is called, what it is, where it is."""

    label: str
    sort: str
    icon: str
    address: str


@search.get("/o/<organisation:organisation>/recherche")
@needs(Action.READ)
def results(organisation: OrganisationRow) -> str:
    """A page of results, for whoever has no scripts or wants them all."""
    text = request.args.get("q", "").strip()[:200]
    return render_template(
        "search/results.html", text=text, found=everything(organisation, text, limit=_LIMIT)
    )


@search.get("/o/<organisation:organisation>/recherche.json")
@needs(Action.READ)
def palette(organisation: OrganisationRow) -> dict[str, Any]:
    """The same, as one types."""
    text = request.args.get("q", "").strip()[:200]
    found = everything(organisation, text, limit=_SHORT)
    return {
        "found": [
            {"label": hit.label, "sort": hit.sort, "icon": hit.icon, "address": hit.address}
            for hit in found
        ]
    }


def everything(organisation: OrganisationRow, text: str, *, limit: int) -> list[Hit]:
    """Pages and actions whose name says it, then records."""
    records = [
        Hit(
            one.name or _("(sans nom)"),
            _(KINDS[one.ref.kind].singular_label),
            one.ref.kind.replace("security_review", "security"),
            address_of(one.ref),
        )
        for one in search_everywhere(db(), organisation.id, text, limit=limit)
    ]
    return [*_pages(text), *_actions(organisation, text), *records][: limit + _SHORT]


def _pages(text: str) -> list[Hit]:
    hits = [
        Hit(_(link.label), _("Page"), link.icon, link.address)
        for _label, links in menu()
        for link in links
    ]
    return [hit for hit in hits if _says(hit.label, text)]


def _actions(organisation: OrganisationRow, text: str) -> list[Hit]:
    if not may(Action.WRITE) or not text:
        return []
    hits = [
        Hit(
            _("Nouvelle fiche : %(kind)s", kind=_(kind.singular_label).lower()),
            _("Action"),
            "plus",
            url_for("editing.create", organisation=organisation, kind=kind),
        )
        for kind in KINDS.values()
    ]
    return [hit for hit in hits if _says(hit.label, text)]


def _says(label: str, text: str) -> bool:
    folded = fold(label)
    return all(word in folded for word in fold(text).split())
