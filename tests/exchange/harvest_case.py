"""What tests of catalogues share: an import applied to a picture, inventories drawn at random."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from inventaire.exchange.formats import propose_changes
from inventaire.inventory.archive import fields_by_name
from inventaire.inventory.changes import Changes
from inventaire.inventory.dataset import Dataset, Resource
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.records import Actor, System
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.applying import real_links
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.metadata import (
    FORMATS,
    GRANULARITIES,
    HVD_CATEGORIES,
    LICENCES,
    THEMES,
)
from tests.builders import commune, picture


def proposed(data: bytes | str, before: Snapshot | None = None) -> Changes:
    given = data.encode() if isinstance(data, str) else data
    return propose_changes(given, before or picture(commune()))[1]


def applied(before: Snapshot, changes: Changes) -> Snapshot:
    """The inventory once an import is applied, its new records numbered."""
    created = [change.ref for change in changes.changes if change.deed == "create"]
    numbers = {ref: 1000 + rank for rank, ref in enumerate(created)}
    parts: dict[str, dict[int, Any]] = {
        kind: {record.id: record for record in before.of(kind)} for kind in KINDS
    }
    for change in changes.changes:
        kind, fields = change.ref.kind, fields_by_name(change.ref.kind)
        values: Any = {
            one.field: real_links(fields[one.field], one.after, numbers) for one in change.fields
        }
        if change.deed == "create":
            record = KINDS[kind].record(id=numbers[change.ref], **values)
        else:
            record = replace(parts[kind][change.ref.id], **values)
        parts[kind][record.id] = record
    given: Any = {KINDS[kind].plural: tuple(known.values()) for kind, known in parts.items()}
    return replace(before, **given)


def datasets_of(changes: Changes) -> dict[str, dict[str, Any]]:
    """What changes of each dataset, by its title and field."""
    return {
        change.label: {one.field: one.after for one in change.fields}
        for change in changes.changes
        if change.ref.kind == "dataset"
    }


def named(changes: Changes, ref_kind: str, number: int) -> str:
    """The name of a record that an import brings."""
    return next(one.label for one in changes.changes if one.ref == Ref(ref_kind, number))


def texts(changes: Changes) -> list[str]:
    return [str(one.text) for one in (*changes.warnings, *changes.refused)]


_SIGNS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"))
_TEXT = st.text(_SIGNS, max_size=30) | st.sampled_from(
    ["=1+1", "+33 1", "'=x", "a;b", "a,b", 'Dit « oui », "non"', "deux\nlignes", "é'è", "NC", "@x"]
)
_DAY = st.none() | st.dates(date(1950, 1, 1), date(2050, 1, 1))


def _code(vocabulary: Any) -> Any:
    return st.sampled_from(["", *vocabulary.codes])


_RESOURCE = st.builds(
    Resource,
    title=_TEXT,
    url=st.sampled_from(["", "https://x.example/a.csv", "https://x.example/b c", "nulle part"]),
    format=_code(FORMATS),
    size=st.none() | st.integers(0, 10**12),
    modified_on=_DAY,
    description=_TEXT,
)


@st.composite
def _dataset(draw: st.DrawFn, number: int) -> Dataset:
    start, end = draw(_DAY), draw(_DAY)
    if start and end and end < start:
        start, end = end, start
    return Dataset(
        id=number,
        name=draw(_TEXT.filter(str.strip)),
        description=draw(_TEXT),
        identifier=draw(st.sampled_from(["", f"jeu-{number}", f"https://p.example/{number}"])),
        producer=draw(st.sampled_from([None, 1, 2])),
        contact=draw(_TEXT | st.just("Mairie, mairie@valbrise.example")),
        systems=draw(st.sampled_from([(), (1,), (1, 2)])),
        theme=draw(_code(THEMES)),
        keywords=tuple(draw(st.lists(_TEXT.filter(str.strip), max_size=3, unique=True))),
        spatial_label=draw(_TEXT),
        spatial_granularity=draw(_code(GRANULARITIES)),
        temporal_start=start,
        temporal_end=end,
        frequency=draw(_code(FREQUENCIES)),
        created_on=draw(_DAY),
        updated_on=draw(_DAY),
        update_subject=draw(_TEXT),
        licence=draw(_code(LICENCES)),
        publication_status=draw(st.sampled_from(["published", "to_publish"])),
        hvd_category=draw(_code(HVD_CATEGORIES)),
        documentation_url=draw(st.sampled_from(["", "https://x.example/page", "mal écrite"])),
        resources=tuple(draw(st.lists(_RESOURCE, max_size=3))),
        notes=draw(_TEXT),
    )


@st.composite
def inventories(draw: st.DrawFn) -> Snapshot:
    """Inventories of a few datasets, whatever is written in them."""
    site = draw(st.sampled_from(["", "https://valbrise.example"]))
    return picture(
        commune(siret="21330999000017", siren="213309990", website=site),
        Actor(id=1, name="Finances", kind="internal_service"),
        Actor(id=2, name="Office, du tourisme", kind="partner"),
        System(id=1, name="Berger"),
        System(id=2, name="Paie, temps"),
        *(draw(_dataset(number)) for number in range(1, draw(st.integers(1, 3)) + 1)),
    )
