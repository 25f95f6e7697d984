"""The cover: whose report it is, of which day, and what each sheet holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from inventaire.exchange.phrases import in_words
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.frame import day, on_paper
from inventaire.exchange.report.page import COLUMNS, section
from inventaire.exchange.workbook.paper import PAGE_UNITS
from inventaire.exchange.workbook.sheet import Sheet, Span
from inventaire.exchange.workbook.styles import (
    ACCENT,
    ACCENT_STRONG,
    COUNT,
    INK_SOFT,
    LINKED,
    NOTE,
    PLAIN,
    SOFT,
    TEXT,
    WARNING,
)
from inventaire.i18n import _, ngettext
from inventaire.inventory.fields import fields_of, is_empty
from inventaire.inventory.organisation import Organisation

#: A sheet as the table of contents tells it: its place, its title, what it holds, how much.
Entry = tuple[str, str, str, int | None]

#: What the cover says of the organisation, where it is recorded.
_SAID = (
    "legal_form",
    "siren",
    "population",
    "staff_fte",
    "controller_name",
    "dpo_name",
    "dpo_contact",
    "prada_name",
)


def write_contents(sheet: Sheet, draft: Draft, entries: Iterable[Entry]) -> None:
    """One page: title, organisation, table of contents."""
    sheet.open([PAGE_UNITS / COLUMNS] * COLUMNS)
    _cover(sheet, draft)
    _identity(sheet, draft)
    section(sheet, _("Sommaire"))
    for place, title, holds, count in entries:
        sheet.write_spans(
            [
                Span(title, LINKED.but(bold=True, down="center"), 4, place),
                Span(holds, SOFT.but(down="center"), 9),
                Span(count, COUNT.but(down="center")),
            ],
            height=20,
        )
    on_paper(sheet, draft, repeated="1:1", pages=1)


def _cover(sheet: Sheet, draft: Draft) -> None:
    kicker = PLAIN.but(size=13, bold=True, colour=ACCENT, down="bottom")
    title = PLAIN.but(size=26, bold=True, colour=ACCENT_STRONG)
    sheet.write_spans([Span(None, PLAIN.but(fill=ACCENT), COLUMNS)], height=9)
    sheet.write_spans([Span(_("Rapport d'audit des données"), kicker, COLUMNS)], height=42)
    sheet.write_spans([Span(draft.owner, title, COLUMNS)])
    subject = _("État des lieux, flux, registre, ouverture, préconisations et plan d'actions")
    sheet.write_spans([Span(subject, PLAIN.but(size=12, colour=INK_SOFT), COLUMNS)])
    sheet.write_spans([Span(dates_of(draft), PLAIN.but(bold=True), COLUMNS)])
    if draft.facts.changed_since:
        sheet.write_spans(
            [Span(changed_words(draft.facts.changed_since), NOTE.but(colour=WARNING), 14)]
        )


def dates_of(draft: Draft) -> str:
    """The day of the inventory, and that of the audit."""
    return _(
        "Situation au %(today)s · audit du %(audit)s",
        today=day(draft.today),
        audit=day(draft.facts.audited_on),
    )


def changed_words(count: int) -> str:
    """How many records changed since the audit, and what to do."""
    return ngettext(
        "%(count)s fiche a changé depuis cet audit : relancez-le pour des constats à jour.",
        "%(count)s fiches ont changé depuis cet audit : relancez-le pour des constats à jour.",
        count,
    )


def _identity(sheet: Sheet, draft: Draft) -> None:
    """Who it is, two facts a row."""
    section(sheet, _("Organisation"))
    facts = list(_facts(draft))
    for number in range(0, len(facts), 2):
        spans = []
        for label, words in [*facts[number : number + 2], ("", "")][:2]:
            spans += [
                Span(label, SOFT.but(down="center"), 3),
                Span(words, TEXT.but(bold=True, down="center"), 4),
            ]
        sheet.write_spans(spans, air=7)


def _facts(draft: Draft) -> Iterator[tuple[str, str]]:
    organisation = draft.snapshot.organisation
    for field in fields_of(Organisation):
        value = getattr(organisation, field.name)
        if field.name in _SAID and not is_empty(value):
            yield _(field.label.text), in_words(draft, field, value)
    for mission in draft.snapshot.missions:
        yield _("Mission"), ", ".join(part for part in (mission.name, mission.lead) if part)
