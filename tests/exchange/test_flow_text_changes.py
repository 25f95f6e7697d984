"""A text against the records: which flow each line is about, what changes, what two people do."""

from __future__ import annotations

from dataclasses import replace

from inventaire.exchange.flow_text.changes import Entry, Proposed, propose
from inventaire.exchange.flow_text.refresh import refresh
from inventaire.exchange.flow_text.writing import show_flows
from inventaire.inventory.changes import Change, compare
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import Snapshot
from tests.builders import actor, commune, dataset, flow, picture, system

PAIE, SFTP, DGFIP, URSSAF = system("Paie"), system("Coffre"), actor("DGFiP"), actor("URSSAF")
DSN, ETAT = dataset("DSN"), dataset("État du personnel")
TO_DGFIP = flow(PAIE, DGFIP, DSN, medium="api", legal_ground="CGI art. 87")
TO_COFFRE = flow(PAIE, SFTP, ETAT)
ALSO_COFFRE = flow(PAIE, SFTP, DSN, frequency="ANNUAL")
BEFORE = picture(commune(), PAIE, SFTP, DGFIP, URSSAF, DSN, ETAT, TO_DGFIP, TO_COFFRE, ALSO_COFFRE)
SHOWN = show_flows(BEFORE, BEFORE.flows)
LINES = [one.text for one in SHOWN]


def typed(*lines: str, over: Snapshot = BEFORE) -> Proposed:
    """These lines instead of those that were shown, against an inventory as it is by now."""
    return propose(Entry(text="\n".join(lines), shown=SHOWN), over)


def by_flow(found: Proposed) -> dict[int, Change]:
    return {change.ref.id: change for change in found.changes.changes if change.ref.kind == "flow"}


def said(found: Proposed) -> str:
    return " / ".join(f"{note.line} {note.level} {note.text}" for note in found.notes)


def with_flow(record: Flow, **values: object) -> Snapshot:
    """The inventory in which somebody else changed a flow meanwhile."""
    changed = replace(record, version=record.version + 1, **values)  # type: ignore[arg-type]  # named fields
    flows = tuple(changed if one.id == record.id else one for one in BEFORE.flows)
    return replace(BEFORE, flows=flows)


def test_a_text_that_nobody_touched_changes_nothing() -> None:
    assert LINES[0] == "Paie -> DGFiP : DSN, API"
    assert not typed(*LINES).changes.changes


def test_words_after_the_colon_change_the_flow_and_nothing_else_of_it() -> None:
    found = by_flow(typed("Paie -> DGFiP : DSN, mensuel, SFTP", *LINES[1:]))
    assert list(found) == [TO_DGFIP.id]
    fields = {one.field: one.after for one in found[TO_DGFIP.id].fields}
    assert fields == {"medium": "sftp", "frequency": "MONTHLY"}
    assert found[TO_DGFIP.id].version == TO_DGFIP.version


def test_another_end_on_the_same_line_moves_the_flow_and_keeps_what_it_says() -> None:
    found = by_flow(typed("Paie -> URSSAF : DSN, API", *LINES[1:]))
    assert {one.field for one in found[TO_DGFIP.id].fields} == {"target"}
    assert len(found) == 1


def test_a_line_taken_away_archives_its_flow() -> None:
    found = by_flow(typed(*LINES[1:]))
    assert {n: change.deed for n, change in found.items()} == {TO_DGFIP.id: "archive"}


def test_another_line_in_its_place_is_another_flow() -> None:
    found = by_flow(typed("URSSAF -> Coffre : bordereaux", *LINES[1:]))
    assert sorted(change.deed for change in found.values()) == ["archive", "create"]


def test_lines_may_move_and_parallel_flows_stay_themselves() -> None:
    assert not typed(*reversed(LINES)).changes.changes
    found = by_flow(typed(LINES[0], LINES[2], "Paie -> Coffre : État du personnel, hebdo"))
    assert list(found) == [TO_COFFRE.id]


def test_new_records_are_created_with_the_flow_that_names_them() -> None:
    found = typed(*LINES, "Paie -> Mutuelle [acteur] : adhérents (santé)")
    made = {(change.ref.kind, change.label) for change in found.changes.changes}
    assert made == {
        ("actor", "Mutuelle"),
        ("dataset", "adhérents"),
        ("flow", "Paie → Mutuelle"),
    }
    origins = {one.origin for change in by_flow(found).values() for one in change.fields}
    assert {origin.cell for origin in origins if origin} == {"ligne 4"}


def test_a_faulty_line_keeps_the_others_and_archives_nothing() -> None:
    found = typed("Paie > DGFiP : DSN", *LINES[1:], "Paie -> Mutuelle")
    assert [change.deed for change in by_flow(found).values()] == ["create"]
    assert found.states[TO_DGFIP.id] == "waiting"
    assert "sera archivé quand" in said(found)


def test_a_flow_that_two_changed_waits_and_both_are_told() -> None:
    now = with_flow(TO_DGFIP, frequency="MONTHLY")
    found = typed("Paie -> DGFiP : DSN, SFTP", *LINES[1:], over=now)
    assert not found.changes.changes
    assert found.states[TO_DGFIP.id] == "conflict"
    assert "il dit maintenant : « Paie -> DGFiP : DSN, mensuel, API »" in said(found)
    again = refresh(
        Entry(text="\n".join(["Paie -> DGFiP : DSN, SFTP", *LINES[1:]]), shown=SHOWN),
        found,
        now,
        numbers={},
    )
    assert again.text.splitlines()[0] == "Paie -> DGFiP : DSN, SFTP"
    second = by_flow(propose(again, now))
    assert {one.field for one in second[TO_DGFIP.id].fields} == {"medium", "frequency"}


