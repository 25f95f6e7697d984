"""What somebody typed in a cell, as the value of its field; or why it is not one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, tzinfo
from typing import Any, NoReturn
from urllib.parse import urlsplit

from stdnum.fr import siren, siret

from inventaire.exchange.collection.shown import codes_by_choice
from inventaire.exchange.lists.values import term_of
from inventaire.exchange.parsing import parse_date
from inventaire.exchange.sheets import Cell, key
from inventaire.i18n import LANGUAGES, N_, Text
from inventaire.inventory.fields import Field, Shape
from inventaire.vocabulary.nearness import Nearby
from inventaire.vocabulary.terms import Vocabulary

_YES = frozenset({"oui", "o", "yes", "y", "vrai", "true", "1", "x"})
_NO = frozenset({"non", "n", "no", "faux", "false", "0"})
_NUMBER = re.compile(r"\d[\d\s]*(?:[.,]\d+)?")
_MOMENT = re.compile(r"(.+?)(?:\s+|T|\s+à\s+)(\d{1,2})\s*[:hH]\s*(\d{2})?(?::\d{2}(?:\.\d+)?)?")
_ASSOCIATION = re.compile(r"W\d{9}")
_LARGEST = 10**15
#: How alike two words are for one to be taken for a slip of the other.
_LIKENESS = 0.6
#: A list that is no longer than this is said whole.
_FEW = 8
#: The name of a record, at the most.
NAME_LENGTH = 500

_NOT_A_DATE = N_("« %(text)s » n'est pas une date. Attendu : jj/mm/aaaa, par exemple 26/05/2018.")
_NOT_A_MOMENT = N_(
    "« %(text)s » n'est pas une date et une heure. Attendu : jj/mm/aaaa hh:mm, par exemple "
    "26/05/2018 14:30."
)
_NOT_A_NUMBER = N_("« %(text)s » n'est pas un nombre. Attendu : des chiffres seuls.")
_NOT_WHOLE = N_("« %(text)s » n'est pas un nombre entier. Attendu : des chiffres seuls.")
_TOO_LARGE = N_("« %(text)s » est trop grand pour être vrai. Vérifiez ce nombre.")
_BEYOND = N_("« %(text)s » est hors des bornes. Attendu : de %(least)s à %(most)s.")
_NOT_AN_ANSWER = N_("« %(text)s » n'est ni oui ni non. Attendu : Oui, Non, ou une case vide.")
_UNKNOWN_WORD = N_(
    "« %(text)s » n'est pas dans la liste « %(list)s ». Attendu : un des termes de la liste."
)
_ONE_OF = N_("« %(text)s » n'est pas dans la liste « %(list)s ». Attendu : l'un de %(terms)s.")
_NEAREST_WORD = N_(
    "« %(text)s » n'est pas dans la liste « %(list)s ». Attendu : un des termes de la liste. Le "
    "plus proche : « %(nearest)s »."
)
_ONE_WORD = N_("« %(text)s » donne plusieurs réponses. Attendu : un seul terme de la liste.")
_NOT_AN_ADDRESS = N_("« %(text)s » n'est pas une adresse. Attendu : elle commence par https://.")
_NOT_A_SIREN = N_("« %(text)s » n'est pas un SIREN. Attendu : 9 chiffres, le dernier est une clé.")
_NOT_A_SIRET = N_("« %(text)s » n'est pas un SIRET. Attendu : 14 chiffres, le dernier est une clé.")
_NOT_AN_RNA = N_("« %(text)s » n'est pas un numéro RNA. Attendu : W suivi de 9 chiffres.")
_NAME_TOO_LONG = N_("Ce nom est trop long : %(most)s signes au plus.")


class Misunderstood(ValueError):
    """A cell that says no value of its field; ``text`` says why and what is expected."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.msgid)
        self.text = text


def refuse(msgid: str, text: str, **values: object) -> NoReturn:
    """Refuse what a cell says."""
    raise Misunderstood(Text(msgid, {"text": text[:200], **values}))


