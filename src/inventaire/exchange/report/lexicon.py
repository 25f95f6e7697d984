"""The words that the report uses and the texts that it cites, each with its source and date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from inventaire.audit.families import FAMILIES
from inventaire.audit.report import all_rules
from inventaire.exchange.phrases import count_in_words
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.frame import write_records
from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import DATE, NAME, SOFT
from inventaire.exchange.workbook.table import Column
from inventaire.i18n import _
from inventaire.inventory.fields import Shape, fields_of
from inventaire.vocabulary import law
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.law import Threshold
from inventaire.vocabulary.registry import VOCABULARIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A word, a rule or a figure: what it means and where it comes from."""

    nature: str
    group: str
    word: str
    meaning: str
    source: str
    as_of: date | None = None
    to_check: bool = False


def write_lexicon(sheet: Sheet, draft: Draft) -> None:
    """The rules that found something, the figures of the law, then the words of the inventory."""
    write_records(
        sheet,
        draft,
        _columns(),
        [*_rules(draft), *_figures(), *_words(draft)],
        lead=_(
            "Les règles citées avec leur texte, les seuils de la loi et les mots employés, chacun "
            "avec sa source et sa date. Ce qui est « à vérifier » a été lu dans une source "
            "secondaire : reprenez le texte avant de vous y appuyer."
        ),
        nothing=_("Aucun mot à expliquer."),
    )


def _columns() -> list[Column[Entry]]:
    return [
        Column(heading=_("Mot"), width=42, value=lambda one: one.word, style=NAME),
        Column(heading=_("Sorte"), width=12, value=lambda one: one.nature),
        Column(heading=_("Liste ou famille"), width=28, value=lambda one: one.group),
        Column(heading=_("Ce que cela veut dire"), width=62, value=lambda one: one.meaning),
        Column(heading=_("Source"), width=36, value=lambda one: one.source, style=SOFT),
        Column(heading=_("À jour au"), width=12, value=lambda one: one.as_of, style=DATE),
        Column(
            heading=_("À vérifier"),
            width=12,
            value=lambda one: _("À vérifier") if one.to_check else None,
        ),
    ]


def _rules(draft: Draft) -> Iterator[Entry]:
    rules = all_rules()
    for code in sorted({one.finding.rule for one in draft.followed if one.finding.rule in rules}):
        rule, family = rules[code], FAMILIES.get(rules[code].family)
        yield Entry(
            nature=_("Règle"),
            group=_(family.label) if family else rule.family,
            word=_("%(label)s : %(value)s", label=code, value=_(rule.title)),
            meaning=_(rule.remedy),
            source=rule.law,
            to_check=rule.to_check,
        )


def _figures() -> Iterator[Entry]:
    for figure in vars(law).values():
        if isinstance(figure, Threshold):
            yield Entry(
                nature=_("Seuil"),
                group=_("Seuils de la loi"),
                word=_(figure.label),
                meaning=f"{count_in_words(figure.value)} {_(figure.unit)}",
                source=figure.source,
                as_of=figure.as_of,
                to_check=figure.to_check,
            )


def _words(draft: Draft) -> Iterator[Entry]:
    """The terms that the inventory uses and that say what they mean or where they come from."""
    used = _used((draft.snapshot.organisation, *draft.snapshot.records()))
    known = [name for name in VOCABULARIES if name in used]
    for name in sorted(known, key=lambda name: fold(_(VOCABULARIES[name].label))):
        vocabulary = VOCABULARIES[name]
        for term in vocabulary:
            source = term.source or vocabulary.source
            if term.code in used[name] and (term.definition or source):
                yield Entry(
                    nature=_("Terme"),
                    group=_(vocabulary.label),
                    word=_(term.label),
                    meaning=_(term.definition) if term.definition else "",
                    source=source,
                    as_of=term.as_of or vocabulary.as_of,
                    to_check=term.to_check,
                )


def _used(records: Iterable[Any]) -> dict[str, set[str]]:
    """The codes that records use, by vocabulary, those of their lines among them."""
    found: dict[str, set[str]] = {}
    for record in records:
        for field in fields_of(type(record)):
            value = getattr(record, field.name)
            if not value:
                continue
            if field.shape is Shape.LINES:
                for name, inner in _used(value).items():
                    found.setdefault(name, set()).update(inner)
            elif field.vocabulary is not None:
                codes = value if isinstance(value, tuple) else (value,)
                found.setdefault(field.vocabulary.name, set()).update(codes)
    return found
