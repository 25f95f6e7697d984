"""The library of typical processing: every entry is whole, dated, and says what is to check."""

from __future__ import annotations

import pytest

from inventaire.audit.durations import months_in
from inventaire.inventory.fields import Shape, fields_of
from inventaire.inventory.library import LIBRARY
from inventaire.inventory.library.adapting import as_processing, suits
from inventaire.inventory.library.entry import Entry, Kept
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import Processing
from inventaire.vocabulary.audiences import AUDIENCES
from inventaire.vocabulary.organisations import LEGAL_FORMS
from tests.builders import TODAY, association, commune

_MONTHS = {"months": 1, "years": 12}
#: The only texts that were read themselves: whatever cites another one is to check.
_READ = {
    ("C13", "C. action soc., art. R121-11"),
    ("C19", "CSI, art. L252-5"),
    ("H01", "C. trav., art. L1332-5"),
    ("H02", "C. trav., art. L3243-4"),
    ("H03", "CNIL, recrutement"),
    ("H04", "C. trav., art. D3171-16"),
    ("H05", "C. trav., art. R1221-26"),
    ("A02", "C. com., art. L123-22"),
    ("A07", "C. com., art. L123-22"),
}
_TEXT_READ = {"C09", "X03"}

every_entry = pytest.mark.parametrize("entry", LIBRARY.values(), ids=LIBRARY)


@pytest.fixture(params=LEGAL_FORMS.codes)
def organisation(request: pytest.FixtureRequest) -> Organisation:
    """An organisation of each legal form."""
    return commune(legal_form=request.param, staff_fte=62.0)


def test_the_library_holds_sixty_entries_for_every_audience() -> None:
    assert len(LIBRARY) >= 60
    assert {entry.audience for entry in LIBRARY.values()} == set(AUDIENCES.codes)
    titles = [entry.title for entry in LIBRARY.values()]
    assert len(titles) == len(set(titles))


@every_entry
def test_an_entry_says_all_that_the_register_asks(entry: Entry) -> None:
    assert entry.title
    assert entry.purposes
    assert entry.bases
    assert entry.subjects
    assert entry.data
    assert entry.recipients
    assert entry.as_of <= TODAY
    for line in entry.data:
        assert line.retention
        assert line.source
        assert line.description


@every_entry
def test_an_entry_uses_only_words_of_the_lists(entry: Entry, organisation: Organisation) -> None:
    assert set(entry.forms) <= set(LEGAL_FORMS.codes)
    draft = as_processing(entry, organisation, number=-1)
    assert not list(_unknown_codes(draft))


def _unknown_codes(record: object) -> list[str]:
    found = []
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.shape is Shape.LINES:
            found += [code for line in value for code in _unknown_codes(line)]
        elif field.vocabulary is not None and value:
            codes = value if isinstance(value, tuple) else (value,)
            found += [code for code in codes if code not in field.vocabulary]
    return found


@every_entry
def test_the_words_of_a_period_say_the_same_as_its_figures(entry: Entry) -> None:
    for line in as_processing(entry, commune(), number=-1).data:
        if line.active_duration is not None:
            months = line.active_duration * _MONTHS[line.active_unit]
            assert months_in(line.retention) == months
            assert line.starting_event


@every_entry
def test_what_was_not_read_in_the_text_itself_is_marked(entry: Entry) -> None:
    for line in entry.data:
        assert not line.checked or (entry.code, line.source) in _READ
    assert entry.text_checked == (entry.code in _TEXT_READ)
    draft = as_processing(entry, commune(), number=-1)
    for kept, line in zip(_kept_by(entry, "private"), draft.data, strict=True):
        assert kept.checked != line.legal_source.endswith("(à vérifier)")
    assert ("À vérifier avant de valider" in draft.notes) == entry.to_check


def _kept_by(entry: Entry, unwanted: str) -> list[Kept]:
    return [line for line in entry.data if line.only != unwanted]


@every_entry
def test_several_bases_say_which_one_is_for_what(entry: Entry, organisation: Organisation) -> None:
    draft = as_processing(entry, organisation, number=-1)
    assert (len(draft.legal_bases) > 1) == bool(draft.legal_justification)


def test_a_public_body_never_relies_on_legitimate_interests() -> None:
    drafts = [as_processing(entry, commune(), number=-1) for entry in LIBRARY.values()]
    assert not [draft.name for draft in drafts if "legitimate_interests" in draft.legal_bases]


def test_the_same_cameras_rest_on_other_grounds_in_a_town_hall_and_in_an_association() -> None:
    cameras = LIBRARY["H08"]
    assert as_processing(cameras, commune(), number=-1).legal_bases == ("public_task",)
    assert as_processing(cameras, association(), number=-1).legal_bases == ("legitimate_interests",)


def test_a_career_file_is_kept_eighty_years_by_a_commune_and_five_after_leaving_elsewhere() -> None:
    assert _career(commune()).data[0].active_duration == 80
    assert _career(association()).data[0].retention == "5 ans après le départ"


def _career(organisation: Organisation) -> Processing:
    return as_processing(LIBRARY["H01"], organisation, number=-1)


def test_an_unknown_legal_form_keeps_every_line_for_people_to_choose() -> None:
    unknown = commune(legal_form="")
    assert len(_career(unknown).data) == len(LIBRARY["H01"].data)
    assert not suits(LIBRARY["H01"], unknown)


def test_a_large_employer_is_not_told_that_small_ones_are_exempt() -> None:
    small, large = _career(commune(staff_fte=249)), _career(commune(staff_fte=250))
    assert small.dpia_exemption == "E01"
    assert large.dpia_exemption == ""
    assert "250 personnes" in large.notes


def test_each_legal_form_finds_entries_that_suit_it(organisation: Organisation) -> None:
    suited = {entry.code for entry in LIBRARY.values() if suits(entry, organisation)}
    assert {"H02", "X01"} <= suited
    assert ("C01" in suited) == (organisation.legal_form == "commune")
    assert ("A01" in suited) == (LEGAL_FORMS[organisation.legal_form].family == "social_economy")
