"""What the address supposes: « si=host.system-7.FR », as often as one likes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import g, request, url_for

from inventaire.audit.picture import Picture
from inventaire.audit.report import all_rules
from inventaire.audit.rule import Finding
from inventaire.audit.what_if import (
    DEEDS,
    MOST,
    Deed,
    Supposition,
    is_possible,
    telling,
    told,
)
from inventaire.i18n import Text, _
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.countries import COUNTRIES, country_label
from inventaire.vocabulary.folding import fold
from inventaire.web.addresses import address_of
from inventaire.web.asking import kind_of_subject, read_subject
from inventaire.web.findings import path_of

#: How many records a list offers; the others are chosen from their own pages.
_OFFERED = 400


def read_suppositions(picture: Picture) -> list[Supposition]:
    """What this request supposes, each once; what means nothing here is left out."""
    asked = [_read(text) for text in request.args.getlist("si")]
    asked.append(_read(".".join(request.args.get(part, "") for part in ("deed", "about", "value"))))
    known = (one for one in asked if one is not None and is_possible(picture.snapshot, one))
    return list(dict.fromkeys(known))[:MOST]


def _read(text: str) -> Supposition | None:
    deed, _dot, rest = text.partition(".")
    about, _dot, value = rest.partition(".")
    kind, _dash, number = about.partition("-")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return None
    return Supposition(deed, Ref(kind, int(number)), value)


def written(one: Supposition) -> str:
    """A supposition as addresses write it."""
    parts = (one.deed, f"{one.about.kind}-{one.about.id}", one.value)
    return ".".join(part for part in parts if part)


def address_supposing(suppositions: Iterable[Supposition]) -> str:
    """The page that supposes all of this."""
    asked = [written(one) for one in suppositions]
    return url_for("what_if.show", organisation=g.organisation, si=asked or None)


@dataclass(frozen=True, slots=True)
class Chip:
    """Something supposed: in words, the page without it, and the form where it is really done."""

    words: Text
    without: str
    really: str


def chips_of(picture: Picture, suppositions: Sequence[Supposition]) -> list[Chip]:
    """What is supposed, in the order of the address."""
    return [
        Chip(
            told(picture.snapshot, one),
            address_supposing(other for other in suppositions if other != one),
            _form_of(one),
        )
        for one in suppositions
    ]


def _form_of(one: Supposition) -> str:
    field = DEEDS[one.deed].field
    if not field:
        return address_of(one.about)
    return f"{address_of(one.about, page='modifier')}?champ={field}#{field}"


@dataclass(frozen=True, slots=True)
class Choice:
    """A deed, the records it may be supposed of, and its list of values where it has one."""

    deed: Deed
    records: Sequence[tuple[str, str]]
    left_out: int
    values: Sequence[tuple[str, str]]


def choices_of(picture: Picture) -> list[Choice]:
    """What may be supposed; of one record only where the address names it (``about``)."""
    about = read_subject(picture, request.args.get("about", ""))
    found = []
    for deed in DEEDS.values():
        if about is not None and kind_of_subject(about) not in deed.about:
            continue
        refs = [about] if isinstance(about, Ref) else [ref_of(r) for r in deed.offered(picture)]
        named = sorted(
            ((f"{ref.kind}-{ref.id}", picture.snapshot.label(ref)) for ref in dict.fromkeys(refs)),
            key=lambda option: (fold(option[1]), option[0]),
        )
        if named:
            left_out = max(0, len(named) - _OFFERED)
            found.append(Choice(deed, named[:_OFFERED], left_out, _values_of(deed)))
    return found


def _values_of(deed: Deed) -> Sequence[tuple[str, str]]:
    if deed.values is None:
        return ()
    if deed.values is COUNTRIES:
        return sorted(
            ((code, country_label(code)) for code in COUNTRIES.codes),
            # France first: bringing data home is what one tries.
            key=lambda option: (option[0] != "FR", fold(option[1])),
        )
    return [(term.code, _(term.label)) for term in deed.values.offered()]


def suggestions_of(picture: Picture) -> list[tuple[Text, str]]:
    """Something to begin with: in words, and the page that supposes it."""
    return [(told(picture.snapshot, one), address_supposing([one])) for one in telling(picture)]


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as the page lists it; ``path``: the places data go through, in order."""

    finding: Finding
    title: str
    path: tuple[Ref, ...]


def lines_of(picture: Picture, findings: Iterable[Finding]) -> list[Line]:
    """Findings with the title of their rule and the way that shows them."""
    ends = {flow.id: (flow.source, flow.target) for flow in picture.snapshot.flows}
    rules = all_rules()
    return [
        Line(one, _(rules[one.rule].title), path_of(one.evidence, ends))
        for one in findings
        if one.rule in rules
    ]
