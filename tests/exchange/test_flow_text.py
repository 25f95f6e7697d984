"""The text of flows: what each line means, what is wrong with it, and that nothing is lost."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventaire.exchange.flow_text.changes import Entry, propose
from inventaire.exchange.flow_text.reading import Understood, understand
from inventaire.exchange.flow_text.signs import MOST_LINES, read_lines
from inventaire.exchange.flow_text.writing import FIELDS, show_flows
from inventaire.i18n import LANGUAGES, speaking
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.flows import AUTOMATIONS, FLOW_STATUSES, MEDIA, TRANSFORMATIONS
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.spoken import meaning_of, spoken, words_of_flows
from tests.builders import actor, commune, dataset, flow, picture, system

EMPTY = picture(commune())


def names(found: Understood, snapshot: Snapshot = EMPTY) -> list[str]:
    """Each flow as « Paie -> DGFiP »."""

    def name(ref: Ref) -> str:
        record = found.records.get(ref) or snapshot.find(ref)
        assert record is not None
        return str(record.name)

    return [f"{name(wish.source)} -> {name(wish.target)}" for wish in found.wishes]


def named(found: Understood, kind: str) -> dict[str, Any]:
    """The records to come of a kind, by name."""
    return {record.name: record for ref, record in found.records.items() if ref.kind == kind}


def said(text: str, snapshot: Snapshot = EMPTY) -> str:
    """What is said of a text, in one line."""
    return " / ".join(f"{n.line} {n.level} {n.text}" for n in understand(text, snapshot).notes)


def test_a_line_is_a_flow_with_its_ends_its_data_and_how_it_moves() -> None:
    found = understand("Paie -> DGFiP : DSN, mensuel, API", EMPTY)
    assert names(found) == ["Paie -> DGFiP"]
    assert list(named(found, "dataset")) == ["DSN"]
    values = found.wishes[0].values
    assert (values["frequency"], values["medium"], values["encrypted"]) == ("MONTHLY", "api", None)
    assert not found.notes


def test_a_chain_is_as_many_flows_that_carry_the_same() -> None:
    text = "Accueil -> Tableur inscriptions -> Service enfance : dossier enfant (santé), papier"
    found = understand(text, EMPTY)
    assert names(found) == [
        "Accueil -> Tableur inscriptions",
        "Tableur inscriptions -> Service enfance",
    ]
    assert named(found, "dataset")["dossier enfant"].data_categories == ("health",)
    assert {wish.values["medium"] for wish in found.wishes} == {"paper"}


@pytest.mark.parametrize("arrow", ["->", "-->", "→", "=>", "⇒"])
def test_every_usual_arrow_is_understood(arrow: str) -> None:
    assert names(understand(f"A{arrow}B", EMPTY)) == ["A -> B"]


def test_arrows_go_back_and_both_ways() -> None:
    assert names(understand("A <- B", EMPTY)) == ["B -> A"]
    assert names(understand("A <-> B", EMPTY)) == ["A -> B", "B -> A"]


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("par mail", "medium", "email"),
        ("MENSUELLE", "frequency", "MONTHLY"),
        ("monthly", "frequency", "MONTHLY"),
        ("hebdo", "frequency", "WEEKLY"),
        ("clé usb", "medium", "usb_key"),
        ("chiffre", "encrypted", True),
        ("en clair", "encrypted", False),
        ("not encrypted", "encrypted", False),
        ("pseudonymisé", "transformation", "pseudonymisation"),
        ("anonymized", "transformation", "anonymisation"),
        ("à la main", "automation", "manual"),
        ("prévu", "status", "planned"),
        ("paper", "medium", "paper"),
    ],
)
def test_words_are_known_in_both_languages_accents_aside(
    words: str, field: str, value: object
) -> None:
    assert understand(f"A -> B : {words}", EMPTY).wishes[0].values[field] == value


def test_every_word_that_is_written_is_read_back() -> None:
    vocabularies = {
        "medium": MEDIA,
        "automation": AUTOMATIONS,
        "frequency": FREQUENCIES,
        "transformation": TRANSFORMATIONS,
        "status": FLOW_STATUSES,
    }
    for language in LANGUAGES:
        with speaking(language):
            for field, vocabulary in vocabularies.items():
                for code in vocabulary.codes:
                    assert meaning_of(spoken(field, code)) == (field, code)
            assert meaning_of(spoken("encrypted", False)) == ("encrypted", False)
            assert meaning_of(spoken("encrypted", True)) == ("encrypted", True)
            assert all(meaning_of(word) for word in words_of_flows())


def test_what_the_name_of_a_new_place_lets_think_is_proposed_and_a_mark_decides() -> None:
    text = "Tableur RH -> CAF\nMutuelle [acteur] -> CAF\nArchives (papier) -> Habitants"
    found = understand(text, EMPTY)
    systems, actors = named(found, "system"), named(found, "actor")
    assert {name: record.kind for name, record in systems.items()} == {
        "Tableur RH": "spreadsheet",
        "Archives": "paper",
    }
    assert {name: record.kind for name, record in actors.items()} == {
        "CAF": "",
        "Mutuelle": "",
        "Habitants": "public",
    }
    guessed = {found.records[ref].name for ref in found.guessed}
    assert guessed == {"Tableur RH", "CAF", "Habitants"}


def test_a_mark_on_any_line_is_for_the_place_wherever_it_is_named() -> None:
    found = understand("Paie -> Berger\nBerger [sous-traitant, États-Unis] -> Paie", EMPTY)
    record = named(found, "actor")["Berger"]
    assert (record.kind, record.country) == ("processor", "US")
    assert names(found) == ["Paie -> Berger", "Berger -> Paie"]
    assert len(found.records) == 2


def test_known_names_are_found_accents_and_case_aside() -> None:
    civil, prefecture = system("État civil"), actor("Préfecture")
    snapshot = picture(commune(), civil, prefecture, dataset("Actes d'état civil"))
    found = understand("etat CIVIL -> prefecture : actes d’etat civil", snapshot)
    assert not found.records
    assert not found.notes


def test_homonyms_are_told_apart_by_kind_or_number() -> None:
    one, other, same = system("Serveur"), system("Serveur"), actor("Paie")
    snapshot = picture(commune(), one, other, same, system("Paie"))
    assert "précisez" in said("Serveur -> Paie [acteur]", snapshot)
    text = f"Serveur [système n° {other.id}] -> Paie [acteur]\nServeur [{one.id}] -> Paie [system]"
    found = understand(text, snapshot)
    assert not found.notes
    assert found.wishes[0].ends == (Ref("system", other.id), Ref("actor", same.id))
    assert found.wishes[1].source == Ref("system", one.id)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Paie DGFiP", "il manque une flèche"),
        ("Paie ->", "il manque un nom"),
        ("-> DGFiP : DSN", "il manque un nom"),
        ('"Paie -> DGFiP', "guillemet"),
        ("A -> B : dossier (santé", "parenthèse"),
        ("A -> B : papier, API", "se contredisent"),
        ("A -> B : mensuel, annuel", "se contredisent"),
        ("A -> B : dossier (santé, couleur)", "« couleur » n'est pas une catégorie"),
        ("A -> B : dossier (identité, snaté)", "proches : Santé"),
        ("A [bidule] -> B", "« [bidule] » n'est pas compris"),
        ("A -> [système n° 99]", "n° 99"),
        ("A -> B : x [n° 99]", "n° 99"),
        ("A -> B : (santé)", "il manque le nom du jeu de données"),
        (f"{'é' * 501} -> B", "501 caractères"),
        ("x -> " + "y" * 10_001, "trop longue"),
    ],
)
def test_what_is_wrong_is_said_on_its_line_and_the_others_go_on(line: str, words: str) -> None:
    found = understand(f"# remarque\n{line}\n\nPaie -> Banque : virements", EMPTY)
    assert [note.line for note in found.notes if note.level == "error"] == [2]
    assert words in str(found.notes[0].text)
    assert names(found) == ["Paie -> Banque"]
    assert {record.name for record in found.records.values()} == {"Paie", "Banque", "virements"}


def test_near_names_are_suggested_for_what_is_new() -> None:
    snapshot = picture(commune(), system("Berger Paie"), dataset("Bulletins de paie"))
    text = said("Berger Pai -> Banque : Bulletin de paie, mensul", snapshot)
    for words in ("« Berger Paie »", "« Bulletins de paie »", "« mensuel »"):
        assert words in text
    assert "error" not in text


def test_parentheses_that_are_no_categories_belong_to_the_name() -> None:
    found = understand("RH (Valbrise) -> B : dossiers (2024)", EMPTY)
    assert names(found) == ["RH (Valbrise) -> B"]
    assert list(named(found, "dataset")) == ["dossiers (2024)"]


def test_quotes_keep_a_name_whole_and_a_word_a_name() -> None:
    found = understand('"A -> B : c" -> « D, e » : "papier", "x, ""y""" (santé)', EMPTY)
    assert names(found) == ["A -> B : c -> D, e"]
    assert list(named(found, "dataset")) == ["papier", 'x, "y"']


