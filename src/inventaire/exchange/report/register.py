"""The sheet of the register (RGPD art. 30)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from inventaire.exchange.phrases import answer, in_words, listed, term
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.fields import column_of, others
from inventaire.exchange.report.frame import write_records
from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import NAME
from inventaire.exchange.workbook.table import Column
from inventaire.i18n import _
from inventaire.inventory.fields import Ref, field_of
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import (
    DataLine,
    MeasureLine,
    Processing,
    RecipientLine,
    SubjectLine,
    TransferLine,
)
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.countries import country_label
from inventaire.vocabulary.datasets import FATES
from inventaire.vocabulary.processing import (
    DATA_CATEGORIES,
    DATA_SUBJECTS,
    DURATION_UNITS,
    LEGAL_BASES,
    MEASURES,
    RECIPIENT_KINDS,
)
from inventaire.vocabulary.transfers import SAFEGUARDS


def write_register(sheet: Sheet, draft: Draft) -> None:
    """What is done with personal data, as art. 30 asks to write it down."""
    records = draft.snapshot.processings
    written = write_records(
        sheet,
        draft,
        _columns(draft),
        records,
        title=_("Registre des traitements"),
        lead=_lead(draft),
        nothing=_("Aucun traitement n'est encore enregistré."),
    )
    for record, row in zip(records, written.rows, strict=True):
        draft.places[ref_of(record)] = sheet.place(row)


#: Who answers for the processing: what art. 30(1)(a) asks to name.
_IDENTITY = ("controller_name", "controller_title", "controller_contact", "representative")
_DELEGATE = ("dpo_name", "dpo_company", "dpo_contact")


def _lead(draft: Draft) -> str:
    parts = [
        _("Tenu au titre de l'article 30 du RGPD."),
        _said(draft, "controller_name", _IDENTITY),
    ]
    parts.append(_said(draft, "dpo_kind", _DELEGATE))
    return " ".join(part for part in parts if part)


def _said(draft: Draft, heading: str, names: Iterable[str]) -> str:
    """« Responsable de traitement : Élise Fauvel, Maire, mairie. »"""
    organisation = draft.snapshot.organisation
    fields = [field_of(Organisation, name) for name in names]
    said = [in_words(draft, f, getattr(organisation, f.name)).replace("\n", ", ") for f in fields]
    words = ", ".join(part for part in said if part) or _("non renseigné")
    return _(
        "%(label)s : %(value)s.", label=_(field_of(Organisation, heading).label.text), value=words
    )


def _columns(draft: Draft) -> list[Column[Processing]]:
    field = partial(column_of, draft, Processing, law=True)
    columns = [
        field("reference", 9),
        field("name", 22, style=NAME),
        field("service", 15, linked=True),
        field("purposes", 30),
        field("legal_bases", 21, value=_bases),
        field("subjects", 20, value=lambda one: listed(map(_subject, one.subjects)) or None),
        field("data", 38, value=lambda one: listed(map(_data, one.data)) or None),
        field("recipients", 23, value=lambda one: _recipients(draft, one) or None),
        field(
            "transfers",
            19,
            value=lambda one: listed(_transfer(draft, line) for line in one.transfers) or None,
        ),
        field("measures", 24, value=lambda one: listed(map(_measure, one.measures)) or None),
        field("dpia_status", 12),
    ]
    return [*columns, *others(draft, Processing, columns, without=("legal_text", "no_recipient"))]


def _bases(processing: Processing) -> str | None:
    bases = [term(LEGAL_BASES, code) for code in processing.legal_bases]
    return listed([*bases, processing.legal_text]) or None


def _with(what: str, *details: str) -> str:
    """« Identité (nom, prénom) »."""
    said = ", ".join(detail for detail in details if detail)
    if not what:
        return said
    return f"{what} ({said})" if said else what


def _subject(line: SubjectLine) -> str:
    return _with(
        term(DATA_SUBJECTS, line.category),
        line.precision,
        _("vulnérables") if line.vulnerable else "",
        _("mineurs") if line.minors else "",
        _("environ %(count)s", count=line.count) if line.count is not None else "",
    )


def _data(line: DataLine) -> str:
    """A category of data and all that is said of how long it is kept."""
    what = _with(term(DATA_CATEGORIES, line.category), line.description)
    kept = [
        line.retention,
        _active(line),
        _("à compter de : %(event)s", event=line.starting_event) if line.starting_event else "",
        _("archivage intermédiaire : %(what)s", what=line.intermediate)
        if line.intermediate
        else "",
        term(FATES, line.final_fate),
        line.legal_source,
    ]
    said = " ; ".join(part for part in kept if part)
    return _("%(label)s : %(value)s", label=what, value=said) if said else what


def _active(line: DataLine) -> str:
    """The duration in numbers, where the words do not say the same already."""
    if line.active_duration is None:
        return ""
    duration = f"{line.active_duration} {term(DURATION_UNITS, line.active_unit).lower()}".strip()
    if duration in line.retention.lower():
        return ""
    return _("base active : %(duration)s", duration=duration)


def _recipients(draft: Draft, processing: Processing) -> str:
    if not processing.recipients and processing.no_recipient:
        label = field_of(Processing, "no_recipient").label.text
        return _("%(label)s : %(value)s", label=_(label), value=answer(True))
    return listed(_recipient(draft, line) for line in processing.recipients)


def _recipient(draft: Draft, line: RecipientLine) -> str:
    name = draft.label(Ref("actor", line.actor)) if line.actor is not None else ""
    return _with(name, term(RECIPIENT_KINDS, line.kind), line.precision)


def _transfer(draft: Draft, line: TransferLine) -> str:
    name = draft.label(Ref("actor", line.actor)) if line.actor is not None else ""
    country = country_label(line.country) if line.country else ""
    return _with(name, country, term(SAFEGUARDS, line.safeguard), line.documentation)


def _measure(line: MeasureLine) -> str:
    return _with(term(MEASURES, line.measure), line.detail)
