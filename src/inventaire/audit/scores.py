"""How well a dataset is described, on three known scales, each criterion explained.

- RIP: the contents that CRPA R322-7 demands of an entry of the directory.
- data.gouv.fr: the nine criteria of its quality score (udata, ``Dataset.quality``), each worth one.
- MQA: the Metadata Quality Assessment of data.europa.eu, 405 points. A dataset that is not
  published has no address to try: its 100 points of accessibility are left out, the scale is 305.

A criterion that does not apply, or that nothing recorded can answer, leaves the denominator.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from inventaire.i18n import N_
from inventaire.inventory.dataset import Dataset, Resource
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.metadata import FORMATS, LICENCES

#: Characters that a description must exceed (udata, QUALITY_DESCRIPTION_LENGTH).
DESCRIPTION_LENGTH = 100
#: Formats that data.gouv.fr does not count as open (udata, CLOSED_FORMATS).
CLOSED_FORMATS = frozenset({"pdf", "doc", "docx", "xls", "xlsx"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of a score: what is looked at, in which field, and whether it is there.

    ``passed`` is ``None`` where the criterion does not apply or cannot be measured.
    """

    code: str
    label: str
    field: str
    points: int
    passed: bool | None


@dataclass(frozen=True, slots=True)
class Score:
    """The criteria of one scale for one dataset."""

    scale: str
    criteria: tuple[Criterion, ...]

    @property
    def points(self) -> int:
        """Points obtained."""
        return sum(c.points for c in self.criteria if c.passed)

    @property
    def out_of(self) -> int:
        """Points that could be obtained, without what does not apply."""
        return sum(c.points for c in self.criteria if c.passed is not None)

    @property
    def failed(self) -> tuple[Criterion, ...]:
        """The criteria to mend, those that weigh most first."""
        missing = [c for c in self.criteria if c.passed is False]
        return tuple(sorted(missing, key=lambda c: -c.points))


@dataclass(frozen=True, slots=True)
class Scores:
    """The three scores of one dataset."""

    rip: Score
    data_gouv: Score
    mqa: Score

    def __iter__(self) -> Iterator[Score]:
        yield from (self.rip, self.data_gouv, self.mqa)


SCALE_LABELS = {
    "rip": N_("RIP (R322-7)"),
    "data_gouv": N_("Qualité data.gouv.fr"),
    "mqa": N_("MQA (data.europa.eu)"),
}