def test_categories_are_added_to_a_known_dataset_and_none_is_taken_away() -> None:
    known = dataset("Dossier", data_categories=("identity",))
    found = understand("A -> B : dossier (santé, enfants)", picture(commune(), known))
    record = found.records[Ref("dataset", known.id)]
    assert record.data_categories == ("identity", "health")
    assert record.data_subjects == ("children",)


def test_comments_and_hashes_inside_names_are_told_apart() -> None:
    found = understand("# titre\nLogiciel #2 -> C# : fiche #3 # à revoir", EMPTY)
    assert names(found) == ["Logiciel #2 -> C#"]
    assert list(named(found, "dataset")) == ["fiche #3"]


def test_an_archived_homonym_is_told_rather_than_made_twice() -> None:
    snapshot = picture(commune(), system("Vieux", archived=True))
    assert "Une fiche archivée s'appelle « Vieux »" in said("Vieux -> B", snapshot)


def test_hostile_lines_take_no_time() -> None:
    started = time.monotonic()
    for line in ("x -> " + "()" * 4900, "(" * 9000, 'a -> "' + '"' * 9000, "->" * 4000):
        read_lines(line)
    read_lines("a:" + ",(" * 3000)
    understand("\n".join(f"Lieu {n} -> Lieu {n + 1} : jeu {n}" for n in range(MOST_LINES)), EMPTY)
    assert time.monotonic() - started < 4


