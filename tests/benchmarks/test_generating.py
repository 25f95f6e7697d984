"""The generated organisation: of known size, always the same, and possible to record."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sqlalchemy.orm import Session

from inventaire.inventory.kinds import KINDS
from inventaire.operations.validation import recorded_values, validate
from inventaire.store.snapshot import load_snapshot
from tests.benchmarks.filling import fill
from tests.benchmarks.generating import Size, generate, of_each
from tests.factories import TODAY, a_record, an_organisation

SMALL = Size().scaled(0.02)


def test_it_has_the_size_that_was_asked_for() -> None:
    snapshot = generate(SMALL)
    assert {kind: len(snapshot.of(kind)) for kind in KINDS} == {k: SMALL.of(k) for k in KINDS}
    assert SMALL.of("dataset") == 60


def test_whoever_generates_twice_gets_the_same() -> None:
    assert generate(SMALL) == generate(SMALL)


def test_every_record_is_one_that_a_person_might_have_recorded() -> None:
    snapshot = generate(SMALL)
    refused = {
        (kind, fact.id): errors
        for kind in KINDS
        for fact in snapshot.of(kind)
        if (errors := validate(kind, recorded_values(fact)))
    }
    assert not refused


def test_no_two_records_of_a_kind_bear_one_name() -> None:
    snapshot = generate(Size(flow=2, others=70))
    for kind in KINDS:
        names = Counter(fact.name for fact in snapshot.of(kind) if fact.name)
        assert [name for name, times in names.items() if times > 1] == []


def test_a_few_places_send_most_of_the_flows() -> None:
    senders = Counter(flow.source for flow in generate(Size().scaled(0.2)).flows)
    counts = sorted(senders.values(), reverse=True)
    assert sum(counts[: len(counts) // 5]) > sum(counts) / 2


def test_what_is_filled_is_read_again_as_it_was_generated(session: Session) -> None:
    a_record(session, an_organisation(session), "dataset")
    for snapshot in (generate(of_each(3)), generate(SMALL)):
        organisation = fill(session, snapshot)
        found = load_snapshot(session, organisation, taken_on=TODAY)
        for kind in KINDS:
            assert len(found.of(kind)) == len(snapshot.of(kind))
        names = sorted(found.label(flow.source) for flow in found.flows)
        assert names == sorted(snapshot.label(flow.source) for flow in snapshot.flows)
    # The next record that a person creates bears a number that is free.
    a_record(session, organisation, "dataset")


def test_alone_in_its_database_it_is_exactly_what_was_generated(session: Session) -> None:
    snapshot = generate(SMALL)
    found = load_snapshot(session, fill(session, snapshot), taken_on=TODAY)
    for kind in KINDS:
        for kept, generated in zip(found.of(kind), snapshot.of(kind), strict=True):
            assert replace(kept, recorded_at=None, changed_at=None) == generated
