"""Lists of records: searched, narrowed, sorted, their columns chosen, taken away as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request, session

from inventaire.access import Action
from inventaire.i18n import _
from inventaire.inventory.base import Record
from inventaire.inventory.fields import Field, Ref, Shape
from inventaire.inventory.kinds import Kind
from inventaire.store.listing import Found, Page, list_page, suggest
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import names
from inventaire.web.addresses import with_query
from inventaire.web.clock import today
from inventaire.web.csv_files import csv_file
from inventaire.web.database import db
from inventaire.web.first_steps import FIRST_STEPS
from inventaire.web.guard import needs
from inventaire.web.lists import bulk_fields, choosable, columns_of, filters_of
from inventaire.web.presentation import plain

records = Blueprint("records", __name__)

_PAGE = 50
#: More than any organisation holds of one kind.
_EVERYTHING = 1_000_000
#: More names than a list of choices can usefully offer.
_CHOICES = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a list asks for."""

    search: str
    filters: dict[str, str]
    sort: str
    descending: bool
    page: int
    archived: bool
    columns: tuple[Field, ...]

    @property
    def is_narrowed(self) -> bool:
        """Whether some records may be left out."""
        return bool(self.search or any(self.filters.values()))


def read_asked(kind: Kind) -> Asked:
    """What this request asks for. Columns once chosen are remembered for the next lists."""
    asked = [name for names in request.args.getlist("cols") for name in names.split(",")]
    kept = session.setdefault("columns", {})
    if asked and request.args.get("keep"):
        # Only what exists: a browser keeps no cookie that grew too large.
        kept[kind.code] = [field.name for field in columns_of(kind.code, asked)]
        session.modified = True
    sort = request.args.get("sort", "name")
    page = request.args.get("page", "1")
    return Asked(
        search=request.args.get("q", "").strip()[:200],
        filters={k[2:]: v for k, v in request.args.items() if k.startswith("f-") and v},
        sort=sort.lstrip("-"),
        descending=sort.startswith("-"),
        page=int(page) if page.isdecimal() and len(page) < 8 else 1,
        archived=request.args.get("archived") == "1",
        columns=columns_of(kind.code, asked or kept.get(kind.code, [])),
    )


def _page(organisation: OrganisationRow, kind: Kind, asked: Asked, *, size: int) -> Page:
    return list_page(
        db(),
        organisation.id,
        kind.code,
        search=asked.search,
        filters=asked.filters,
        sort=asked.sort,
        descending=asked.descending,
        page=asked.page if size == _PAGE else 1,
        size=size,
        archived=asked.archived,
        columns=[field.name for field in asked.columns],
    )


@records.get("/o/<organisation:organisation>/<kind:kind>")
@needs(Action.READ)
def index(organisation: OrganisationRow, kind: Kind) -> str:
    """The records of one kind."""
    asked = read_asked(kind)
    page = _page(organisation, kind, asked, size=_PAGE)
    filters = filters_of(kind.code)
    return render_template(
        "records/index.html",
        kind=kind,
        asked=asked,
        page=page,
        filters=filters,
        choices=_choices(organisation, filters),
        active=_active(organisation, filters, asked),
        choosable=choosable(kind.code),
        bulk=bulk_fields(kind.code),
        first_step=FIRST_STEPS[kind.code],
        page_address=lambda number: with_query(page=number),
    )


def _choices(organisation: OrganisationRow, filters: Sequence[Field]) -> dict[str, Sequence[Found]]:
    """The records that each link may be narrowed to."""
    kinds = {f.to.kinds[0] for f in filters if f.to is not None}
    return {kind: suggest(db(), organisation.id, kind, "", limit=_CHOICES) for kind in kinds}


def _active(
    organisation: OrganisationRow, filters: Sequence[Field], asked: Asked
) -> list[tuple[Field, str]]:
    """The filters that are on, each with its value in words."""
    on = [(field, asked.filters[field.name]) for field in filters if field.name in asked.filters]
    linked = {
        Ref(field.to.kinds[0], int(value))
        for field, value in on
        if field.to is not None and value.isdecimal() and len(value) < 10
    }
    called = names(db(), organisation.id, linked) if linked else {}
    return [(field, _in_words(field, value, called)) for field, value in on]


def _in_words(field: Field, value: str, called: dict[Ref, str]) -> str:
    if value == "-":
        return _("non renseigné")
    if field.to is not None:
        number = int(value) if value.isdecimal() and len(value) < 10 else 0
        return called.get(Ref(field.to.kinds[0], number), value)
    if field.shape is Shape.ANSWER:
        words = {"yes": _("oui"), "no": _("non"), "unknown": _("non renseigné")}
        return words.get(value, value)
    return _(field.vocabulary.label_of(value)) if field.vocabulary is not None else value


@records.get("/o/<organisation:organisation>/<kind:kind>/export.csv")
@needs(Action.READ)
def export(organisation: OrganisationRow, kind: Kind) -> Response:
    """The whole list as it is narrowed and sorted now, its columns those that are shown."""
    asked = read_asked(kind)
    page = _page(organisation, kind, asked, size=_EVERYTHING)
    return csv_file(
        f"{organisation.slug}-{kind.slug}-{today():%Y-%m-%d}",
        [_("Nom"), *(_(field.label.text) for field in asked.columns)],
        (_cells(kind, fact, asked, page) for fact in page.facts),
    )


def _cells(kind: Kind, fact: Record, asked: Asked, page: Page) -> list[str]:
    name = fact.name or page.names.get(Ref(kind.code, fact.id), "")
    return [name, *(plain(f, getattr(fact, f.name), page.names) for f in asked.columns)]
