"""What may be recorded, and in which words the rest is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from inventaire.inventory.dataset import Column, Resource
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.processing import SubjectLine
from inventaire.inventory.protection import AnswerLine
from inventaire.operations.validation import validate

NAMED = {"name": "Paie"}


@pytest.mark.parametrize(
    ("kind", "values", "field", "says"),
    [
        ("dataset", {"name": "  "}, "name", "Il manque le nom"),
        ("dataset", {"name": "x" * 501}, "name", "501 caractères, 500 au plus"),
        ("dataset", {"name": "a\x00b"}, "name", "caractère de contrôle"),
        ("actor", {**NAMED, "siren": "123456789"}, "siren", "n'est pas un SIREN"),
        ("organisation", {**NAMED, "siret": "55208131766521"}, "siret", "n'est pas un SIRET"),
        ("organisation", {**NAMED, "rna": "123"}, "rna", "W suivi de 9 chiffres"),
        ("organisation", {**NAMED, "population": -1}, "population", "nombre positif"),
        ("organisation", {**NAMED, "staff_fte": float("nan")}, "staff_fte", "nombre positif"),
        ("dataset", {**NAMED, "rows_count": 10**16}, "rows_count", "trop grand"),
        ("dataset", {**NAMED, "licence": "mine"}, "licence", "« mine » n'est pas dans la liste"),
        ("dataset", {**NAMED, "data_categories": ("identity", "x")}, "data_categories", "« x »"),
        (
            "dataset",
            {**NAMED, "documentation_url": "javascript:alert(1)"},
            "documentation_url",
            "https",
        ),
        ("dataset", {**NAMED, "documentation_url": "https://"}, "documentation_url", "https"),
        ("dataset", {**NAMED, "documentation_url": "http://[x"}, "documentation_url", "https"),
        ("action", {**NAMED, "progress": 101}, "progress", "0 à 100"),
        ("flow", {"target": Ref("system", 1)}, "source", "Il manque une extrémité"),
        ("flow", {"source": Ref("system", 1)}, "target", "Il manque une extrémité"),
        (
            "processing",
            {**NAMED, "subjects": (SubjectLine(), SubjectLine(count=-2))},
            "subjects",
            "Ligne 2, « Nombre estimé » : Un nombre positif",
        ),
        (
            "dataset",
            {**NAMED, "resources": (Resource(url="ftp://x"),), "columns": (Column(name="a"),)},
            "resources",
            "Ligne 1, « Adresse »",
        ),
        ("assessment", {**NAMED, "answers": (AnswerLine(level=6),)}, "answers", "de 1 à 5"),
        (
            "processing",
            {**NAMED, "started_on": date(2026, 2, 1), "ended_on": date(2026, 1, 1)},
            "ended_on",
            "La fin précède le début",
        ),
        (
            "breach",
            {
                **NAMED,
                "started_at": datetime(2026, 2, 1, tzinfo=UTC),
                "ended_at": datetime(2026, 1, 1),  # noqa: DTZ001 — given without time zone
            },
            "ended_at",
            "La fin précède le début",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words(
    kind: str, values: dict[str, Any], field: str, says: str
) -> None:
    errors = validate(kind, values)
    assert list(errors) == [field]
    assert says in str(errors[field])


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("actor", {"siren": "552 081 317", "country": "FR"}),
        ("organisation", {"siret": "552 081 317 66522", "rna": "W751 234 567", "population": 0}),
        ("dataset", {"documentation_url": "https://données.exemple.fr/a?b=c#d", "licence": ""}),
        ("dataset", {"temporal_start": date(2026, 1, 1), "temporal_end": date(2026, 1, 1)}),
        ("evidence", {"url": "Classeur bleu, bureau 12"}),
        ("dataset", {"name": "x" * 500, "description": "<b>&é\t\n" * 10_000}),
    ],
)
def test_what_may_be_is_accepted(kind: str, values: dict[str, Any]) -> None:
    assert validate(kind, {**NAMED, **values}) == {}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "flow"])
def test_every_record_needs_a_name_and_nothing_else(kind: str) -> None:
    assert list(validate(kind, {})) == ["name"]
    assert validate(kind, NAMED) == {}