@dataclass(frozen=True, slots=True)
class Understanding:
    """How cells are read: the language and the place they were written in."""

    language: str
    zone: tzinfo = UTC

    def value(self, field: Field, cell: Cell) -> Any:
        """The value of a field that is no link; empty where the cell is. ``Misunderstood``."""
        if not cell.text:
            return field.empty
        if field.vocabulary is not None:
            return self._codes(field, field.vocabulary, cell.text)
        if field.shape is Shape.MOMENT:
            return _moment(cell, self.zone)
        return _READERS[field.shape](field, cell)

    def _codes(self, field: Field, vocabulary: Vocabulary[Any], text: str) -> Any:
        codes = tuple(dict.fromkeys(self._split(vocabulary, text)))
        if not codes:
            return field.empty
        if field.shape is Shape.CODES:
            return codes
        if len(codes) > 1:
            refuse(_ONE_WORD, text)
        return codes[0]

    def _split(self, vocabulary: Vocabulary[Any], text: str) -> list[str]:
        """The code of each line; of each part of a line that is no term as a whole."""
        found = []
        for line in filter(None, map(str.strip, text.split("\n"))):
            code = self._code(vocabulary, line)
            parts = [] if code else [part for part in map(str.strip, line.split(";")) if part]
            found += [code] if code else [self._code(vocabulary, part) or part for part in parts]
        for code in found:
            if code not in vocabulary:
                self._refuse_word(vocabulary, code)
        return found

    def _code(self, vocabulary: Vocabulary[Any], text: str) -> str:
        for language in (self.language, *LANGUAGES):
            if code := codes_by_choice(vocabulary, language).get(text):
                return code
        return term_of(vocabulary, text)

    def _refuse_word(self, vocabulary: Vocabulary[Any], word: str) -> NoReturn:
        labels = codes_by_choice(vocabulary, self.language)
        near = Nearby(labels).of(word, most=1, likeness=_LIKENESS)
        if near:
            refuse(_NEAREST_WORD, word, list=Text(vocabulary.label), nearest=near[0])
        offered = [f"« {label} »" for label, code in labels.items() if not vocabulary[code].retired]
        if len(offered) <= _FEW:
            refuse(_ONE_OF, word, list=Text(vocabulary.label), terms=offered)
        refuse(_UNKNOWN_WORD, word, list=Text(vocabulary.label))


def _text(field: Field, cell: Cell) -> str:
    text = cell.text
    if field.name == "name" and len(text) > NAME_LENGTH:
        refuse(_NAME_TOO_LONG, text, most=NAME_LENGTH)
    if field.url and not _is_address(text):
        refuse(_NOT_AN_ADDRESS, text)
    if check := _CHECKED.get(field.name):
        is_valid, msgid = check
        return "".join(text.split()) if is_valid("".join(text.split())) else refuse(msgid, text)
    return text


def _is_address(text: str) -> bool:
    try:
        address = urlsplit(text)
        return address.scheme.lower() in ("http", "https") and bool(address.hostname)
    except ValueError:
        return False


_CHECKED: Mapping[str, tuple[Callable[[str], object], str]] = {
    "siren": (siren.is_valid, _NOT_A_SIREN),
    "siret": (siret.is_valid, _NOT_A_SIRET),
    "rna": (_ASSOCIATION.fullmatch, _NOT_AN_RNA),
}


def _words(field: Field, cell: Cell) -> tuple[str, ...]:
    """One for each line; short ones may also be told apart by « ; »."""
    between = "\n" if field.long else r"[\n;]"
    return tuple(filter(None, map(str.strip, re.split(between, cell.text))))


def _day(_field: Field, cell: Cell) -> Any:
    return parse_date(cell.value) or refuse(_NOT_A_DATE, cell.text)


def _moment(cell: Cell, zone: tzinfo) -> datetime:
    """A day and an hour told where the workbook was filled; midnight where no hour is said."""
    found = _MOMENT.fullmatch(cell.text)
    day = parse_date(found[1] if found else cell.value)
    try:
        at = time(int(found[2]), int(found[3] or 0)) if found else time()
        if day is not None:
            return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    refuse(_NOT_A_MOMENT, cell.text)


#: Between which a number may be, where not any will do.
_BOUNDS: Mapping[str, tuple[int, int]] = {"progress": (0, 100), "level": (1, 5)}


def _number(field: Field, cell: Cell) -> float:
    text = cell.text
    found = _NUMBER.fullmatch(text)
    number = float(re.sub(r"\s", "", text).replace(",", ".")) if found else None
    if field.shape is Shape.INTEGER:
        if number is None or not number.is_integer():
            refuse(_NOT_WHOLE, text)
        number = int(number)
    if number is None:
        refuse(_NOT_A_NUMBER, text)
    if number > _LARGEST:
        refuse(_TOO_LARGE, text)
    least, most = _BOUNDS.get(field.name, (0, _LARGEST))
    if not least <= number <= most:
        refuse(_BEYOND, text, least=least, most=most)
    return number


def _answer(_field: Field, cell: Cell) -> bool:
    said = key(cell.text)
    return True if said in _YES else False if said in _NO else refuse(_NOT_AN_ANSWER, cell.text)


_READERS: Mapping[Shape, Callable[[Field, Cell], Any]] = {
    Shape.TEXT: _text,
    Shape.WORDS: _words,
    Shape.DATE: _day,
    Shape.INTEGER: _number,
    Shape.NUMBER: _number,
    Shape.ANSWER: _answer,
}
