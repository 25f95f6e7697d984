"""What leaves the European Economic Area, by which route, under which safeguard?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from inventaire.audit.borders import (
    Crossing,
    crossings,
    held_abroad,
    is_lawful,
    safeguards,
)
from inventaire.audit.picture import Picture
from inventaire.audit.trails import country
from inventaire.audit.wording import terms
from inventaire.graph.borders import Zone
from inventaire.graph.build import ends_of
from inventaire.graph.questions.answer import (
    NOTHING,
    Answer,
    Row,
    counted,
    named,
    shown_along,
    whereabouts,
)
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.transfers import SAFEGUARDS

_ADEQUATE = N_("Pays adéquat : pas d'autre garantie à prendre")
_GUARDED = N_("Une garantie est notée")
_UNCHECKED = N_("Certification DPF à vérifier")
_UNGUARDED = N_("Aucune garantie qui vaille n'est notée")


@dataclass(frozen=True, slots=True)
class Exit:
    """A flow that takes personal data out: by which way, and what is said to allow it."""

    crossing: Crossing
    path: tuple[int, ...]
    said: tuple[str, ...]
    lawful: bool | None


def what_leaves(picture: Picture) -> Answer:
    """Every flow of personal data that leaves the Area, those that nothing guards first."""
    found = sorted(_exits(picture), key=_order)
    rows = [_row(picture, one) for one in found]
    rows += [_held(picture, ref_of(system)) for system, _country in held_abroad(picture)]
    shown = shown_along(picture.graph, [row.path for row in rows])
    places = tuple(dict.fromkeys((*shown.places, *(row.about for row in rows))))
    return Answer(
        sentence=_sentence(found, rows),
        notes=tuple(_notes(picture, found)),
        headings=(
            N_("Arrivée"),
            N_("Où"),
            N_("Jeux de données"),
            N_("Garantie"),
            N_("À retenir"),
        ),
        rows=tuple(rows),
        shown=replace(shown, places=places, central=tuple(row.about for row in rows)),
    )


def _exits(picture: Picture) -> Iterator[Exit]:
    for crossing in crossings(picture):
        yield Exit(
            crossing,
            _way(picture, crossing),
            tuple(dict.fromkeys(safeguards(picture, crossing))),
            is_lawful(picture, crossing),
        )


def _way(picture: Picture, crossing: Crossing) -> tuple[int, ...]:
    """The shortest way by which one of the datasets comes to the flow, and the flow."""
    source = ends_of(crossing.flow)[0]
    paths = (picture.spread.path(number, source) or () for number in crossing.datasets)
    return (*min(paths, key=lambda path: (len(path), path)), crossing.flow.id)


def _order(one: Exit) -> tuple[int, int]:
    return (False, None, True).index(one.lawful), one.crossing.flow.id


def _row(picture: Picture, one: Exit) -> Row:
    standing = _GUARDED if one.lawful else _UNCHECKED if one.lawful is None else _UNGUARDED
    adequate = one.crossing.zone is Zone.ADEQUATE
    return Row(
        one.crossing.place,
        (
            whereabouts(picture.graph, one.crossing.place),
            tuple(Ref("dataset", number) for number in one.crossing.datasets),
            _said(one),
            Text(_ADEQUATE if adequate else standing),
        ),
        one.path,
    )


def _said(one: Exit) -> Text:
    """The safeguards that somebody noted, on the flow or in the register."""
    if one.said:
        return Text("%(labels)s", {"labels": terms(SAFEGUARDS, one.said)})
    return NOTHING if one.crossing.zone is Zone.ADEQUATE else Text(N_("Aucune"))


def _held(picture: Picture, node: Ref) -> Row:
    """A system that holds personal data abroad, though no flow says how they came."""
    datasets = tuple(ref_of(dataset) for dataset in picture.personal_systems[node.id])
    standing = Text(N_("Hébergé là, sans flux ni transfert déclaré"))
    return Row(node, (whereabouts(picture.graph, node), datasets, NOTHING, standing))


def _sentence(found: Sequence[Exit], rows: Sequence[Row]) -> Text:
    if not rows:
        return Text(
            N_("Aucune donnée personnelle recensée ne sort de l'Espace économique européen.")
        )
    if not found:
        return counted(
            len(rows),
            N_("Un système garde des données personnelles hors de l'Espace économique européen."),
            N_(
                "%(count)s systèmes gardent des données personnelles hors de l'Espace économique "
                "européen."
            ),
        )
    countries = dict.fromkeys(one.crossing.country for one in found)
    return counted(
        len(found),
        N_(
            "Un flux fait sortir des données personnelles de l'Espace économique européen : "
            "%(countries)s."
        ),
        N_(
            "%(count)s flux font sortir des données personnelles de l'Espace économique européen : "
            "%(countries)s."
        ),
        countries=tuple(country(code) for code in countries),
    )


def _notes(picture: Picture, found: Sequence[Exit]) -> Iterator[Text]:
    unguarded = [one for one in found if one.lawful is False]
    if unguarded:
        yield counted(
            len(unguarded),
            N_("Un flux n'a aucune garantie qui vaille : %(flows)s."),
            N_("%(count)s flux n'ont aucune garantie qui vaille : %(flows)s."),
            flows=named(picture.graph, (ref_of(one.crossing.flow) for one in unguarded)),
        )
    indirect = [one for one in found if len(one.path) > 1]
    if indirect:
        yield counted(
            len(indirect),
            N_("Un flux ne fait que relayer : les données viennent de plus loin (voir le chemin)."),
            N_("%(count)s flux ne font que relayer : les données viennent de plus loin."),
        )
