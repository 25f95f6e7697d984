"""What a cell says, in the words of a field; what is not understood is given back, to be kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from stdnum.fr import siren, siret

from inventaire.exchange.cnil_words import category_of, measure_of, subject_of
from inventaire.exchange.lists.spellings import SPELLINGS
from inventaire.exchange.parsing import is_nothing, parse_date
from inventaire.exchange.sheets import Cell, key
from inventaire.i18n import LANGUAGES, _, speaking
from inventaire.inventory.fields import Field, Shape
from inventaire.inventory.processing import DataLine, MeasureLine, SubjectLine, TransferLine
from inventaire.vocabulary.countries import COUNTRIES, find_country
from inventaire.vocabulary.processing import DATA_CATEGORIES, DATA_SUBJECTS, MEASURES
from inventaire.vocabulary.terms import Vocabulary

#: What stands between several things in one cell; commas stand inside names too.
BETWEEN = re.compile(r"\s*(?:[;\n•]|\s/\s)\s*")
_YES = frozenset({"oui", "o", "yes", "y", "x", "vrai", "true", "1"})
_TICKS = frozenset("✓✔☑☒●•■")
_NO = frozenset({"non", "n", "no", "faux", "false", "0"})
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)
_KEYED: Mapping[str, Callable[[str], bool]] = {"siren": siren.is_valid, "siret": siret.is_valid}
#: A word of a vocabulary that is shorter may stand in others by chance.
_TELLING = 5
_DENYING = ("non", "pas", "sans", "aucun", "aucune", "not", "no", "none")
#: More digits than any count of ours.
_DIGITS = 12
_NUMBER = re.compile(r"-?\d[\d   ]*(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Understood:
    """The value of a field, and what of the cell it does not say."""

    value: Any
    left: str = ""


def ticked(cell: Cell, about: str) -> Cell:
    """What a cell says in a column about one thing: that thing where it is ticked, else nothing."""
    if cell.text in _TICKS or cell.key in _YES:
        return Cell(about, cell.origin)
    return Cell("", cell.origin) if cell.key in _NO else cell


def understood(field: Field, cell: Cell, about: str = "") -> Understood | None:
    """What a cell says of a field; nothing where it says nothing. Links are read elsewhere.

    ``about``: what the lines of this cell are of, where the heading says it.
    """
    if is_nothing(cell):
        return None
    text = cell.text
    if field.shape is Shape.TEXT:
        return _text(field, text)
    if field.shape is Shape.WORDS:
        return Understood(tuple(parts(text)))
    if field.shape is Shape.DATE:
        return _or_left(parse_date(cell.value), text)
    if field.shape in (Shape.INTEGER, Shape.NUMBER):
        return _number(field, text)
    if field.shape is Shape.ANSWER:
        return _answer(text)
    if field.shape in (Shape.CODE, Shape.CODES):
        return _codes(field, text)
    return _lines(field, text, about)


def _text(field: Field, text: str) -> Understood:
    """A text; an address or a keyed number that is none is left: a form would refuse it."""
    if field.url and not _ADDRESS.fullmatch(text):
        return Understood(None, text)
    if check := _KEYED.get(field.name):
        digits = "".join(text.split())
        return Understood(digits) if check(digits) else Understood(None, text)
    return Understood(text)


def parts(text: str) -> list[str]:
    """The several things that a cell names, each once."""
    found = (part.strip(" -–•\t") for part in BETWEEN.split(text))
    return list(dict.fromkeys(part for part in found if part))


def _or_left(value: object | None, text: str) -> Understood:
    return Understood(None, text) if value is None else Understood(value)


def _number(field: Field, text: str) -> Understood:
    """« 50 000 euros » is 50 000, and the rest is kept."""
    found = _NUMBER.search(text)
    if found is None:
        return Understood(None, text)
    digits = re.sub(r"[   ]", "", found.group()).replace(",", ".")
    if len(digits) > _DIGITS or digits.startswith("-"):
        return Understood(None, text)
    number = float(digits)
    value = int(number) if field.shape is Shape.INTEGER else number
    return Understood(value, text if found.group().strip() != text else "")


def _answer(text: str) -> Understood:
    """« Oui (prestataire hors UE) » is yes, and the remark is kept."""
    first, _blank, rest = key(text).partition(" ")
    value = True if first in _YES else False if first in _NO else None
    return Understood(value, text if rest or value is None else "")


def _codes(field: Field, text: str) -> Understood:
    """The terms that a cell names; the words that name none are left."""
    if field.vocabulary is None:
        return Understood(None, text)
    whole = term_of(field.vocabulary, text)
    named = [whole] if whole else [term_of(field.vocabulary, part) for part in _split(text)]
    if not any(named) and (held := _contained(field.vocabulary, text)):
        # « Obligation légale (Code du travail) » is one, and the remark is kept.
        return Understood((held,) if field.shape is Shape.CODES else held, text)
    codes = tuple(dict.fromkeys(code for code in named if code))
    left = "" if all(named) else text
    if field.shape is Shape.CODES:
        return Understood(codes or None, left)
    return Understood(codes[0] if codes else None, left or (text if len(codes) > 1 else ""))


def _split(text: str) -> list[str]:
    return [part for piece in parts(text) for part in re.split(r"\s*[,/]\s*", piece) if part]


def term_of(vocabulary: Vocabulary[Any], text: str) -> str:
    """The code of the term that a text names, by its code, its label or a word of its own."""
    if vocabulary is COUNTRIES:
        country = find_country(text)
        return country.code if country else ""
    return _spellings(vocabulary).get(key(text), "")


@lru_cache(maxsize=64)
def _spellings(vocabulary: Vocabulary[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for term in vocabulary:
        words = [term.code, *getattr(term, "aliases", ()), getattr(term, "cnil_label", "")]
        for language in LANGUAGES:
            with speaking(language):
                words.append(_(term.label))
        for word in words:
            if word:
                found.setdefault(key(word), term.code)
    return {**SPELLINGS.get(vocabulary.name, {}), **found}


def _contained(vocabulary: Vocabulary[Any], text: str) -> str:
    """The code of the only term that a text holds among other words; none where it denies."""
    words = f" {key(text)} "
    if vocabulary is COUNTRIES or any(f" {word} " in words for word in _DENYING):
        return ""
    spelt = _spellings(vocabulary).items()
    held = {code for word, code in spelt if len(word) >= _TELLING and f" {word} " in words}
    return held.pop() if len(held) == 1 else ""


#: What the lines of a field are of.
_OF_LINES: Mapping[str, Vocabulary[Any]] = {
    "subjects": DATA_SUBJECTS,
    "measures": MEASURES,
    "data": DATA_CATEGORIES,
}


def _in_our_words(field: Field, label: str) -> str:
    vocabulary = _OF_LINES.get(field.name)
    code = term_of(vocabulary, label) if vocabulary else ""
    return vocabulary[code].label if vocabulary and code else label


def _lines(field: Field, text: str, about: str) -> Understood:
    """A line for each thing that a cell names; a country that is none is left."""
    made: list[Any] = []
    left = ""
    for part in [text] if about else parts(text):
        label, told = (about, part) if about and about != part else (part, "")
        label = _in_our_words(field, label)
        if field.line is SubjectLine:
            made.append(SubjectLine(**subject_of(label, told)))
        elif field.line is MeasureLine:
            made.append(MeasureLine(**measure_of(label, told)))
        elif field.line is DataLine:
            category, description = category_of(label, told)
            made.append(DataLine(category=category, description=description))
        elif field.line is TransferLine and (country := find_country(part)):
            made.append(TransferLine(country=country.code))
        else:
            left = text
    return Understood(tuple(made) or None, left)
