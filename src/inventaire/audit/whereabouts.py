"""Where the data of somebody who exercises a right are, and what it asks to do there.

Nobody is looked for: a request names processing, processing covers datasets, and each dataset is
followed along the flows. What was anonymised on the way is nobody's any more, and is not found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from inventaire.audit.picture import Picture
from inventaire.audit.rights_deeds import DEEDS, OTHERWISE, Deeds
from inventaire.graph.borders import is_run_by_others, operator_of
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.protection import Request
from inventaire.inventory.questions import categories_of
from inventaire.inventory.records import Actor, System
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.people import DATA_CATEGORIES, DATA_SUBJECTS


@dataclass(frozen=True, slots=True)
class Place:
    """A system or an actor that has some of the data: what to do there, and who can.

    ``path`` is the shortest way by which one of the datasets comes, empty where one starts.
    """

    ref: Ref
    deed: str
    who: Ref | None
    datasets: tuple[int, ...]
    categories: tuple[str, ...]
    path: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class People:
    """A category of people, empty where nobody said whose the data are, and where theirs are."""

    category: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Whereabouts:
    """Where the data that a request is about are, by category of people.

    ``narrowed``: the request names processing, else everything personal is looked at. ``lost`` are
    the datasets of which nobody recorded where they are.
    """

    narrowed: bool
    people: tuple[People, ...]
    lost: tuple[int, ...]

    @cached_property
    def places(self) -> tuple[Ref, ...]:
        """Every place, systems first, each once."""
        found = {place.ref for one in self.people for place in one.places}
        return tuple(sorted(found, key=lambda ref: (ref.kind != "system", ref.id)))


def whereabouts_of(picture: Picture, request: Request) -> Whereabouts:
    """Where the data that a request is about are today, as the flows show."""
    wanted = frozenset(request.processings)
    datasets = [one for one in picture.personal_datasets if _is_meant(picture, one, wanted)]
    by_people: dict[str, list[Dataset]] = defaultdict(list)
    for dataset in datasets:
        for category in _people_of(picture, dataset, wanted):
            by_people[category].append(dataset)
    deeds = DEEDS.get(request.object, OTHERWISE)
    codes = [code for code in (*DATA_SUBJECTS.codes, "") if code in by_people]
    codes += sorted(by_people.keys() - set(codes))
    found = (People(code, tuple(_places(picture, by_people[code], deeds))) for code in codes)
    lost = (one.id for one in datasets if not _reach(picture, one))
    return Whereabouts(bool(wanted), tuple(one for one in found if one.places), tuple(lost))


def _is_meant(picture: Picture, dataset: Dataset, wanted: frozenset[int]) -> bool:
    covering = picture.processings_of_dataset.get(dataset.id, ())
    return not wanted or any(processing.id in wanted for processing in covering)


def _people_of(picture: Picture, dataset: Dataset, wanted: frozenset[int]) -> Iterable[str]:
    """Whose the data are: as the dataset says, else as the processing that covers it does."""
    if dataset.data_subjects:
        return dataset.data_subjects
    covering = picture.processings_of_dataset.get(dataset.id, ())
    said = {
        line.category
        for processing in covering
        if not wanted or processing.id in wanted
        for line in processing.subjects
        if line.category
    }
    return sorted(said) or ("",)


def _reach(picture: Picture, dataset: Dataset) -> list[Ref]:
    """The places that have a dataset, but the people themselves."""
    return [ref for ref in picture.spread.reach(dataset.id) if not _is_the_public(picture, ref)]


def _is_the_public(picture: Picture, ref: Ref) -> bool:
    record = picture.graph.record(ref)
    return isinstance(record, Actor) and record.kind == "public"


def _places(picture: Picture, datasets: list[Dataset], deeds: Deeds) -> list[Place]:
    """The places of these datasets: systems first, then those that data reach soonest."""
    at: dict[Ref, list[Dataset]] = defaultdict(list)
    for dataset in datasets:
        for ref in _reach(picture, dataset):
            at[ref].append(dataset)
    found = [_place(picture, ref, there, deeds) for ref, there in at.items()]
    return sorted(found, key=lambda one: (one.ref.kind != "system", len(one.path), one.ref.id))


def _place(picture: Picture, ref: Ref, datasets: list[Dataset], deeds: Deeds) -> Place:
    paths = (picture.spread.path(dataset.id, ref) or () for dataset in datasets)
    known = {code for dataset in datasets for code in categories_of(dataset)}
    return Place(
        ref=ref,
        deed=_deed(picture, ref, deeds),
        who=_who(picture, ref),
        datasets=tuple(dataset.id for dataset in datasets),
        categories=tuple(code for code in DATA_CATEGORIES.codes if code in known),
        path=min(paths, key=lambda path: (len(path), path)),
    )


def _deed(picture: Picture, ref: Ref, deeds: Deeds) -> str:
    record = picture.graph.record(ref)
    if isinstance(record, System):
        return deeds.elsewhere if is_run_by_others(picture.graph, ref) else deeds.here
    by_kind: Mapping[str, str] = {
        "internal_service": deeds.service,
        "processor": deeds.processor,
        "joint_controller": deeds.joint,
    }
    return by_kind.get(record.kind, deeds.recipient)


def _who(picture: Picture, ref: Ref) -> Ref | None:
    """Who can act there: whoever runs a system, else the service that answers for it."""
    record = picture.graph.record(ref)
    if isinstance(record, Actor):
        return None
    operator = operator_of(picture.graph, ref) or picture.snapshot.actor(record.owner)
    return None if operator is None else ref_of(operator)
