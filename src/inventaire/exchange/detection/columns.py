"""A column of a sample: its type, how full and how varied it is, what its values look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from inventaire.exchange.detection.checks import (
    CHECKS,
    SCATTERED,
    is_nobodys_email,
    looks_like_nir,
    says_civilities,
    says_sexes,
)
from inventaire.exchange.detection.headings import stems, words_of
from inventaire.exchange.detection.listed import listed
from inventaire.vocabulary.folding import fold

#: Values on which the forms are tried, spread over the column: ratios need no more.
TRIED = 500
#: Of all values, how many must have a type for the column to have it.
_NEARLY_ALL = 0.95
#: A column of so few values is told by them.
_FEW = 12

_INTEGER = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+|[+-]?\d+")
_DECIMAL = re.compile(
    r"[+-]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d*)[.,]?\d+(?:[eE][+-]?\d+)?\s?[%€]?"
)
_DATE = re.compile(
    r"(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:(?:1[89]|20)?\d{2})"
    r"|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)\d{2}"
)
_MOMENT = re.compile(rf"(?:{_DATE.pattern})[T ]\d{{1,2}}:\d{{2}}.*")
_BOOLEANS = listed("oui non o n vrai faux true false yes no x y 0 1 t f")
_GEOMETRY = re.compile(
    r"(?:SRID=\d+;)?(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*\(.*|\{\s*\"type\"\s*:\s*\"(?:Multi)?"
    r"(?:Point|LineString|Polygon)\".*|\[?-?\d{1,3}\.\d{3,}\s*,\s*-?\d{1,3}\.\d{3,}\]?",
    re.IGNORECASE | re.DOTALL,
)
_LIST = re.compile(r"\[.*\]|\{.*\}|[^;|]{1,60}(?:[;|][^;|]{1,60})+", re.DOTALL)
_FILE = re.compile(
    r"\S.*\.(?:pdf|docx?|xlsx?|odt|ods|jpe?g|png|gif|tiff?|mp[34]|zip)", re.IGNORECASE
)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_YEAR = re.compile(r"(?:18|19|20)\d{2}")
_IDENTIFIERS = stems(listed("id code num reference ref identifiant uid uuid siret siren cle key"))


@dataclass(frozen=True, slots=True)
class Profile:
    """What was found out of a column. It holds numbers, and none of the values."""

    name: str
    #: Of ``COLUMN_TYPES``.
    type: str
    #: Cells that hold something.
    filled: int
    distinct: int
    #: By sort, the share of the tried values that have its form.
    shares: Mapping[str, float] = field(default_factory=dict)
    #: By sort, how many times it stands in the middle of a text.
    scattered: Mapping[str, int] = field(default_factory=dict)
    #: Whether values are sentences.
    is_prose: bool = False

    def share(self, kind: str) -> float:
        """The share of values that have the form of a sort."""
        return self.shares.get(kind, 0.0)


def profile(name: str, cells: Sequence[str]) -> Profile:
    """What a column looks like; ``cells`` are its values, blank where there is none."""
    filled = [cell for cell in cells if cell]
    distinct = list(dict.fromkeys(filled))
    tried = _spread(distinct, TRIED)
    type_ = _type_of(name, tried, unique=len(distinct) == len(filled))
    shares = _shares(tried, type_)
    few = _few(distinct)
    if says_civilities(few):
        shares["civility"] = 1.0
    elif says_sexes(few):
        shares["sex"] = 1.0
    is_prose = type_ == "text" and _is_prose(tried)
    return Profile(
        name, type_, len(filled), len(distinct), shares, _scattered(distinct, shares), is_prose
    )


def _spread(values: Sequence[str], most: int) -> list[str]:
    """No more than so many values, taken at even distances."""
    if len(values) <= most:
        return list(values)
    return [values[rank * len(values) // most] for rank in range(most)]


def _few(distinct: Sequence[str]) -> frozenset[str]:
    return frozenset(map(fold, distinct)) if 0 < len(distinct) <= _FEW else frozenset({""})


def _share(values: Sequence[str], check: Callable[[str], object]) -> float:
    return sum(1 for value in values if check(value)) / len(values) if values else 0.0


_TYPES: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("integer", _INTEGER.fullmatch),
    ("date", _DATE.fullmatch),
    ("datetime", _MOMENT.fullmatch),
    ("decimal", _DECIMAL.fullmatch),
    ("geometry", _GEOMETRY.fullmatch),
    ("identifier", _UUID.fullmatch),
    ("file", _FILE.fullmatch),
    ("list", _LIST.fullmatch),
)


def _type_of(name: str, tried: Sequence[str], *, unique: bool) -> str:
    if not tried:
        return ""
    if len(tried) <= 3 and {fold(value) for value in tried} <= _BOOLEANS and len(tried) > 1:
        return "boolean"
    found = next(
        (code for code, check in _TYPES if _share(tried, check) >= _NEARLY_ALL),
        "text",
    )
    named = not _IDENTIFIERS.isdisjoint(words_of(name))
    # What begins with a zero is no quantity: « 01 », « 0612345678 ».
    if found == "integer" and (named or any(value[0] == "0" and len(value) > 1 for value in tried)):
        return "identifier"
    return "identifier" if found == "text" and named and unique else found


#: By type, the forms that its values may have besides.
_POSSIBLE: Mapping[str, Iterable[str]] = {
    "integer": ("nir", "card", "organisation"),
    "identifier": ("phone", "nir", "iban", "card", "organisation", "plate", "device", "email"),
    "decimal": ("ip", "phone"),
    "file": ("photo",),
    "text": tuple(kind for kind in CHECKS if kind != "photo"),
    "list": ("email", "phone"),
}


def _shares(tried: Sequence[str], type_: str) -> dict[str, float]:
    shares = {kind: _share(tried, CHECKS[kind]) for kind in _POSSIBLE.get(type_, ())}
    if type_ in {"integer", "identifier", "text"}:
        shares["nir_form"] = _share(tried, looks_like_nir)
    if type_ == "integer":
        shares["year"] = _share(tried, _YEAR.fullmatch)
    if shares.get("email", 0) > 0:
        shares["nobody"] = _share(tried, is_nobodys_email)
    if type_ in {"date", "datetime"}:
        shares["date"] = 1.0
    return {kind: share for kind, share in shares.items() if share}


def _is_prose(tried: Sequence[str]) -> bool:
    """Whether a fair part of the values are sentences."""
    long = _share(tried, lambda value: len(value) >= 30 and value.count(" ") >= 4)
    return long >= 0.3


def _scattered(distinct: Sequence[str], shares: Mapping[str, float]) -> dict[str, int]:
    """What stands in the middle of texts: every value is searched, not only those tried."""
    texts = [value for value in distinct if len(value) > 20 and " " in value]
    if not texts or any(shares.get(kind, 0) > 0.5 for kind in SCATTERED):
        return {}
    found = {
        kind: sum(1 for _ in form.finditer("\n".join(_holding(kind, texts))))
        for kind, form in SCATTERED.items()
    }
    return {kind: count for kind, count in found.items() if count}


def _holding(kind: str, texts: Sequence[str]) -> Sequence[str]:
    """The texts that may hold what is looked for: an address of mail has its sign."""
    return [text for text in texts if "@" in text] if kind == "email" else texts
