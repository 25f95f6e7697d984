"""The CNIL's security guide as a list to check."""

from __future__ import annotations

from inventaire.audit.checklist import answers_of, checklist_of, tally
from inventaire.inventory.protection import SecurityReview, SheetLine
from inventaire.vocabulary.security import SECURITY_SHEETS


def a_review(*lines: SheetLine) -> SecurityReview:
    return SecurityReview(id=1, sheets=lines)


def test_every_sheet_is_there_once_in_the_order_of_the_guide() -> None:
    parts = checklist_of(a_review())
    lines = [(number, line.sheet) for part in parts for number, line in part.lines]
    assert lines == list(enumerate(SECURITY_SHEETS.codes, 1))
    assert len(lines) == 25
    assert [part.answered for part in parts] == [0] * len(parts)


def test_what_was_answered_stands_at_its_sheet() -> None:
    review = a_review(
        SheetLine(sheet="s04", answer="yes", evidence="Charte"),
        SheetLine(sheet="s17", answer="no"),
        SheetLine(sheet="s18", evidence="À voir"),
    )
    assert [part.answered for part in checklist_of(review)] == [0, 1, 0, 0, 1, 0]
    assert tally(review) == {"yes": 1, "partial": 0, "no": 1, "not_applicable": 0, "": 23}


def test_a_sheet_recorded_twice_shows_the_line_that_has_an_answer() -> None:
    review = a_review(SheetLine(sheet="s04"), SheetLine(sheet="s04", answer="partial"))
    assert answers_of(review)["s04"].answer == "partial"
    assert sum(tally(review).values()) == 25