NAMES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        (
            *("Paie", "paie", "PAIE", "papier", "mensuel", "API", "A -> B", "a : b", "«a»", "x;y"),
            *("x (santé)", "x (logiciel)", "x [système]", "[3]", "# x", "x # y", "(", ")", "a,b"),
            *("système", "n° 4", "", "  ", "é" * 500, "->", ":", "\u202eabc", "a\tb\nc", '"'),
        )
    ),
)


@st.composite
def inventories(draw: st.DrawFn) -> Snapshot:
    """Any names, any flows between any places."""
    systems = [system(draw(NAMES)) for _n in range(draw(st.integers(1, 4)))]
    actors = [actor(draw(NAMES)) for _n in range(draw(st.integers(0, 3)))]
    sets = [dataset(draw(NAMES)) for _n in range(draw(st.integers(0, 3)))]
    places = st.sampled_from([*systems, *actors])
    flows = [
        flow(
            draw(places),
            draw(places),
            *(draw(st.lists(st.sampled_from(sets), unique_by=id)) if sets else ()),
            medium=draw(st.sampled_from(["", *MEDIA.codes])),
            automation=draw(st.sampled_from(["", *AUTOMATIONS.codes])),
            frequency=draw(st.sampled_from(["", *FREQUENCIES.codes])),
            encrypted=draw(st.sampled_from([None, True, False])),
            transformation=draw(st.sampled_from(["", *TRANSFORMATIONS.codes])),
            status=draw(st.sampled_from(["", *FLOW_STATUSES.codes])),
        )
        for _n in range(draw(st.integers(0, 5)))
    ]
    return picture(commune(), *systems, *actors, *sets, *flows)


@given(inventories(), st.sampled_from(sorted(LANGUAGES)))
def test_what_is_written_is_read_back_and_changes_nothing(
    snapshot: Snapshot, language: str
) -> None:
    with speaking(language):
        shown = show_flows(snapshot, snapshot.flows)
        assert [one.flow for one in shown] == [one.id for one in snapshot.flows]
        text = "\n".join(one.text for one in shown)
        alone = understand(text, snapshot)
    assert not [note for note in alone.notes if note.level == "error"]
    assert not alone.records
    for wish, record in zip(alone.wishes, snapshot.flows, strict=True):
        assert wish.ends == (record.source, record.target)
        assert set(wish.datasets) == set(record.datasets)
        for field in FIELDS:
            assert wish.values[field] == (getattr(record, field) or wish.values[field])
    found = propose(Entry(text=text, shown=shown), snapshot)
    assert not found.changes.changes
    assert set(found.states.values()) <= {"same"}


@given(st.text(alphabet='ab ->:,;()[]"«»#n°1é\n', max_size=60))
def test_whatever_is_typed_is_read_and_names_only_what_it_holds(text: str) -> None:
    found = propose(Entry(text=text), EMPTY)
    made = {Ref(change.ref.kind, change.ref.id) for change in found.changes.changes}
    assert all(
        isinstance(record, Flow) or ref in made for ref, record in found.understood.records.items()
    )
    assert all(0 <= note.line <= text.count("\n") + 1 for note in found.notes)
