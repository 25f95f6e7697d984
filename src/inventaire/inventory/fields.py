"""What a field of a record is: its label, its help, the text that demands it, its shape.

Facts carry this in their annotations, ``Annotated[str, Label(N_("Nom"))]``, and everything that
must treat all fields alike (comparison, journal, snapshot, workbook, completeness test) reads it
here.
"""

from __future__ import annotations

import types
from collections.abc import Hashable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

from inventaire.vocabulary.terms import Vocabulary


class Ref(NamedTuple):
    """One record of the organisation: its kind (``"system"``) and its number within the kind."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Label:
    """How a field is called on screen, what helps to fill it, and the text that demands it (⚖)."""

    text: str
    help: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True)
class To:
    """The kinds of record that a link may point to; the first is the one created by default."""

    kinds: tuple[str, ...]

    def __init__(self, *kinds: str) -> None:
        object.__setattr__(self, "kinds", kinds)


class Hint(Enum):
    """How a text is typed; one that is ``FIXED`` is given at the beginning and never changes.

    ``KEPT`` is no text that people type: the house remembers it, and no form shows it.
    """

    LONG = "long"
    URL = "url"
    FIXED = "fixed"
    KEPT = "kept"


LONG = Hint.LONG
URL = Hint.URL
FIXED = Hint.FIXED
KEPT = Hint.KEPT


class Shape(Enum):
    """What a value looks like."""

    TEXT = "text"
    WORDS = "words"  # an ordered list of free texts
    CODE = "code"  # a term of a vocabulary
    CODES = "codes"
    DATE = "date"
    MOMENT = "moment"  # a date and a time
    INTEGER = "integer"
    NUMBER = "number"
    ANSWER = "answer"  # yes, no, or not answered: never the same as no
    LINK = "link"
    LINKS = "links"
    END = "end"  # a link to a record of one kind or another
    LINES = "lines"  # records that live inside this one


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind of record."""

    name: str
    label: Label
    shape: Shape
    vocabulary: Vocabulary[Any] | None = None
    to: To | None = None
    line: type[Any] | None = None
    long: bool = False
    url: bool = False
    fixed: bool = False
    kept: bool = False

    @property
    def empty(self) -> object:
        """The value that says nothing was recorded."""
        if self.shape in (Shape.TEXT, Shape.CODE):
            return ""
        if self.shape in (Shape.WORDS, Shape.CODES, Shape.LINKS, Shape.LINES):
            return ()
        return None


_SCALARS = {
    date: Shape.DATE,
    datetime: Shape.MOMENT,
    int: Shape.INTEGER,
    float: Shape.NUMBER,
    bool: Shape.ANSWER,
}


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    return hint


def _shape(hint: Any, *, vocabulary: object, to: To | None) -> tuple[Shape, type[Any] | None]:
    """The shape of an annotation, and the class of its lines where it holds lines."""
    hint = _without_none(hint)
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if is_dataclass(inner):
            return Shape.LINES, inner if isinstance(inner, type) else None
        if to is not None:
            return Shape.LINKS, None
        return (Shape.CODES if vocabulary else Shape.WORDS), None
    if hint is Ref:
        return Shape.END, None
    if to is not None:
        return Shape.LINK, None
    if hint is str:
        return (Shape.CODE if vocabulary else Shape.TEXT), None
    return _SCALARS[hint], None


def fields_of(record: type[Any]) -> tuple[Field, ...]:
    """The fields that people fill, in the order in which the facts name them."""
    # mypy takes a class whose instances have no hash for one without hash, hence the cast.
    return _fields_of(cast(Any, record))


@cache
def _fields_of(record: Hashable) -> tuple[Field, ...]:
    hints = get_type_hints(record, include_extras=True)
    found = []
    for member in fields(record):  # type: ignore[arg-type]  # always a dataclass: see fields_of
        hint = hints[member.name]
        if get_origin(hint) is not Annotated:
            continue
        base, *marks = get_args(hint)
        label = next((mark for mark in marks if isinstance(mark, Label)), None)
        if label is None:
            continue
        vocabulary = next((mark for mark in marks if isinstance(mark, Vocabulary)), None)
        to = next((mark for mark in marks if isinstance(mark, To)), None)
        shape, line = _shape(base, vocabulary=vocabulary, to=to)
        found.append(
            Field(
                member.name,
                label,
                shape,
                vocabulary=vocabulary,
                to=to,
                line=line,
                long=LONG in marks,
                url=URL in marks,
                fixed=FIXED in marks,
                kept=KEPT in marks,
            )
        )
    return tuple(found)


def field_of(record: type[Any], name: str) -> Field:
    """The field of this name; ``KeyError`` where the record has none."""
    for field in fields_of(record):
        if field.name == name:
            return field
    raise KeyError(f"{record.__name__} has no field {name!r}")


def is_empty(value: object) -> bool:
    """Whether nothing was recorded. ``False`` and ``0`` are answers."""
    return value is None or value == "" or value == ()
