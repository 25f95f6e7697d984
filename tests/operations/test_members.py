"""Members: a role each, always somebody to lead, nobody shut out by their own hand."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from inventaire.access import Role
from inventaire.operations.accounts import author_of, set_active
from inventaire.operations.journal import entries, headline, sentences
from inventaire.operations.members import add_member, change_role, list_members, remove_member
from inventaire.operations.validation import Refused
from inventaire.store.accounts import AccountRow
from tests.factories import CAMILLE, NOW, an_account, an_organisation


@pytest.fixture
def organisation(session: Session) -> int:
    return an_organisation(session)


@pytest.fixture
def lea(session: Session, organisation: int) -> AccountRow:
    """The only consultant."""
    return an_account(session, "Léa", in_organisation=organisation)


def number(session: Session, organisation: int, account: AccountRow) -> int:
    return next(row.id for row, who in list_members(session, organisation) if who is account)


def roles(session: Session, organisation: int) -> dict[str, str]:
    return {who.name: row.role for row, who in list_members(session, organisation)}


def test_a_role_is_changed_and_told_before_and_after(
    session: Session, organisation: int, lea: AccountRow
) -> None:
    zoe = an_account(session, "Zoé", in_organisation=organisation, role=Role.READER)
    known = number(session, organisation, zoe)
    assert change_role(session, author_of(lea), organisation, known, role=Role.CONTRIBUTOR, now=NOW)
    assert roles(session, organisation) == {"Léa": "consultant", "Zoé": "contributor"}
    entry = entries(session, organisation)[0]
    assert headline(entry) == "Léa a changé le rôle de Zoé"
    assert sentences(entry) == ("Rôle : Lecteur → Contributeur",)


def test_a_role_that_stays_leaves_no_line(
    session: Session, organisation: int, lea: AccountRow
) -> None:
    count = len(entries(session, organisation))
    known = number(session, organisation, lea)
    assert change_role(session, CAMILLE, organisation, known, role=Role.CONSULTANT, now=NOW)
    assert len(entries(session, organisation)) == count


def test_the_last_consultant_stays_one(
    session: Session, organisation: int, lea: AccountRow
) -> None:
    known = number(session, organisation, lea)
    for role in (Role.READER, Role.CONTRIBUTOR):
        with pytest.raises(Refused, match="dernier consultant"):
            change_role(session, CAMILLE, organisation, known, role=role, now=NOW)
    with pytest.raises(Refused, match="dernier consultant"):
        remove_member(session, CAMILLE, organisation, known, now=NOW)
    with pytest.raises(Refused, match="dernier consultant"):
        remove_member(session, author_of(lea), organisation, known, now=NOW)


def test_a_consultant_whose_account_is_closed_does_not_count(
    session: Session, organisation: int, lea: AccountRow
) -> None:
    zoe = an_account(session, "Zoé", in_organisation=organisation)
    set_active(session, CAMILLE, zoe, active=False, now=NOW)
    with pytest.raises(Refused, match="dernier consultant"):
        remove_member(session, CAMILLE, organisation, number(session, organisation, lea), now=NOW)
    assert remove_member(
        session, CAMILLE, organisation, number(session, organisation, zoe), now=NOW
    )


def test_nobody_changes_their_own_role(
    session: Session, organisation: int, lea: AccountRow
) -> None:
    an_account(session, "Zoé", in_organisation=organisation)
    known = number(session, organisation, lea)
    with pytest.raises(Refused, match="propre rôle"):
        change_role(session, author_of(lea), organisation, known, role=Role.READER, now=NOW)
    assert roles(session, organisation)["Léa"] == "consultant"


def test_one_may_leave_where_somebody_else_leads(
    session: Session, organisation: int, lea: AccountRow
) -> None:
    an_account(session, "Zoé", in_organisation=organisation)
    known = number(session, organisation, lea)
    assert remove_member(session, author_of(lea), organisation, known, now=NOW)
    assert roles(session, organisation) == {"Zoé": "consultant"}
    assert headline(entries(session, organisation)[0]) == "Léa a retiré Léa des membres"


def test_nobody_is_made_an_administrator_here(
    session: Session, organisation: int, lea: AccountRow
) -> None:
    known = number(session, organisation, lea)
    with pytest.raises(Refused) as refusal:
        change_role(session, CAMILLE, organisation, known, role=Role.ADMIN, now=NOW)
    assert list(refusal.value.errors) == ["role"]
    with pytest.raises(Refused):
        add_member(session, CAMILLE, organisation, lea, role=Role.ADMIN, now=NOW)


def test_the_members_of_another_organisation_are_out_of_reach(
    session: Session, organisation: int, lea: AccountRow
) -> None:
    other = an_organisation(session, "Autre")
    known = number(session, organisation, lea)
    assert not change_role(session, CAMILLE, other, known, role=Role.READER, now=NOW)
    assert not remove_member(session, CAMILLE, other, known, now=NOW)
    assert not remove_member(session, CAMILLE, organisation, 99_999, now=NOW)
    assert roles(session, organisation) == {"Léa": "consultant"}


def test_one_person_has_one_role_in_each_organisation(
    session: Session, organisation: int, lea: AccountRow
) -> None:
    other = an_organisation(session, "Autre")
    add_member(session, CAMILLE, other, lea, role=Role.READER, now=NOW)
    add_member(session, CAMILLE, other, lea, role=Role.CONTRIBUTOR, now=NOW)
    assert roles(session, other) == {"Léa": "contributor"}
    assert roles(session, organisation) == {"Léa": "consultant"}
    told = [headline(entry) for entry in entries(session, other)]
    assert told[:2] == [
        "Camille Durand a changé le rôle de Léa",
        "Camille Durand a ajouté Léa aux membres",
    ]
