"""What the library adds and says anew: once, adapted, and never over what people wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from inventaire.inventory.changes import Changes
from inventaire.inventory.library import LIBRARY
from inventaire.inventory.library.adapting import as_processing
from inventaire.inventory.library.entry import FIRST_EDITION, Entry, Kept, Revision
from inventaire.inventory.library.proposing import has_news, propose, propose_news
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import DataLine, Processing
from inventaire.inventory.snapshot import Snapshot
from tests.builders import commune, picture, processing

LATER = date(2027, 3, 1)
CANTEEN = LIBRARY["C08"]
_ALLERGIES = Kept("lifestyle", "Allergies", "1 an", "l'année scolaire", source="Nouveau texte")


@pytest.fixture
def revised() -> dict[str, Entry]:
    """A library in which a later edition changed the purposes and the data of the canteen."""
    purposes = (*CANTEEN.purposes[:2], "Prévenir les allergies")
    entry = replace(
        CANTEEN,
        as_of=LATER,
        purposes=purposes,
        data=(*CANTEEN.data[1:], _ALLERGIES),
        revisions=(
            Revision(LATER, "purposes", CANTEEN.purposes),
            Revision(LATER, "data", CANTEEN.data),
        ),
    )
    return {"C08": entry}


def added(organisation: Organisation | None = None, **changed: object) -> Processing:
    """The canteen in the register, as it was added from the first edition, then changed."""
    draft = as_processing(CANTEEN, organisation or commune(), number=1)
    values: dict[str, object] = changed
    return replace(draft, **values)  # type: ignore[arg-type]  # fields by name


def register(*held: Processing) -> Snapshot:
    return picture(commune(), *held)


def fields_of_first(changes: Changes) -> dict[str, object]:
    (change,) = changes.changes
    return {field.field: field.after for field in change.fields}


def told(changes: Changes) -> str:
    return "\n".join(str(warning.text) for warning in changes.warnings)


def test_adding_creates_a_draft_that_remembers_its_entry_and_edition() -> None:
    values = fields_of_first(propose(["C08"], register()))
    assert values["library_code"] == "C08"
    assert values["library_edition"] == FIRST_EDITION
    assert values["name"] == CANTEEN.title


def test_adding_what_is_there_already_changes_nothing_whatever_became_of_it() -> None:
    there = added(name="Cantine du bourg", purposes=("Nourrir les enfants",))
    changes = propose(["C08", "C08"], register(there))
    assert not changes.changes
    assert [ref.id for ref in changes.unchanged] == [1]


def test_what_was_archived_may_be_added_anew() -> None:
    assert propose(["C08"], register(added(archived=True))).count("create") == 1


def test_a_processing_of_the_same_name_is_completed_and_nothing_in_it_replaced() -> None:
    there = processing("restauration SCOLAIRE, périscolaire et centres de loisirs", purposes=("À",))
    changes = propose(["C08"], register(there))
    values = fields_of_first(changes)
    assert "purposes" not in values
    assert "name" not in values
    assert values["legal_bases"] == ("public_task",)
    assert "seuls ses champs vides" in told(changes)


def test_an_entry_that_does_not_suit_the_legal_form_is_added_with_a_word() -> None:
    assert "n'est pas d'usage" in told(propose(["A01"], register()))
    assert not told(propose(["C08"], register()))


def test_an_unknown_legal_form_is_said_once() -> None:
    before = picture(commune(legal_form=""))
    assert told(propose(["C08", "H01"], before)).count("forme juridique") == 1


def test_an_unknown_code_adds_nothing() -> None:
    assert propose(["Z99"], register()) == Changes()


def test_a_later_edition_is_news_for_what_came_from_an_earlier_one(
    revised: dict[str, Entry],
) -> None:
    assert has_news(added(), library=revised)
    assert not has_news(added(), library=LIBRARY)
    assert not has_news(added(library_edition=LATER), library=revised)
    assert not has_news(added(archived=True), library=revised)
    assert not has_news(processing("Écrit à la main"), library=revised)


def test_what_nobody_changed_takes_the_new_words(revised: dict[str, Entry]) -> None:
    changes = propose_news([1], register(added()), library=revised)
    values = fields_of_first(changes)
    assert set(values) == {"purposes", "data", "notes", "library_edition"}
    assert values["purposes"] == revised["C08"].purposes
    assert values["library_edition"] == LATER
    assert not changes.warnings


def test_what_people_wrote_is_kept_beside_what_is_new(revised: dict[str, Entry]) -> None:
    mine = DataLine(category="image", description="Photo du badge", retention="1 an")
    first, *others = added().data
    there = added(
        name="Cantine du bourg", legal_text="Délibération du 3 mai", data=(first, mine, *others)
    )
    changes = propose_news([1], register(there), library=revised)
    values = fields_of_first(changes)
    assert "name" not in values
    assert "legal_text" not in values
    data = values["data"]
    assert isinstance(data, tuple)
    assert mine in data
    assert first not in data
    assert [line.description for line in data][-1] == "Allergies"
    assert "relisez-le" in told(changes)


def test_what_people_took_away_does_not_come_back(revised: dict[str, Entry]) -> None:
    there = added(purposes=CANTEEN.purposes[:1])
    values = fields_of_first(propose_news([1], register(there), library=revised))
    assert values["purposes"] == (CANTEEN.purposes[0], "Prévenir les allergies")


def test_only_the_processings_that_were_asked_about_change(revised: dict[str, Entry]) -> None:
    assert propose_news([2], register(added()), library=revised) == Changes()


def test_after_the_new_edition_is_taken_nothing_is_offered_again(
    revised: dict[str, Entry],
) -> None:
    values = fields_of_first(propose_news([1], register(added()), library=revised))
    assert not has_news(added(**values), library=revised)


def test_an_entry_is_turned_back_through_several_editions() -> None:
    last = date(2028, 1, 1)
    entry = replace(
        CANTEEN,
        as_of=last,
        text="Troisième",
        revisions=(Revision(LATER, "text", "Premier"), Revision(last, "text", "Deuxième")),
    )
    assert entry.as_it_was(last).text == "Troisième"
    assert entry.as_it_was(LATER).text == "Deuxième"
    assert entry.as_it_was(FIRST_EDITION).text == "Premier"


def test_every_revision_of_the_library_names_a_field_and_comes_after_the_first_edition() -> None:
    for entry in LIBRARY.values():
        assert entry.as_of == max([FIRST_EDITION, *(one.on for one in entry.revisions)])
        for revision in entry.revisions:
            assert hasattr(entry, revision.field)
            assert revision.on > FIRST_EDITION
