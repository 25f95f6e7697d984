"""Words that several rules put in their sentences, translated only when shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from inventaire.i18n import N_, Text
from inventaire.vocabulary.terms import Vocabulary


def term(vocabulary: Vocabulary[Any], code: str) -> Text:
    """The label of one code."""
    return Text(vocabulary.label_of(code))


def terms(vocabulary: Vocabulary[Any], codes: Iterable[str]) -> tuple[Text, ...]:
    """The labels of several codes, each once, in the order of the vocabulary."""
    wanted = set(codes)
    known = tuple(code for code in vocabulary.codes if code in wanted)
    unknown = sorted(wanted.difference(known))
    return tuple(term(vocabulary, code) for code in (*known, *unknown))


def duration(months: int) -> Text:
    """A number of months, in years where it makes whole years."""
    if months == 1:
        return Text(N_("1 mois"))
    if months == 12:
        return Text(N_("1 an"))
    if months and months % 12 == 0:
        return Text(N_("%(count)s ans"), {"count": months // 12})
    return Text(N_("%(count)s mois"), {"count": months})


def day(when: date) -> Text:
    """A day, in the order each language writes it."""
    return Text(
        N_("%(day)s/%(month)s/%(year)s"),
        {"day": f"{when.day:02}", "month": f"{when.month:02}", "year": when.year},
    )
