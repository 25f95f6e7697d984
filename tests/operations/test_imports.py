"""An import is looked at, applied whole or not at all, and undone when nobody built on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from inventaire.inventory.changes import Changes, compare
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import Processing, RecipientLine
from inventaire.inventory.records import Actor, Flow, System
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.applying import MissingChoice, RefusedChanges, StalePreview
from inventaire.operations.imports import (
    NotNow,
    apply_import,
    changes_of,
    find_import,
    imports_of,
    store_preview,
    undo_import,
)
from inventaire.operations.journal import entries, headline
from inventaire.operations.records import UnknownRecord, archive_record, change_record
from inventaire.operations.undoing import CannotUndo
from inventaire.store.snapshot import load_snapshot
from inventaire.store.writing import ForeignRecord
from tests.factories import CAMILLE, NOW, TODAY, a_record, an_organisation


@pytest.fixture
def organisation(session: Session) -> int:
    """A small inventory: a system and its editor."""
    number = an_organisation(session)
    actor = a_record(session, number, "actor", name="Berger")
    a_record(session, number, "system", name="Paie", operator=actor)
    return number


def now_recorded(session: Session, organisation: int) -> Snapshot:
    return load_snapshot(session, organisation, taken_on=TODAY)


def wished(snapshot: Snapshot) -> Snapshot:
    """What a file would have: a changed system, and new records that link to one another."""
    (system,), (editor,) = snapshot.systems, snapshot.actors
    return replace(
        snapshot,
        systems=(
            replace(system, name="Paie et temps", backups=True),
            System(id=-1, name="Cantine", operator=-2),
        ),
        actors=(editor, Actor(id=-2, name="Filiale", parent=-3), Actor(id=-3, name="Groupe")),
        flows=(Flow(id=-1, source=Ref("system", -1), target=Ref("actor", editor.id)),),
        processings=(
            Processing(
                id=-1, name="Restauration", systems=(-1,), recipients=(RecipientLine(actor=-3),)
            ),
        ),
    )


def preview(session: Session, organisation: int, changes: Changes | None = None) -> int:
    before = now_recorded(session, organisation)
    found = compare(before, wished(before)) if changes is None else changes
    row = store_preview(
        session, CAMILLE, organisation, "registre.ods", "cnil_register", found, now=NOW
    )
    return row.id


def apply(session: Session, organisation: int, number: int, chosen: set[int] | None = None) -> None:
    apply_import(session, CAMILLE, organisation, number, chosen, now=NOW)


def test_a_preview_writes_nothing_but_itself(session: Session, organisation: int) -> None:
    before = now_recorded(session, organisation)
    number = preview(session, organisation)
    assert now_recorded(session, organisation) == before
    row = find_import(session, organisation, number)
    assert changes_of(row) == compare(before, wished(before))
    assert [row.id for row in imports_of(session, organisation)] == [number]


def test_new_records_are_linked_to_one_another(session: Session, organisation: int) -> None:
    apply(session, organisation, preview(session, organisation))
    snapshot = now_recorded(session, organisation)
    actors = {actor.name: actor for actor in snapshot.actors}
    cantine = next(system for system in snapshot.systems if system.name == "Cantine")
    assert actors["Filiale"].parent == actors["Groupe"].id
    assert cantine.operator == actors["Filiale"].id
    (flow,) = snapshot.flows
    assert snapshot.label(Ref("flow", flow.id)) == "Cantine → Berger"
    (processing,) = snapshot.processings
    assert processing.systems == (cantine.id,)
    assert processing.recipients == (RecipientLine(actor=actors["Groupe"].id),)
    changed = next(system for system in snapshot.systems if system.name == "Paie et temps")
    assert (changed.backups, changed.version) == (True, 2)
    told = {headline(entry) for entry in entries(session, organisation)}
    assert "Camille Durand a créé « Cantine → Berger »" in told
    assert "Camille Durand a appliqué l'import de « registre.ods »" in told


def test_only_what_was_chosen_is_written(session: Session, organisation: int) -> None:
    number = preview(session, organisation)
    changes = changes_of(find_import(session, organisation, number)).changes
    chosen = {rank for rank, change in enumerate(changes) if change.deed == "change"}
    apply(session, organisation, number, chosen)
    snapshot = now_recorded(session, organisation)
    assert [system.name for system in snapshot.systems] == ["Paie et temps"]
    assert len(snapshot.actors) == 1


def test_a_choice_that_leaves_out_what_it_needs_is_refused(
    session: Session, organisation: int
) -> None:
    number = preview(session, organisation)
    changes = changes_of(find_import(session, organisation, number)).changes
    chosen = {rank for rank, change in enumerate(changes) if change.label == "Cantine"}
    with pytest.raises(MissingChoice) as refused:
        apply(session, organisation, number, chosen)
    assert refused.value.pairs == (("Cantine", "Filiale"),)


def test_a_record_that_changed_since_the_preview_stops_the_import(
    session: Session, organisation: int
) -> None:
    number = preview(session, organisation)
    (system,) = now_recorded(session, organisation).systems
    change_record(
        session,
        CAMILLE,
        organisation,
        "system",
        system.id,
        {"notes": "vu en atelier"},
        version=1,
        now=NOW,
    )
    before = now_recorded(session, organisation)
    with pytest.raises(StalePreview) as refused:
        apply(session, organisation, number)
    assert refused.value.labels == ("Paie et temps",)
    assert now_recorded(session, organisation) == before


def test_values_that_cannot_be_recorded_stop_the_import(
    session: Session, organisation: int
) -> None:
    before = now_recorded(session, organisation)
    bad = Processing(id=-1, name="Paie", started_on=date(2026, 2, 1), ended_on=date(2026, 1, 1))
    changes = compare(before, replace(before, processings=(bad,)))
    number = preview(session, organisation, changes)
    session.commit()
    with pytest.raises(RefusedChanges) as refused:
        apply(session, organisation, number)
    session.rollback()
    assert list(refused.value.errors["Paie"]) == ["ended_on"]
    assert now_recorded(session, organisation) == before
    assert find_import(session, organisation, number).state == "previewed"


def test_an_import_never_reaches_another_organisation(session: Session, organisation: int) -> None:
    theirs = an_organisation(session, "Autre")
    foreign = a_record(session, theirs, "system", name="Secret")
    before = now_recorded(session, organisation)
    sneaky = Flow(id=-1, source=Ref("system", foreign), target=Ref("system", foreign))
    number = preview(session, organisation, compare(before, replace(before, flows=(sneaky,))))
    with pytest.raises(ForeignRecord):
        apply(session, organisation, number)
    other = compare(now_recorded(session, theirs), replace(now_recorded(session, theirs)))
    assert other.changes == ()
    with pytest.raises(UnknownRecord):
        apply(session, theirs, number)


def test_a_change_of_a_foreign_record_is_stale_at_once(session: Session, organisation: int) -> None:
    theirs = an_organisation(session, "Autre")
    a_record(session, theirs, "system", name="Secret")
    their_snapshot = now_recorded(session, theirs)
    (system,) = their_snapshot.systems
    changes = compare(
        their_snapshot, replace(their_snapshot, systems=(replace(system, name="Pris"),))
    )
    with pytest.raises(StalePreview):
        apply(session, organisation, preview(session, organisation, changes))


def test_an_import_is_applied_once(session: Session, organisation: int) -> None:
    number = preview(session, organisation)
    with pytest.raises(NotNow):
        undo_import(session, CAMILLE, organisation, number, now=NOW)
    apply(session, organisation, number)
    with pytest.raises(NotNow):
        apply(session, organisation, number)


def test_an_import_that_is_undone_leaves_what_was_there_before(
    session: Session, organisation: int
) -> None:
    before = now_recorded(session, organisation)
    number = preview(session, organisation)
    apply(session, organisation, number)
    undo_import(session, CAMILLE, organisation, number, now=NOW)
    after = now_recorded(session, organisation)
    assert compare(before, after.live()).changes == ()
    assert len(after.live().systems) == len(before.systems)
    assert {system.name for system in after.systems if system.archived} == {"Cantine"}
    with pytest.raises(NotNow):
        undo_import(session, CAMILLE, organisation, number, now=NOW)


def test_an_import_cannot_be_undone_once_somebody_worked_on_it(
    session: Session, organisation: int
) -> None:
    number = preview(session, organisation)
    apply(session, organisation, number)
    applied = now_recorded(session, organisation)
    cantine = next(system for system in applied.systems if system.name == "Cantine")
    editing: dict[str, Any] = {"version": None, "now": NOW}
    change_record(session, CAMILLE, organisation, "system", cantine.id, {"notes": "vu"}, **editing)
    a_record(session, organisation, "dataset", name="Menus", systems=(cantine.id,))
    before = now_recorded(session, organisation)
    with pytest.raises(CannotUndo) as refused:
        undo_import(session, CAMILLE, organisation, number, now=NOW)
    assert [str(reason) for reason in refused.value.reasons] == [
        "« Cantine » a été modifié depuis.",
        "« Menus » utilise « Cantine », que l'import a créé.",
    ]
    assert now_recorded(session, organisation) == before


def test_what_was_built_and_then_archived_does_not_keep_an_import(
    session: Session, organisation: int
) -> None:
    number = preview(session, organisation)
    apply(session, organisation, number)
    cantine = now_recorded(session, organisation).systems[-1]
    dataset = a_record(session, organisation, "dataset", systems=(cantine.id,))
    archive_record(session, CAMILLE, organisation, "dataset", dataset, now=NOW)
    undo_import(session, CAMILLE, organisation, number, now=NOW)
    assert now_recorded(session, organisation).live().systems[0].name == "Paie"


def test_an_import_may_change_the_organisation_itself(session: Session, organisation: int) -> None:
    before = now_recorded(session, organisation)
    named = replace(before.organisation, dpo_name="Léa Roux", siren="552081317")
    number = preview(session, organisation, compare(before, replace(before, organisation=named)))
    apply(session, organisation, number)
    assert now_recorded(session, organisation).organisation.dpo_name == "Léa Roux"
    undo_import(session, CAMILLE, organisation, number, now=NOW)
    assert now_recorded(session, organisation).organisation.dpo_name == ""
