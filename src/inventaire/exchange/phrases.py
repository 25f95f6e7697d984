"""What facts say, in the words of the reader's language, for everything that is written out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from babel.numbers import format_decimal

from inventaire.i18n import _, current_language
from inventaire.inventory.fields import Field, Ref, Shape, fields_of, is_empty
from inventaire.vocabulary.terms import Vocabulary


class Named(Protocol):
    """What knows how records are called: a snapshot, the draft of a report."""

    def label(self, ref: Ref | None) -> str:
        """The name of a record."""
        ...


def listed(items: Iterable[str]) -> str:
    """Several things one under the other; a single one as it is."""
    kept = [item for item in items if item]
    return kept[0] if len(kept) == 1 else "\n".join(f"• {item}" for item in kept)


def term(vocabulary: Vocabulary[Any], code: str) -> str:
    """The label of a code in the reader's language; nothing where there is none."""
    return _(vocabulary.label_of(code)) if code else ""


def count_in_words(value: float) -> str:
    """« 4 200 », as the reader's language writes it."""
    return format_decimal(value, locale=current_language())


def answer(value: bool | None) -> str:
    """Yes, no, or nothing: what was not answered is not « no »."""
    return "" if value is None else _("Oui") if value else _("Non")


def in_words(names: Named, field: Field, value: Any) -> str:
    """A value as text; empty where nothing was recorded."""
    if is_empty(value):
        return ""
    if field.shape is Shape.LINES:
        return listed(in_line(names, line) for line in value)
    if field.shape is Shape.ANSWER:
        return answer(value)
    if field.to is not None:
        return listed(names.label(ref) for ref in refs_of(field, value))
    if field.vocabulary is not None:
        codes = value if isinstance(value, tuple) else (value,)
        return listed(term(field.vocabulary, code) for code in codes)
    if field.shape in (Shape.INTEGER, Shape.NUMBER):
        return count_in_words(value)
    return listed(value) if isinstance(value, tuple) else str(value)


def in_line(names: Named, line: Any) -> str:
    """A row that lives inside a record: what it is, then what is said of it with its labels."""
    said = [
        (_(field.label.text), in_words(names, field, getattr(line, field.name)))
        for field in fields_of(type(line))
    ]
    filled = [(label, words) for label, words in said if words]
    if not filled:
        return ""
    first = filled[0][1]
    rest = " ; ".join(_("%(label)s : %(value)s", label=k, value=v) for k, v in filled[1:])
    return f"{first} — {rest}" if rest else first


def refs_of(field: Field, value: Any) -> tuple[Ref, ...]:
    """The records that a link names."""
    if value is None or field.to is None:
        return ()
    if isinstance(value, Ref):
        return (value,)
    numbers = value if isinstance(value, tuple) else (value,)
    return tuple(Ref(field.to.kinds[0], number) for number in numbers)
