"""The lists that cells of the action plan offer, on a sheet of their own that is not shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import zip_longest

from openpyxl.utils import get_column_letter, quote_sheetname

from inventaire.audit.rule import WHO_LABELS
from inventaire.exchange.phrases import term
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.frame import on_paper
from inventaire.exchange.workbook.sheet import Cell, Sheet
from inventaire.exchange.workbook.styles import HEADING, TEXT
from inventaire.i18n import _
from inventaire.inventory.engagement import Action
from inventaire.inventory.fields import field_of
from inventaire.vocabulary.folding import fold


def write_choices(sheet: Sheet, draft: Draft) -> None:
    """One column for each list, under its name."""
    lists = _lists(draft)
    sheet.open([34] * len(lists))
    headings = [_(field_of(Action, name).label.text) for name in lists]
    sheet.write([Cell(heading, HEADING) for heading in headings])
    for row in zip_longest(*lists.values()):
        sheet.write([Cell(word, TEXT) for word in row])
    for number, (name, words) in enumerate(lists.items(), start=1):
        letter = get_column_letter(number)
        title = quote_sheetname(sheet.title)
        draft.lists[name] = f"{title}!${letter}$2:${letter}${max(2, len(words) + 1)}"
    on_paper(sheet, draft, repeated="1:1")
    sheet.paper.sheet_state = "hidden"


def _lists(draft: Draft) -> Mapping[str, list[str]]:
    """What each field of an action may say."""
    coded = ("status", "priority", "effort")
    lists = {name: list(_terms(name)) for name in coded}
    return {**lists, "owner": _owners(draft)}


def _terms(name: str) -> Iterable[str]:
    vocabulary = field_of(Action, name).vocabulary
    return (term(vocabulary, t.code) for t in vocabulary.offered()) if vocabulary else ()


def _owners(draft: Draft) -> list[str]:
    """Who may be in charge: those who already are, the usual four, the services."""
    named = [action.owner for action in draft.snapshot.actions]
    services = [a.name for a in draft.snapshot.actors if a.kind == "internal_service"]
    usual = [_(label) for label in WHO_LABELS.values()]
    found = dict.fromkeys(name for name in (*usual, *named, *services) if name)
    return sorted(found, key=fold)
