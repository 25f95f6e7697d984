"""A register and its sheets, described once: every format writes this, and decides of nothing.

The controller's register holds what art. 30(1) asks, the processor's what art. 30(2) asks: they are
two. What was not recorded is said to be so; it is never left out as if it did not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from inventaire.exchange.phrases import in_words
from inventaire.i18n import N_, _
from inventaire.inventory.fields import Field, field_of, fields_of, is_empty
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import Processing
from inventaire.inventory.snapshot import Snapshot


class Register(Enum):
    """Which of the two registers of art. 30."""

    CONTROLLER = "controller"
    PROCESSOR = "processor"


TITLES = {
    Register.CONTROLLER: N_("Registre des activités de traitement"),
    Register.PROCESSOR: N_("Registre du sous-traitant"),
}
LAWS = {Register.CONTROLLER: "RGPD art. 30(1)", Register.PROCESSOR: "RGPD art. 30(2)"}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a sheet: its heading, the text that demands it, and its table.

    Without ``headings`` its rows are a label and what is said. Without rows, nothing was recorded.
    """

    title: str
    law: str = ""
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Fiche:
    """One processing, as a sheet of the register."""

    record: Processing
    title: str
    reference: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A whole register: whose it is, who answers for it, and its sheets in their order."""

    kind: Register
    title: str
    law: str
    organisation: str
    taken_on: date
    people: Section
    fiches: tuple[Fiche, ...]
    snapshot: Snapshot


_Rows = Iterator[tuple[str, ...]]

#: What each part of a sheet is made of: fields whose label stands before what they say.
_IDENTITY = ("reference", "service", "status", "started_on", "updated_on", "reviewed_on")
_LAWFUL = (
    "legal_bases",
    "legal_text",
    "legal_justification",
    "balancing_test",
    "article_9_exception",
    "article_10_ground",
    "nir_ground",
)
_INFORMED = (
    "data_source",
    "notice",
    "notice_url",
    "consent_record",
    "parental_consent",
    "rights_note",
    "automated_decision",
)
_DPIA = ("dpia_status", "dpia_date", "dpia_criteria", "dpia_required_type", "dpia_exemption")
_TIED = ("systems", "datasets")
_PEOPLE = (
    "controller_name",
    "controller_title",
    "controller_contact",
    "representative",
    "dpo_name",
    "dpo_company",
    "dpo_contact",
)


def register_file(snapshot: Snapshot, kind: Register) -> RegisterFile:
    """The register of one of the two kinds. Archived records are left out, ended ones are not."""
    live = snapshot.live()
    chosen = sorted(
        (one for one in live.processings if belongs(one, kind)),
        key=lambda one: (one.reference == "", one.reference, one.name.casefold(), one.id),
    )
    return RegisterFile(
        kind=kind,
        title=_(TITLES[kind]),
        law=LAWS[kind],
        organisation=live.organisation.name,
        taken_on=live.taken_on,
        people=_people(live),
        fiches=tuple(fiche_of(live, one) for one in chosen),
        snapshot=live,
    )


def belongs(processing: Processing, kind: Register) -> bool:
    """Whether a processing stands in this register."""
    return (processing.role == "processor") is (kind is Register.PROCESSOR)


def fiche_of(snapshot: Snapshot, processing: Processing) -> Fiche:
    """The sheet of one processing, in the register it belongs to."""
    parts = _PARTS[Register.PROCESSOR if processing.role == "processor" else Register.CONTROLLER]
    return Fiche(
        record=processing,
        title=processing.name or snapshot.label(None),
        reference=processing.reference,
        sections=tuple(part(snapshot, processing) for part in parts),
    )


_Part = Callable[[Snapshot, Processing], Section]


def _told(title: str, names: Sequence[str], law: str = "") -> _Part:
    """A part made of fields, each with its label; those that say nothing are left to the end."""

    def part(snapshot: Snapshot, processing: Processing) -> Section:
        fields = [field_of(Processing, name) for name in names]
        return Section(_(title), law, rows=tuple(_labelled(snapshot, processing, fields)))

    return part


def _table(name: str, nothing: str = "") -> _Part:
    """A part made of the lines of a field: a column for each of their fields that says something.

    ``nothing`` is the field by which somebody said that there is none.
    """

    def part(snapshot: Snapshot, processing: Processing) -> Section:
        field = field_of(Processing, name)
        lines = getattr(processing, name)
        title, law = _(field.label.text), field.label.law
        if not lines and nothing and getattr(processing, nothing):
            return Section(title, law, rows=((_(field_of(Processing, nothing).label.text),),))
        shown = [one for one in _columns(field) if any(_holds(line, one) for line in lines)]
        return Section(
            title,
            law,
            headings=tuple(_(one.label.text) for one in shown),
            rows=tuple(
                tuple(words(snapshot, one, getattr(line, one.name)) for one in shown)
                for line in lines
            ),
        )

    return part


def _listed(name: str) -> _Part:
    """A part made of one field that says several things, a row each."""

    def part(snapshot: Snapshot, processing: Processing) -> Section:
        field = field_of(Processing, name)
        value = getattr(processing, name)
        said = [words(snapshot, field, (one,)) for one in value]
        return Section(_(field.label.text), field.label.law, rows=tuple((one,) for one in said))

    return part


def _columns(field: Field) -> tuple[Field, ...]:
    return tuple(fields_of(field.line)) if field.line else ()


def _holds(line: Any, field: Field) -> bool:
    return not is_empty(getattr(line, field.name))


def _labelled(snapshot: Snapshot, record: Any, fields: Sequence[Field]) -> _Rows:
    for field in fields:
        said = words(snapshot, field, getattr(record, field.name))
        if said:
            yield _(field.label.text), said


def words(snapshot: Snapshot, field: Field, value: Any) -> str:
    """A value as a sheet says it; days as people write them."""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return in_words(snapshot, field, value)


def _people(snapshot: Snapshot) -> Section:
    """Who answers for the processing (art. 30(1)(a)): the organisation, and who stands for it."""
    fields = [field_of(Organisation, name) for name in _PEOPLE]
    organisation = snapshot.organisation
    named = (_("Organisation"), organisation.name)
    rows = (named, *_labelled(snapshot, organisation, fields))
    return Section(_("Responsable et délégué"), "RGPD art. 30(1)(a)", rows=rows)


_SHARED: tuple[_Part, ...] = (
    _table("transfers"),
    _table("measures"),
    _told(N_("Lien avec l'inventaire"), _TIED),
)
_PARTS: dict[Register, tuple[_Part, ...]] = {
    Register.CONTROLLER: (
        _told(N_("Identification"), _IDENTITY),
        _listed("joint_controllers"),
        _listed("purposes"),
        _told(N_("Base légale"), _LAWFUL, "RGPD art. 6"),
        _table("subjects"),
        _table("data"),
        _table("recipients", nothing="no_recipient"),
        *_SHARED,
        _told(N_("Information, consentement, droits"), _INFORMED, "RGPD art. 12 à 22"),
        _told(N_("Analyse d'impact (AIPD)"), _DPIA, "RGPD art. 35"),
    ),
    Register.PROCESSOR: (
        _told(N_("Identification"), _IDENTITY),
        _listed("clients"),
        _listed("purposes"),
        _table("subjects"),
        _table("data"),
        _table("recipients", nothing="no_recipient"),
        *_SHARED,
    ),
}
