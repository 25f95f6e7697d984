"""Where the descriptions of many datasets stand together, and what would mend them."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.builders import TODAY, dataset

from inventaire.audit.descriptions import by_producer, describe, mendings, standings
from inventaire.audit.scales import SCALES
from inventaire.audit.scores import Score, scores_of
from inventaire.inventory.dataset import Dataset, Resource
from inventaire.inventory.fields import field_of

_FILE = Resource(
    title="Arbres",
    url="https://valbrise.example/arbres.csv",
    format="csv",
    kind="data",
    size=48_000,
    description="Une ligne par arbre",
)


def _complete(**values: Any) -> Dataset:
    known = {
        "publication_status": "published",
        "description": "x" * 101,
        "licence": "lov2",
        "temporal_start": date(2020, 1, 1),
        "spatial_label": "Valbrise",
        "frequency": "ANNUAL",
        "keywords": ("arbres",),
        "theme": "ENVI",
        "contact": "verts@valbrise.example",
        "producer": 7,
        "created_on": date(2020, 1, 1),
        "updated_on": date(2026, 6, 1),
        "update_subject": "Plantations de l'année",
        "resources": (_FILE,),
    }
    return dataset("Arbres", **{**known, **values})


def _of(found: Dataset, scale: str) -> Score:
    return scores_of(found, today=TODAY).on(scale)


def test_every_criterion_is_explained_and_leads_to_a_field() -> None:
    for scale in SCALES.values():
        for measure in scale.measures:
            assert measure.asks.endswith((".", "…")), measure.code
            assert field_of(Dataset, measure.field)


def test_what_only_the_portal_can_measure_leaves_the_denominator() -> None:
    published = _of(_complete(), "mqa")
    assert published.out_of == 325, "the address of a file is known, whether it answers is not"
    unmeasured = [c.code for c in published.criteria if c.passed is None]
    assert unmeasured == ["access_url", "download_url_ok"]


def test_many_datasets_stand_on_one_footing_whether_published_or_not() -> None:
    both = describe([_complete(), _complete(publication_status="to_publish")], today=TODAY)
    rip, data_gouv, mqa = standings(both)
    assert (rip.complete, rip.count) == (2, 2)
    assert (data_gouv.points, data_gouv.out_of) == (9.0, 9)
    assert (mqa.points, mqa.out_of) == (305.0, 305)
    assert mqa.spread == {305: 2}


def test_nothing_stands_nowhere() -> None:
    assert [one.points for one in standings([])] == [0.0, 0.0, 0.0]


def test_a_field_is_counted_once_however_many_criteria_it_mends() -> None:
    found = describe(
        [_complete(licence=""), _complete(licence="", theme=""), _complete()], today=TODAY
    )
    licence, theme = mendings(found)
    assert (licence.field, licence.datasets) == ("licence", 2)
    assert [(s.code, m.code, n) for s, m, n in licence.criteria] == [
        ("rip", "conditions", 2),
        ("data_gouv", "licence", 2),
        ("mqa", "licence", 2),
        ("mqa", "known_licence", 2),
        ("mqa", "rights", 2),
    ]
    assert (theme.field, theme.datasets) == ("theme", 1)


def test_what_a_dataset_lacks_is_found_by_field_or_by_criterion() -> None:
    (one,) = describe([_complete(licence="")], today=TODAY)
    assert one.lacks("licence")
    assert one.lacks("", "mqa.known_licence")
    assert not one.lacks("theme")
    assert not one.lacks("", "mqa.theme")


def test_datasets_are_gathered_by_producer() -> None:
    found = by_producer(describe([_complete(), _complete(producer=None)], today=TODAY))
    assert {producer: len(held) for producer, held in found.items()} == {7: 1, None: 1}
