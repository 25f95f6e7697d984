"""The three known scales on which the description of a dataset is measured, line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from inventaire.audit.openness import (
    has_licence,
    has_open_format,
    is_on_time,
    is_published,
    may_be_opened,
)
from inventaire.i18n import N_
from inventaire.inventory.dataset import Dataset, Resource
from inventaire.vocabulary.metadata import FORMATS, LICENCES

#: Characters that a description must exceed (udata, QUALITY_DESCRIPTION_LENGTH).
DESCRIPTION_LENGTH = 100
_NEVER_UPDATED = frozenset({"NEVER", "NOT_PLANNED"})

Test = Callable[[Dataset, date], bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A criterion before it is applied to a dataset."""

    code: str
    label: str
    field: str
    points: int
    test: Test


def _data_files(dataset: Dataset) -> tuple[Resource, ...]:
    return tuple(r for r in dataset.resources if r.kind != "documentation")


def _any_format(dataset: Dataset, quality: str) -> bool:
    terms = (FORMATS.get(resource.format) for resource in _data_files(dataset))
    return any(bool(getattr(term, quality)) for term in terms if term is not None)


def _is_documented(dataset: Dataset) -> bool:
    return any(r.kind == "documentation" or r.description for r in dataset.resources)


def _if_updated(present: Callable[[Dataset], bool]) -> Test:
    """R322-7 asks for updates « le cas échéant »: what never changes has none to tell."""

    def test(dataset: Dataset, _today: date) -> bool | None:
        return None if dataset.frequency in _NEVER_UPDATED else present(dataset)

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
    _measure("licence", N_("Licence"), "licence", 1, lambda d: has_licence(d) and may_be_opened(d)),
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
