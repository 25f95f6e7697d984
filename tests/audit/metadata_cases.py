"""Cases of MET: what a portal looks for on the page of a dataset."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.audit.cases import fires, silent
from tests.builders import actor, association, commune, dataset, picture

from inventaire.inventory.dataset import Resource
from inventaire.inventory.snapshot import Snapshot

_GREEN_SPACES = actor("Espaces verts", kind="internal", contact="verts@valbrise.example")
_FILE = Resource(
    url="https://valbrise.example/arbres.csv",
    format="csv",
    kind="data",
    size=48_000,
    description="Une ligne par arbre",
)


def _trees(**values: Any) -> Snapshot:
    """A dataset to be published, described as portals like it but for what a case says."""
    known = {
        "publication_status": "to_publish",
        "description": "x" * 101,
        "temporal_start": date(2020, 1, 1),
        "spatial_label": "Valbrise",
        "frequency": "ANNUAL",
        "keywords": ("arbres",),
        "theme": "ENVI",
        "contact": "verts@valbrise.example",
        "producer": _GREEN_SPACES.id,
        "created_on": date(2020, 1, 1),
        "updated_on": date(2026, 6, 1),
        "resources": (_FILE,),
    }
    return picture(commune(), _GREEN_SPACES, dataset("Arbres", **{**known, **values}))


_ALL = tuple(f"MET-{number:02}" for number in range(1, 11))


@fires(*_ALL)
def a_title_and_nothing_else() -> Snapshot:
    return picture(commune(), dataset("Arbres", publication_status="published"))


@fires(*_ALL)
def an_association_is_found_no_better_without_description() -> Snapshot:
    return picture(association(), dataset("Lieux", publication_status="to_publish"))


@silent(*_ALL)
def a_dataset_described_in_full() -> Snapshot:
    return _trees()


@silent(*_ALL)
def what_stays_inside_has_no_portal_to_please() -> Snapshot:
    return picture(commune(), dataset("Brouillon", publication_status="to_study"))


@fires("MET-01")
def no_period() -> Snapshot:
    return _trees(temporal_start=None, temporal_end=date(2026, 1, 1))


@silent("MET-02")
def a_granularity_is_a_territory() -> Snapshot:
    return _trees(spatial_label="", spatial_granularity="commune")


@fires("MET-03")
def a_frequency_called_unknown() -> Snapshot:
    return _trees(frequency="UNKNOWN")


@silent("MET-03")
def irregular_is_an_answer() -> Snapshot:
    return _trees(frequency="IRREG")


@fires("MET-04")
def a_hundred_characters_are_too_few() -> Snapshot:
    return _trees(description="x" * 100)


@fires("MET-05")
def a_file_that_nothing_explains() -> Snapshot:
    return _trees(resources=(Resource(url="https://valbrise.example/a.csv", format="csv"),))


@silent("MET-05")
def a_file_with_its_documentation() -> Snapshot:
    bare = Resource(url="https://valbrise.example/a.csv", format="csv", size=1)
    notice = Resource(url="https://valbrise.example/a.pdf", format="pdf", kind="documentation")
    return _trees(resources=(bare, notice))


@fires("MET-06")
def a_theme_without_keywords() -> Snapshot:
    return _trees(keywords=())


@fires("MET-07")
def a_file_of_no_stated_format() -> Snapshot:
    return _trees(resources=(Resource(url="https://valbrise.example/a", description="Tout"),))


@fires("MET-08")
def a_producer_nobody_can_write_to() -> Snapshot:
    return _trees(contact="")


@fires("MET-09")
def a_file_of_unknown_size() -> Snapshot:
    return _trees(resources=(Resource(url=_FILE.url, format="csv", description="Tout"),))


@fires("MET-10")
def a_file_that_is_on_line_nobody_knows_where() -> Snapshot:
    file = Resource(format="csv", size=1, description="Tout")
    return _trees(publication_status="published", resources=(file,))


@silent("MET-10")
def a_file_with_its_address() -> Snapshot:
    return _trees(publication_status="published")
