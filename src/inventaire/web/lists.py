"""What the list of each kind shows, and what it may be narrowed by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inventaire.inventory.fields import Field, Shape, field_of, fields_of
from inventaire.inventory.kinds import KINDS


@dataclass(frozen=True, slots=True)
class ListShape:
    """The columns of a list before anyone chooses others, and its filters."""

    columns: tuple[str, ...]
    filters: tuple[str, ...]


LISTS: Mapping[str, ListShape] = {
    "dataset": ListShape(
        ("producer", "systems", "personal_status", "publication_status", "frequency"),
        (
            "producer",
            "systems",
            "personal_status",
            "data_categories",
            "publication_status",
            "principal_document",
            "theme",
            "licence",
            "frequency",
            "final_fate",
        ),
    ),
    "system": ListShape(
        ("kind", "hosting", "country", "operator", "authentication"),
        ("kind", "hosting", "country", "operator", "owner", "authentication", "backups"),
    ),
    "actor": ListShape(
        ("kind", "country", "contract_reference", "contract_ends_on", "parent"),
        ("kind", "country", "parent", "clauses_checked", "subprocessors_known", "dpf_certified"),
    ),
    "flow": ListShape(
        ("source", "target", "datasets", "medium", "frequency", "encrypted"),
        (
            "datasets",
            "processings",
            "medium",
            "automation",
            "frequency",
            "encrypted",
            "transformation",
            "safeguard",
            "status",
        ),
    ),
    "processing": ListShape(
        ("reference", "service", "legal_bases", "subjects", "dpia_status", "status"),
        (
            "role",
            "service",
            "legal_bases",
            "datasets",
            "systems",
            "dpia_status",
            "dpia_criteria",
            "status",
            "notice",
        ),
    ),
    "breach": ListShape(
        ("discovered_at", "natures", "gravity", "notification", "communication"),
        ("natures", "origins", "gravity", "notification", "communication", "ongoing"),
    ),
    "request": ListShape(
        ("object", "received_on", "state", "answered_on"),
        ("object", "state", "identity_checked", "extended", "processings"),
    ),
    "evidence": ListShape(("kind", "dated", "about", "url"), ("kind",)),
    "security_review": ListShape(("reviewed_on", "sheets"), ()),
    "assessment": ListShape(("assessed_on", "questionnaire", "answers"), ()),
    "mission": ListShape(
        ("status", "lead", "starts_on", "ends_on", "scope"), ("status", "scope", "funding")
    ),
    "workshop": ListShape(("held_on", "kind", "place", "mission"), ("kind", "mission")),
    "training": ListShape(
        ("held_on", "programme", "audience", "mission"), ("programme", "audience", "mission")
    ),
    "action": ListShape(
        ("owner", "due_on", "priority", "effort", "status", "about"),
        ("status", "priority", "effort", "origin"),
    ),
}

#: Shapes of which one field may be given to many records at once.
_BULK = (
    Shape.TEXT,
    Shape.CODE,
    Shape.CODES,
    Shape.DATE,
    Shape.ANSWER,
    Shape.LINK,
    Shape.LINKS,
    Shape.INTEGER,
)


def columns_of(kind: str, asked: list[str]) -> tuple[Field, ...]:
    """The columns to show: those asked for that exist, else those of the list."""
    record = KINDS[kind].record
    known = {field.name: field for field in fields_of(record)}
    chosen = [name for name in dict.fromkeys(asked) if name in known and name != "name"]
    return tuple(known[name] for name in chosen or LISTS[kind].columns)


def filters_of(kind: str) -> tuple[Field, ...]:
    """The fields a list may be narrowed by."""
    return tuple(field_of(KINDS[kind].record, name) for name in LISTS[kind].filters)


def choosable(kind: str) -> tuple[Field, ...]:
    """The fields that a column may show; the name is always there."""
    return tuple(
        field for field in fields_of(KINDS[kind].record) if field.name != "name" and not field.kept
    )


def bulk_fields(kind: str) -> tuple[Field, ...]:
    """The fields that many records may be given at once, those of the list first.

    A name belongs to one alone, what is fixed does not change, what is kept is nobody's to give.
    """
    every = fields_of(KINDS[kind].record)
    fields = [f for f in every if f.shape in _BULK and f.name != "name" and not (f.fixed or f.kept)]
    first = LISTS[kind].columns
    return tuple(sorted(fields, key=lambda field: field.name not in first))
