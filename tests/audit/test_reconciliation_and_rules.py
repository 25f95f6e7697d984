"""Rules and the reconciliation read the same register and the same flows: they say the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.audit.cases import CASES, Case, load_cases
from tests.audit.test_reconciliation import PARTIES, looked_at, only, subjects
from tests.builders import (
    TODAY,
    commune,
    picture,
)

from inventaire.audit.picture import Picture
from inventaire.audit.reconciliation.item import Standing
from inventaire.audit.reconciliation.whole import (
    one_by_one,
    reconcile,
)
from inventaire.audit.report import audit
from inventaire.audit.rule import Finding
from inventaire.exchange.written import read_written
from inventaire.i18n import Text
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import DataLine, Processing, RecipientLine, TransferLine
from inventaire.inventory.questions import declared_categories, special_categories
from inventaire.inventory.records import Actor, Flow, System
from inventaire.inventory.snapshot import Snapshot, ref_of
from inventaire.resources import example_folder
from inventaire.vocabulary.processing import DATA_CATEGORIES

load_cases()


def _said_by_rules(snapshot: Snapshot, code: str) -> list[Finding]:
    return [finding for finding in audit(snapshot) if finding.rule == code]


def agrees_on_parties(seen: Picture, snapshot: Snapshot) -> None:
    found = reconcile(seen)
    undeclared = {finding.records[0] for finding in _said_by_rules(snapshot, "COH-01")}
    if seen.register:
        assert subjects(only(found, Standing.OBSERVED, *PARTIES)) == undeclared
    never = {f.records for f in _said_by_rules(snapshot, "COH-02")}
    if seen.flows:
        assert subjects(only(found, Standing.DECLARED, *PARTIES)) == {two for _one, two in never}
        told = {
            (ref_of(one), item.subject)
            for one, part in one_by_one(seen)
            for item in only(part, Standing.DECLARED, *PARTIES)
            if item.note is None
        }
        assert told == never


def agrees_on_categories(seen: Picture, snapshot: Snapshot) -> None:
    missing = {
        (finding.records[0].id, code)
        for finding in _said_by_rules(snapshot, "COH-05")
        for code in _codes(finding)
    }
    hidden = {
        (finding.records[0].id, code)
        for finding in _said_by_rules(snapshot, "SEN-05")
        for code in _codes(finding)
    }
    silent = {p.id for p in seen.register if not declared_categories(p)}
    gaps = {
        (one.id, item.subject): item
        for one, part in one_by_one(seen)
        for item in only(part, Standing.OBSERVED, "categories")
    }
    assert missing <= gaps.keys()
    for number, code in hidden:
        for covering in seen.processings_of_dataset[number]:
            assert (covering.id, code) in gaps
    for (number, code), item in gaps.items():
        if special_categories(frozenset({str(code)})) and not item.path:
            assert any((dataset, code) in hidden for dataset in item.datasets)
        elif item.path:
            served = [n for n in seen.graph.flows[item.path[-1]].processings if n in _numbers(seen)]
            said = any((dataset, code) in hidden for dataset in item.datasets)
            if number in served and not silent.intersection(served) and not said:
                assert (served[0], code) in missing


def _codes(finding: Finding) -> Iterator[str]:
    """The categories that a finding names, as codes."""
    labels = {term.label: term.code for term in DATA_CATEGORIES}
    named = finding.text.values["categories"]
    assert isinstance(named, tuple)
    for label in named:
        assert isinstance(label, Text)
        yield labels[label.msgid]


def _numbers(seen: Picture) -> set[int]:
    return {one.id for one in seen.register}


def agrees_on_transfers(seen: Picture, snapshot: Snapshot) -> None:
    if not seen.register:
        return
    said = {finding.records[0] for finding in _said_by_rules(snapshot, "TRA-06")}
    observed = only(reconcile(seen), Standing.OBSERVED, "transfers")
    assert subjects([item for item in observed if item.note is None]) == {
        ref for ref in said if ref.kind != "processing"
    }
    told = {
        ref_of(one)
        for one, part in one_by_one(seen)
        for item in only(part, Standing.DECLARED, "transfers")
        if item.note is None
    }
    assert told == {ref for ref in said if ref.kind == "processing"}


def agrees_on_what_a_target_needs(seen: Picture, snapshot: Snapshot) -> None:
    """MIN-01: whoever declares what a system does not need does not name that system."""
    parts = {one.id: part for one, part in one_by_one(seen)}
    for finding in _said_by_rules(snapshot, "MIN-01"):
        moved = seen.graph.flows[finding.records[0].id]
        for number in seen.spread.personal_delivered_by(moved):
            excess = frozenset(_codes(finding)) & seen.graph.categories_of_dataset[number]
            for covering in seen.processings_of_dataset.get(number, ()):
                if excess & declared_categories(covering):
                    systems = parts[covering.id].of("systems")
                    item = next(item for item in systems if item.subject == moved.target)
                    assert item.standing is Standing.OBSERVED or item.note is not None


def rules_agree(snapshot: Snapshot) -> None:
    seen = looked_at(snapshot)
    agrees_on_parties(seen, snapshot)
    agrees_on_categories(seen, snapshot)
    agrees_on_transfers(seen, snapshot)
    agrees_on_what_a_target_needs(seen, snapshot)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rules_and_reconciliation_agree_on_every_case(case: Case) -> None:
    rules_agree(case.build())


@pytest.mark.parametrize("path", sorted(example_folder().glob("*.toml")), ids=lambda p: p.stem)
def test_rules_and_reconciliation_agree_on_the_example(path: object) -> None:
    rules_agree(read_written(path.read_text(encoding="utf-8"), on=TODAY))  # type: ignore[attr-defined]  # a Path


_CATEGORIES = ("identity", "contact", "health")
_ENDS = st.sampled_from(
    [*(Ref("system", n) for n in (1, 2, 3)), *(Ref("actor", n) for n in (1, 2, 3))]
)
_SETS = st.sets(st.sampled_from((1, 2)), max_size=2).map(lambda found: tuple(sorted(found)))
_SOME = st.sets(st.sampled_from(_CATEGORIES), max_size=3).map(sorted)
_WHO = st.sets(st.sampled_from((1, 2, 3)), max_size=3).map(sorted)
_WHERE = st.sets(st.sampled_from(("IN", "CH", "CN")), max_size=2).map(sorted)
_FLOWS = st.lists(
    st.tuples(_ENDS, _ENDS, _SETS, _SETS, st.sampled_from(["", "anonymisation"])), max_size=8
)
_ENTRIES = st.lists(st.tuples(_SETS, _SOME, _WHO, _WHERE, _WHO), min_size=1, max_size=2)


@given(_FLOWS, _ENTRIES, st.tuples(_SOME, _SOME), st.tuples(_WHO, _WHO))
def test_rules_and_reconciliation_agree_on_any_inventory(
    flows: list[tuple[Ref, Ref, tuple[int, ...], tuple[int, ...], str]],
    entries: list[tuple[tuple[int, ...], list[str], list[int], list[str], list[int]]],
    held: tuple[list[str], list[str]],
    places: tuple[list[int], list[int]],
) -> None:
    actors = (
        Actor(id=1, name="Géant", kind="processor", country="IN"),
        Actor(id=2, name="CAF", kind="public_authority", country="FR", parent=3),
        Actor(id=3, name="Service", kind="internal_service"),
    )
    systems = (
        System(id=1, name="CRM", country="FR"),
        System(id=2, name="Nuage", operator=1),
        System(id=3, name="Banque", country="CH", operator=2),
    )
    datasets = [
        Dataset(
            id=number,
            name=f"Jeu {number}",
            personal_status="personal",
            data_categories=tuple(codes),
            systems=tuple(where),
        )
        for number, (codes, where) in enumerate(zip(held, places, strict=True), start=1)
    ]
    moving = [
        Flow(
            id=number,
            source=source,
            target=target,
            datasets=carried,
            processings=served,
            transformation=changed,
        )
        for number, (source, target, carried, served, changed) in enumerate(flows, start=1)
    ]
    register = [
        Processing(
            id=number,
            name=f"Traitement {number}",
            datasets=covered,
            data=tuple(DataLine(category=code) for code in codes),
            recipients=tuple(RecipientLine(actor=one) for one in who),
            transfers=tuple(TransferLine(country=code) for code in where),
            systems=tuple(used),
        )
        for number, (covered, codes, who, where, used) in enumerate(entries, start=1)
    ]
    snapshot = picture(commune(), *actors, *systems, *datasets, *moving, *register)
    rules_agree(snapshot)
    _what_the_whole_lacks_each_part_lacks(looked_at(snapshot))


def _what_the_whole_lacks_each_part_lacks(seen: Picture) -> None:
    """What the whole register does not declare, no processing of these data declares."""
    whole = {(i.matter, i.subject): i for i in reconcile(seen).items}
    for one, part in one_by_one(seen):
        for item in part.items:
            over_all = whole.get((item.matter, item.subject))
            if over_all is not None and over_all.standing is Standing.OBSERVED:
                assert item.standing is Standing.OBSERVED, (one.name, item)
