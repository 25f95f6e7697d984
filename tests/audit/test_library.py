"""A register begun from the library has nothing missing that the library could say."""

from __future__ import annotations

import pytest
from tests.builders import association, commune, picture

from inventaire.audit.report import audit
from inventaire.inventory.library import LIBRARY
from inventaire.inventory.library.adapting import as_processing
from inventaire.inventory.organisation import Organisation

#: What only the organisation knows: its balance of interests, its proof of consent.
_LEFT_TO_PEOPLE = {"LIC-05", "LIC-07"}
#: Purposes, people, data, recipients, periods; its measures and software no library can tell.
_OF_THE_REGISTER = {f"REG-0{number}" for number in (1, 2, 3, 4, 5, 6)}


@pytest.mark.parametrize("code", LIBRARY)
@pytest.mark.parametrize("organisation", [commune(), association()], ids=["commune", "association"])
def test_an_entry_that_is_added_lacks_no_purpose_basis_or_period(
    code: str, organisation: Organisation
) -> None:
    draft = as_processing(LIBRARY[code], organisation, number=1)
    lacking = {
        finding.rule
        for finding in audit(picture(organisation, draft))
        if finding.rule in _OF_THE_REGISTER
        or finding.rule.startswith(("LIC-", "CON-", "SEN-01", "SEN-02"))
    }
    # The decision that founds a service is its own: the entry says that it is to be cited.
    to_cite = {"LIC-04"} if "à citer" in draft.legal_text else set()
    assert lacking - _LEFT_TO_PEOPLE == to_cite


def test_the_whole_library_holds_no_two_entries_of_the_same_name() -> None:
    drafts = [
        as_processing(entry, commune(), number=number)
        for number, entry in enumerate(LIBRARY.values(), start=1)
    ]
    assert not [f for f in audit(picture(commune(), *drafts)) if f.rule == "REG-14"]
