"""What people say of a record is kept, told, and taken back without being lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from inventaire.inventory.fields import Ref
from inventaire.operations.comments import add_comment, comments_on, withdraw_comment
from inventaire.operations.journal import entries, headline
from inventaire.operations.records import UnknownRecord
from inventaire.operations.validation import Refused
from inventaire.store.journal import CommentRow
from tests.factories import CAMILLE, NOW, a_record, an_organisation


@pytest.fixture
def organisation(session: Session) -> int:
    return an_organisation(session)


@pytest.fixture
def payroll(session: Session, organisation: int) -> Ref:
    return Ref("system", a_record(session, organisation, "system", name="Paie"))


def say(session: Session, organisation: int, ref: Ref, text: str, *, minutes: int = 0) -> int:
    at = NOW + timedelta(minutes=minutes)
    return add_comment(session, CAMILLE, organisation, ref, text, now=at).id


def test_comments_are_read_in_the_order_in_which_they_were_said(
    session: Session, organisation: int, payroll: Ref
) -> None:
    say(session, organisation, payroll, "Deuxième", minutes=2)
    say(session, organisation, payroll, " Premier \n", minutes=1)
    said = [comment.text for comment in comments_on(session, organisation, payroll)]
    assert said == ["Premier", "Deuxième"]
    assert headline(entries(session, organisation)[0]) == "Camille Durand a commenté « Paie »"


@pytest.mark.parametrize("text", ["", "  \n ", "\x00"])
def test_a_comment_says_something(
    session: Session, organisation: int, payroll: Ref, text: str
) -> None:
    with pytest.raises(Refused):
        say(session, organisation, payroll, text)


def test_a_long_comment_is_never_cut(session: Session, organisation: int, payroll: Ref) -> None:
    text = "é\x0b" * 50_000
    say(session, organisation, payroll, text)
    (comment,) = comments_on(session, organisation, payroll)
    assert len(comment.text) >= 99_999


def test_a_comment_that_is_taken_back_is_hidden_and_not_lost(
    session: Session, organisation: int, payroll: Ref
) -> None:
    number = say(session, organisation, payroll, "Une bêtise")
    withdraw_comment(session, CAMILLE, organisation, number, now=NOW)
    assert comments_on(session, organisation, payroll) == []
    kept = session.get_one(CommentRow, number)
    assert kept.text == "Une bêtise"
    told = headline(entries(session, organisation)[0])
    assert told == "Camille Durand a retiré un commentaire sur « Paie »"


def test_another_organisation_is_out_of_reach(
    session: Session, organisation: int, payroll: Ref
) -> None:
    other = an_organisation(session, "Autre")
    number = say(session, organisation, payroll, "Chez nous")
    with pytest.raises(UnknownRecord):
        say(session, other, payroll, "Intrus")
    with pytest.raises(UnknownRecord):
        withdraw_comment(session, CAMILLE, other, number, now=NOW)
    with pytest.raises(UnknownRecord):
        withdraw_comment(session, CAMILLE, organisation, 99_999, now=NOW)
    assert comments_on(session, other, payroll) == []
    assert len(comments_on(session, organisation, payroll)) == 1