Test = Callable[[Dataset, date], bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A criterion before it is applied to a dataset."""

    code: str
    label: str
    field: str
    points: int
    test: Test


def is_published(dataset: Dataset) -> bool:
    """Whether anybody can get it on line."""
    return dataset.publication_status == "published"


def is_opening(dataset: Dataset) -> bool:
    """Whether it is published or is going to be."""
    return dataset.publication_status in {"to_publish", "published"}


def _is_open_access(dataset: Dataset) -> bool:
    return dataset.publication_status in {"", "to_study", "to_publish", "published"}


def has_licence(dataset: Dataset) -> bool:
    """Whether re-use conditions are stated."""
    return dataset.licence not in {"", "none_stated"}


def next_update(dataset: Dataset) -> date | None:
    """When it should be updated again; nothing where no period or no update is known."""
    frequency = FREQUENCIES.get(dataset.frequency)
    if frequency is None or frequency.days is None or dataset.updated_on is None:
        return None
    # A period under a day is due the next day: only dates are recorded.
    return dataset.updated_on + timedelta(days=max(1, round(frequency.days)))


def is_on_time(dataset: Dataset, today: date) -> bool:
    """Whether its update is not overdue. No stated frequency counts as late (udata)."""
    frequency = FREQUENCIES.get(dataset.frequency)
    if frequency is None or frequency.code == "UNKNOWN":
        return False
    if frequency.days is None:
        return True
    due = next_update(dataset)
    return due is not None and due >= today - timedelta(days=1)


def _data_files(dataset: Dataset) -> tuple[Resource, ...]:
    return tuple(r for r in dataset.resources if r.kind != "documentation")


def _any_format(dataset: Dataset, quality: str) -> bool:
    terms = (FORMATS.get(resource.format) for resource in _data_files(dataset))
    return any(bool(getattr(term, quality)) for term in terms if term is not None)


def has_open_format(dataset: Dataset) -> bool:
    """Whether one of its files has a format that data.gouv.fr counts as open."""
    return any(r.format and r.format not in CLOSED_FORMATS for r in dataset.resources)


def _is_documented(dataset: Dataset) -> bool:
    return any(r.kind == "documentation" or r.description for r in dataset.resources)


def _is_updated_at_all(dataset: Dataset) -> bool | None:
    """R322-7 asks for updates « le cas échéant »: what never changes has none to tell."""
    return None if dataset.frequency in {"NEVER", "NOT_PLANNED"} else True


def _if_updated(present: Callable[[Dataset], bool]) -> Test:
    def test(dataset: Dataset, _today: date) -> bool | None:
        return None if _is_updated_at_all(dataset) is None else present(dataset)

    return test


def _not_measured(_dataset: Dataset) -> bool | None:
    """What only a request to the address would tell: nothing is asked of other machines."""
    return None


def _measure(
    code: str, label: str, field: str, points: int, present: Callable[[Dataset], bool | None]
) -> Measure:
    return Measure(
        code=code, label=label, field=field, points=points, test=lambda d, _today: present(d)
    )


RIP_MEASURES: tuple[Measure, ...] = (
    _measure("title", N_("Titre exact"), "name", 1, lambda d: bool(d.name.strip())),
    _measure("subject", N_("Objet"), "description", 1, lambda d: bool(d.description.strip())),
    _measure(
        "created", N_("Date de création"), "created_on", 1, lambda d: d.created_on is not None
    ),
    _measure("conditions", N_("Conditions de réutilisation"), "licence", 1, has_licence),
    Measure(
        code="updated",
        label=N_("Date des mises à jour"),
        field="updated_on",
        points=1,
        test=_if_updated(lambda d: d.updated_on is not None),
    ),
    Measure(
        code="update_subject",
        label=N_("Objet des mises à jour"),
        field="update_subject",
        points=1,
        test=_if_updated(lambda d: bool(d.update_subject.strip())),
    ),
)

DATA_GOUV_MEASURES: tuple[Measure, ...] = (
    _measure(
        "licence", N_("Licence"), "licence", 1, lambda d: has_licence(d) and _is_open_access(d)
    ),
    _measure(
        "temporal",
        N_("Période couverte"),
        "temporal_start",
        1,
        lambda d: d.temporal_start is not None,
    ),
    _measure(
        "spatial",
        N_("Territoire couvert"),
        "spatial_label",
        1,
        lambda d: bool(d.spatial_label or d.spatial_granularity),
    ),
    _measure(
        "frequency",
        N_("Fréquence de mise à jour"),
        "frequency",
        1,
        lambda d: d.frequency not in {"", "UNKNOWN"},
    ),
    Measure(
        code="on_time",
        label=N_("Mise à jour faite à temps"),
        field="updated_on",
        points=1,
        test=is_on_time,
    ),
    _measure(
        "description",
        N_("Description de plus de 100 caractères"),
        "description",
        1,
        lambda d: len(d.description) > DESCRIPTION_LENGTH,
    ),
    _measure("open_format", N_("Format ouvert"), "resources", 1, has_open_format),
    _measure(
        # Nothing here calls an address: an unknown answer counts as available, as in udata.
        "available",
        N_("Fichiers disponibles"),
        "resources",
        1,
        lambda d: bool(d.resources),
    ),
    _measure("documented", N_("Fichiers documentés"), "resources", 1, _is_documented),
)

MQA_MEASURES: tuple[Measure, ...] = (
    _measure("keyword", N_("Mots-clés"), "keywords", 30, lambda d: bool(d.keywords)),
    _measure("theme", N_("Thème"), "theme", 30, lambda d: bool(d.theme)),
    _measure(
        "spatial",
        N_("Territoire couvert"),
        "spatial_label",
        20,
        lambda d: bool(d.spatial_label or d.spatial_granularity),
    ),
    _measure(
        "temporal",
        N_("Période couverte"),
        "temporal_start",
        20,
        lambda d: d.temporal_start is not None,
    ),
    _measure("access_url", N_("Adresse joignable"), "resources", 50, _not_measured),
    _measure(
        "download_url",
        N_("Adresse de téléchargement"),
        "resources",
        20,
        lambda d: any(r.url for r in _data_files(d)) if is_published(d) else None,
    ),
    _measure("download_url_ok", N_("Téléchargement joignable"), "resources", 30, _not_measured),
    _measure(
        "format",
        N_("Format des fichiers"),
        "resources",
        20,
        lambda d: any(r.format for r in _data_files(d)),
    ),
    _measure(
        "media_type", N_("Type de média"), "resources", 10, lambda d: _any_format(d, "media_type")
    ),
    _measure(
        "known_format",
        N_("Format du vocabulaire européen"),
        "resources",
        10,
        lambda d: _any_format(d, "in_vocabulary"),
    ),
    _measure(
        "non_proprietary",
        N_("Format non propriétaire"),
        "resources",
        20,
        lambda d: _any_format(d, "open"),
    ),
    _measure(
        "machine_readable",
        N_("Format lisible par une machine"),
        "resources",
        20,
        lambda d: _any_format(d, "machine_readable"),
    ),
    _measure(
        "dcat_ap",
        N_("Conformité DCAT-AP"),
        "description",
        30,
        lambda d: bool(d.name and d.description) and all(r.url for r in d.resources),
    ),
    _measure("licence", N_("Licence"), "licence", 20, has_licence),
    _measure(
        "known_licence",
        N_("Licence du vocabulaire européen"),
        "licence",
        10,
        lambda d: bool((term := LICENCES.get(d.licence)) and term.iri),
    ),
    _measure(
        "access_rights",
        N_("Droits d'accès"),
        "publication_status",
        10,
        lambda d: bool(d.publication_status),
    ),
    _measure(
        "known_access_rights",
        N_("Droits d'accès du vocabulaire européen"),
        "publication_status",
        5,
        lambda d: d.publication_status not in {"", "to_study"},
    ),
    _measure("contact", N_("Point de contact"), "contact", 20, lambda d: bool(d.contact)),
    _measure("publisher", N_("Producteur"), "producer", 10, lambda d: d.producer is not None),
    _measure(
        "rights",
        N_("Mention des droits"),
        "fee",
        5,
        lambda d: bool(d.fee or d.fee_basis or has_licence(d)),
    ),
    _measure(
        "size",
        N_("Taille des fichiers"),
        "resources",
        5,
        lambda d: any(r.size for r in d.resources),
    ),
    _measure("issued", N_("Date de création"), "created_on", 5, lambda d: d.created_on is not None),
    _measure(
        "modified", N_("Date de mise à jour"), "updated_on", 5, lambda d: d.updated_on is not None
    ),
)

#: The accessibility dimension, left out of the scale while a dataset is not published.
ACCESSIBILITY = frozenset({"access_url", "download_url", "download_url_ok"})


def _apply(scale: str, measures: tuple[Measure, ...], dataset: Dataset, today: date) -> Score:
    return Score(
        scale,
        tuple(
            Criterion(
                code=m.code,
                label=m.label,
                field=m.field,
                points=m.points,
                passed=m.test(dataset, today),
            )
            for m in measures
        ),
    )


def scores_of(dataset: Dataset, *, today: date) -> Scores:
    """The three scores of a dataset on a day, criterion by criterion."""
    return Scores(
        _apply("rip", RIP_MEASURES, dataset, today),
        _apply("data_gouv", DATA_GOUV_MEASURES, dataset, today),
        _apply("mqa", MQA_MEASURES, dataset, today),
    )
