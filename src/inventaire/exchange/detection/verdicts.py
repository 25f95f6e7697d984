"""What is thought of each column of a table: what it holds of people, how sure, and why.

A column is first judged by itself, by its heading and its values; then with its neighbours: a town
says nothing of people among parking lots, and much beside a date of birth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inventaire.exchange.detection.columns import Profile, profile
from inventaire.exchange.detection.headings import Heading, read_heading, stems
from inventaire.exchange.detection.kinds import KINDS, QUASI, Kind
from inventaire.exchange.detection.suspicion import Suspicion, suspect
from inventaire.exchange.detection.tables import Table
from inventaire.i18n import N_, Text

#: From this confidence on a column is proposed as personal; below, it is to be looked at.
LIKELY = 60
SURE = 90
#: Below, nothing is said.
WORTH_SAYING = 30

_BESIDE_PEOPLE = N_("D'autres colonnes de ce tableau désignent des personnes.")
_NO_PEOPLE = N_("Rien d'autre dans ce tableau ne désigne une personne.")
_OF_THINGS = N_("Ce tableau semble porter sur des organismes, des lieux ou des choses.")
_COUNTED = N_("Ce tableau semble compter des personnes, sans en désigner aucune.")
_COUNTING = stems(("effectif", "population", "total"))
_FIGURES = frozenset({"integer", "decimal", "date", ""})
_ORGANISATION_WORDS = stems(
    ("siret", "siren", "rna", "uai", "finess", "naf", "ape", "raison", "denomination", "enseigne")
)
#: What an organisation has as well as a person.
_SHARED = frozenset({"email", "phone", "address", "iban", "photo", "comment", "signature", "login"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of a column. It holds no value."""

    name: str
    type: str
    filled: int
    distinct: int
    #: Of ``KINDS``; empty where nothing of people was found.
    kind: str = ""
    #: In percent.
    confidence: int = 0
    reasons: tuple[Text, ...] = ()

    @property
    def is_personal(self) -> bool:
        """Whether the column is proposed as holding personal data."""
        return bool(self.kind) and self.confidence >= LIKELY

    @property
    def category(self) -> str:
        """The category of data it would be recorded under, of ``DATA_CATEGORIES``."""
        return KINDS[self.kind].category if self.kind else ""

    @property
    def identifying(self) -> str:
        """How it would identify, of ``IDENTIFYING``."""
        return KINDS[self.kind].identifying if self.kind else "none"

    @property
    def is_quasi(self) -> bool:
        """Whether it helps to single somebody out, with others."""
        return self.is_personal and self.kind in QUASI


@dataclass(frozen=True, slots=True)
class _Around:
    """What a table is about, as its columns tell."""

    people: bool
    things: bool
    counted: bool


def judge(table: Table) -> tuple[Verdict, ...]:
    """A verdict for each column of a table, in their order."""
    profiles = [
        profile(name, cells) for name, cells in zip(table.headings, table.columns, strict=True)
    ]
    # A column without a heading has only its values to speak for it.
    headings = [read_heading(name if table.is_named else "") for name in table.headings]
    suspicions = [
        suspect(column, heading) for column, heading in zip(profiles, headings, strict=True)
    ]
    suspicions = _beside_first_names(suspicions, headings)
    around = _around(profiles, headings, suspicions)
    return tuple(
        _verdict(column, _weighed(suspicion, heading, around))
        for column, heading, suspicion in zip(profiles, headings, suspicions, strict=True)
    )


def _verdict(column: Profile, suspicion: Suspicion) -> Verdict:
    plain = Verdict(column.name, column.type, column.filled, column.distinct)
    if not suspicion.kind or suspicion.confidence < WORTH_SAYING:
        return plain
    return replace(
        plain,
        kind=suspicion.kind,
        confidence=suspicion.confidence,
        reasons=suspicion.reasons,
    )


def _beside_first_names(
    suspicions: Sequence[Suspicion], headings: Sequence[Heading]
) -> list[Suspicion]:
    """« Nom » beside « Prénom » is the name of a person."""
    if not any(one.kind == "first_name" and one.confidence >= LIKELY for one in suspicions):
        return list(suspicions)
    text = Text(N_("Une autre colonne donne le prénom."))
    return [
        Suspicion("last_name", 95, (text,))
        if heading.is_name
        and not heading.thing
        and not suspicion.is_refuted
        and suspicion.kind in {"", "full_name"}
        else suspicion
        for suspicion, heading in zip(suspicions, headings, strict=True)
    ]


def _around(
    profiles: Sequence[Profile], headings: Sequence[Heading], suspicions: Sequence[Suspicion]
) -> _Around:
    things = any(
        max(column.share("organisation"), column.share("nobody")) >= 0.8
        or not _ORGANISATION_WORDS.isdisjoint(heading.words)
        or (heading.thing and heading.is_name)
        for column, heading in zip(profiles, headings, strict=True)
    )
    likely = [
        (one, heading)
        for one, heading in zip(suspicions, headings, strict=True)
        if one.kind and one.confidence >= LIKELY and not one.is_weak
    ]
    named = any(_singles_out(KINDS[one.kind]) for one, _heading in likely)
    counted = not named and (
        any(one.counts or not _COUNTING.isdisjoint(one.words) for one in headings)
        or all(column.type in _FIGURES for column in profiles)
    )
    # Somebody to write to at an organisation does not make a table of people.
    people = not counted and any(
        _tells(one, things=things) and not (heading.author or (things and heading.person))
        for one, heading in likely
    )
    return _Around(people, things and not people, counted)


def _tells(suspicion: Suspicion, *, things: bool) -> bool:
    """Whether a column says by itself that its table is about people."""
    return (
        KINDS[suspicion.kind].telling
        or suspicion.kind == "person_number"
        or (suspicion.kind == "email" and not things and not suspicion.is_shared)
    )


def _singles_out(kind: Kind) -> bool:
    return (
        kind.identifying == "direct"
        and not kind.contextual
        and kind.code not in _SHARED
        # First names are counted too.
        and kind.code != "first_name"
    )


def _weighed(suspicion: Suspicion, heading: Heading, around: _Around) -> Suspicion:
    """A suspicion in the light of what the table is about."""
    if not suspicion.kind:
        return suspicion
    kind = KINDS[suspicion.kind]
    loose = kind.contextual or suspicion.is_weak
    if around.counted and not suspicion.by_key:
        return suspicion.lowered(20 if loose else 40, _COUNTED)
    if around.people:
        return suspicion.because(_BESIDE_PEOPLE) if loose else suspicion
    named = heading.person and not (loose and kind.code == "comment")
    if named or suspicion.by_key or kind.telling:
        return suspicion.lowered(50, _NO_PEOPLE) if suspicion.is_weak else suspicion
    if around.things:
        return suspicion.lowered(35 if _is_shared(suspicion) else 20, _OF_THINGS)
    if loose:
        return suspicion.lowered(50 if _is_shared(suspicion) else 20, _NO_PEOPLE)
    return suspicion


def _is_shared(suspicion: Suspicion) -> bool:
    """Whether it is worth a look where nobody else is named."""
    return suspicion.kind in _SHARED and not suspicion.is_weak
