"""The collection workbook: it comes back as it left, and what was touched in it is what changes."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from inventaire.exchange.collection.keys import PREFIXES, Labels, key_of
from inventaire.exchange.collection.layout import Plan
from inventaire.exchange.collection.shown import Writing, as_read, choice, codes_by_choice
from inventaire.exchange.collection.writing import write_collection
from inventaire.exchange.formats import propose_changes
from inventaire.i18n import LANGUAGES, speaking
from inventaire.inventory.fields import Field, Ref, Shape, is_empty
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot
from tests.audit.inventories import inventories
from tests.exchange.collection_case import (
    DESCRIBED,
    EVERY,
    PARIS,
    PAYROLL,
    PLANS,
    brought_back,
    collected,
    described,
    edited,
    fields_changed,
    office,
    opened,
)
from tests.exchange.test_report import NASTY

PAYROLL_REF = Ref("processing", PAYROLL.id)
_slow = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=15)


def test_every_kind_has_its_key() -> None:
    assert set(PREFIXES) == {"organisation", *KINDS}
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_sheets_and_columns_never_share_a_name() -> None:
    for language in LANGUAGES:
        with speaking(language):
            titles = [plan.title for plan in PLANS.values()]
            assert len({title.casefold() for title in titles}) == len(titles)
            assert all(len(title) <= 31 for title in titles)


def test_every_choice_of_every_list_means_one_term() -> None:
    lists = {f.vocabulary for plan in PLANS.values() for f in plan.fields if f.vocabulary}
    for vocabulary in lists:
        for language in LANGUAGES:
            with speaking(language):
                for code in vocabulary.codes:
                    shown = choice(vocabulary, code)
                    assert codes_by_choice(vocabulary, language)[shown] == code


def test_the_workbook_says_what_the_golden_example_says() -> None:
    assert described() == DESCRIBED.read_text(encoding="utf-8")


@_slow
@given(inventories(), some.sampled_from(sorted(LANGUAGES)))
def test_untouched_it_changes_nothing_whatever_is_recorded(
    snapshot: Snapshot, language: str
) -> None:
    snapshot = replace(snapshot, organisation=replace(snapshot.organisation, name="Valbrise"))
    with speaking(language):
        workbook = collected(snapshot)
    changes = brought_back(workbook, snapshot)
    assert (changes.changes, changes.refused, changes.warnings) == ((), (), ())
    live = [one for one in snapshot.records() if not one.archived]
    assert len(changes.unchanged) == len(live)


def test_hostile_texts_come_back_as_they_were() -> None:
    before = office()
    nasty = tuple(
        replace(before.actors[0], id=9 + n, name=t, contact=t) for n, t in enumerate(NASTY)
    )
    before = replace(before, actors=(*before.actors, *nasty))
    content = write_collection(before, EVERY).content
    layout, changes = propose_changes(content, before)
    assert layout.code == "collection"
    assert (changes.changes, changes.refused) == ((), ())


#: What people may type in the fields of a shape, and mean.
_meant: dict[Shape, some.SearchStrategy[Any]] = {
    Shape.TEXT: some.sampled_from(["Paie", "=1+1", "À revoir ; peut-être", "deux\nlignes"]),
    Shape.WORDS: some.lists(some.sampled_from(["un", "deux"]), max_size=2, unique=True).map(tuple),
    Shape.DATE: some.none() | some.dates(date(1, 1, 1)),
    Shape.MOMENT: some.none()
    | some.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001 — set below
        lambda moment: moment.replace(second=0, microsecond=0, tzinfo=UTC)
    ),
    Shape.INTEGER: some.none() | some.integers(1, 5),
    Shape.NUMBER: some.none() | some.sampled_from([0.5, 12.0, 4200.25]),
    Shape.ANSWER: some.sampled_from([None, True, False]),
    Shape.LINK: some.none() | some.just(1),
    Shape.LINKS: some.sampled_from([(), (1,)]),
}
_keyed = {"siren": "218600005", "siret": "21860000500019", "rna": "W123456789"}


def meant(field: Field) -> some.SearchStrategy[Any]:
    """A value that somebody may write in a field."""
    if field.name in _keyed or field.url:
        return some.sampled_from(["", _keyed.get(field.name, "https://valbrise.example/a?b=c")])
    if field.vocabulary is not None:
        codes = some.sampled_from(field.vocabulary.codes)
        many = some.lists(codes, max_size=3, unique=True).map(tuple)
        return many if field.shape is Shape.CODES else codes | some.just("")
    if field.shape is Shape.END and field.to is not None:
        return some.none() | some.sampled_from(field.to.kinds).map(lambda kind: Ref(kind, 1))
    return _meant[field.shape]


def everything() -> Snapshot:
    """One record of each kind, which says nothing, and one line in each of its lines."""
    parts: dict[str, Any] = {}
    for plan in PLANS.values():
        if plan.kind.code in KINDS and plan.lines is None:
            required = {"source": Ref("system", 1), "target": Ref("actor", 1)}
            own = required if plan.kind.code == "flow" else {}
            one = plan.kind.record(id=1, name=f"Premier {plan.kind.code}", **own)
            parts[plan.kind.plural] = (one,)
        elif plan.lines is not None:
            (one,) = parts[plan.kind.plural]
            parts[plan.kind.plural] = (replace(one, **{plan.lines.name: (plan.holder(),)}),)
    return replace(office(), **parts)


EVERYTHING = everything()
WORKBOOK = collected(EVERYTHING)


@pytest.mark.parametrize("plan", PLANS.values(), ids=lambda plan: plan.code)
@settings(deadline=None, max_examples=25)
@given(data=some.data())
def test_one_cell_that_was_edited_is_all_that_changes(plan: Plan, data: some.DataObject) -> None:
    field = data.draw(some.sampled_from(plan.fields))
    value = data.draw(meant(field))
    holder = EVERYTHING.organisation
    if plan.kind.code in KINDS:
        (holder,) = EVERYTHING.of(plan.kind.code)
    ref = Ref(plan.kind.code, 1)
    name = plan.lines.name if plan.lines else field.name
    before: Any = getattr(holder, name)
    if field.name in plan.required and is_empty(value):
        return
    shown = Writing(Labels(EVERYTHING), PARIS).shown(field, value)
    cell = shown if isinstance(shown, date) else as_read(shown)
    key = f"{key_of(ref)}/1" if plan.lines else key_of(ref)
    changes = brought_back(edited(WORKBOOK, plan.code, key, field.name, cell), EVERYTHING)
    after = (replace(before[0], **{field.name: value}),) if plan.lines else value
    expected = {} if after == before else {(ref, name): (before, after)}
    assert (fields_changed(changes), changes.refused) == (expected, ())


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_saved_by_libreoffice_it_comes_back_as_it_left(tmp_path: Path) -> None:
    before = office()
    for ending in ("xlsx", "ods"):
        sent, back = tmp_path / "sent.xlsx", tmp_path / ending / f"sent.{ending}"
        sent.write_bytes(write_collection(before, EVERY, zone=PARIS).content)
        own = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
        command = ["soffice", own, "--headless", "--convert-to", ending]
        folder = ["--outdir", str(back.parent), str(sent)]
        subprocess.run([*command, *folder], check=True, capture_output=True, timeout=180)
        layout, changes = propose_changes(back.read_bytes(), before)
        assert (layout.code, changes.changes, changes.refused) == ("collection", (), ())
        edit = edited(opened(back.read_bytes()), "actor", "ACT-2", "country", "Belgique")
        found = fields_changed(brought_back(edit, before))
        assert found == {(Ref("actor", 2), "country"): ("FR", "BE")}