def test_a_line_nobody_touched_does_not_undo_what_somebody_else_did() -> None:
    now = with_flow(TO_DGFIP, frequency="MONTHLY")
    found = typed(*LINES, over=now)
    assert not found.changes.changes
    assert "1 news" in said(found)
    again = refresh(Entry(text="\n".join(LINES), shown=SHOWN), found, now, numbers={})
    assert again.text.splitlines()[0] == "Paie -> DGFiP : DSN, mensuel, API"
    assert not propose(again, now).notes


def test_a_line_taken_away_while_its_flow_changed_is_told_and_archived_the_next_time() -> None:
    now = with_flow(TO_DGFIP, frequency="MONTHLY")
    entry = Entry(text="\n".join(LINES[1:]), shown=SHOWN)
    found = propose(entry, now)
    assert not found.changes.changes
    assert "il n'est pas archivé" in said(found)
    again = refresh(entry, found, now, numbers={})
    assert again.text.splitlines() == LINES[1:]
    assert [change.deed for change in by_flow(propose(again, now)).values()] == ["archive"]


def test_a_flow_archived_by_somebody_else_leaves_its_line_as_a_comment() -> None:
    now = with_flow(TO_DGFIP, archived=True)
    entry = Entry(text="\n".join(LINES), shown=SHOWN)
    found = propose(entry, now)
    assert not found.changes.changes
    again = refresh(entry, found, now, numbers={})
    assert again.text.splitlines()[0] == f"# {LINES[0]}"
    assert not propose(again, now).changes.changes


def test_a_changed_line_of_a_flow_archived_meanwhile_restores_it_the_next_time() -> None:
    now = with_flow(TO_DGFIP, archived=True)
    entry = Entry(text="\n".join(["Paie -> DGFiP : DSN, papier", *LINES[1:]]), shown=SHOWN)
    found = propose(entry, now)
    assert found.states[TO_DGFIP.id] == "conflict"
    again = refresh(entry, found, now, numbers={})
    change = by_flow(propose(again, now))[TO_DGFIP.id]
    assert change.deed == "restore"


def test_a_place_renamed_meanwhile_is_still_the_same_place() -> None:
    renamed = replace(PAIE, name="Berger Paie", version=2)
    systems = tuple(renamed if one.id == PAIE.id else one for one in BEFORE.systems)
    now = replace(BEFORE, systems=systems)
    entry = Entry(text="\n".join([*LINES, "Paie -> Mutuelle"]), shown=SHOWN)
    found = propose(entry, now)
    assert [change.deed for change in by_flow(found).values()] == ["create"]
    assert {change.ref.kind for change in found.changes.changes} == {"flow", "system"}
    assert "Mutuelle" in {change.label for change in found.changes.changes}
    kept = found.after
    again = refresh(entry, found, kept, numbers={})
    assert all(line.startswith("Berger Paie") for line in again.text.splitlines())


def test_the_same_text_sent_twice_creates_each_flow_once() -> None:
    entry = Entry(text="\n".join([*LINES, "Paie -> Mutuelle : adhérents"]), shown=SHOWN)
    first = propose(entry, BEFORE)
    assert not compare(first.after, propose(entry, first.after).after).changes


def test_what_was_saved_stays_as_it_was_typed_and_asks_for_nothing_more() -> None:
    text = "# Paie\n\nPaie→DGFiP : DSN , api\nPaie -> Coffre -> URSSAF : DSN, annuel # vu le 3\n"
    entry = Entry(text=text, shown=SHOWN)
    found = propose(entry, BEFORE)
    again = refresh(entry, found, found.after, numbers={})
    assert again.text == text
    assert not propose(again, found.after).changes.changes


def test_flows_that_others_recorded_are_added_under_the_text() -> None:
    other = flow(URSSAF, PAIE, DSN)
    now = replace(BEFORE, flows=(*BEFORE.flows, other))
    entry = Entry(text="\n".join(LINES), shown=SHOWN)
    found = propose(entry, now)
    again = refresh(entry, found, now, numbers={}, scope=now.flows)
    assert again.text.splitlines() == [*LINES, "URSSAF -> Paie : DSN"]
    assert [one.flow for one in again.shown] == [flow_.id for flow_ in now.flows]


def test_an_archived_dataset_stays_on_a_flow_whose_line_changes() -> None:
    hidden = dataset("Ancien fichier", archived=True)
    both = flow(PAIE, URSSAF, hidden, DSN)
    before = picture(commune(), PAIE, URSSAF, hidden, DSN, ETAT, both)
    shown = show_flows(before, before.flows)
    assert shown[0].text == "Paie -> URSSAF : DSN"
    found = propose(Entry(text="Paie -> URSSAF : État du personnel", shown=shown), before)
    assert found.after.flows[0].datasets == (ETAT.id, hidden.id)


def test_a_flow_without_an_end_is_not_in_the_text_and_stays() -> None:
    lame = Flow(id=999, source=Ref("system", PAIE.id), target=None)
    before = replace(BEFORE, flows=(*BEFORE.flows, lame))
    assert show_flows(before, before.flows) == SHOWN
    assert not propose(Entry(text="\n".join(LINES), shown=SHOWN), before).changes.changes
