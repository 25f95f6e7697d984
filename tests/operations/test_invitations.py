"""An invitation serves once, for one address, for one role, for a while."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from inventaire.access import Role
from inventaire.operations.invitations import (
    accept_as_member,
    accept_as_newcomer,
    find_invitation,
    invite,
    pending_invitations,
    revoke_invitation,
)
from inventaire.operations.journal import entries, headline
from inventaire.operations.members import list_members
from inventaire.operations.validation import Refused
from inventaire.store.accounts import AccountRow, InvitationRow
from tests.factories import CAMILLE, NOW, PASSWORD, SETTINGS, an_account, an_organisation

LATER = NOW + timedelta(hours=1)
EMAIL = "lea-roux@exemple.fr"


@pytest.fixture
def organisation(session: Session) -> int:
    return an_organisation(session)


def invited(session: Session, organisation: int, **values: Any) -> str:
    given = {"email": EMAIL, "role": Role.CONTRIBUTOR, "now": NOW, **values}
    return invite(session, CAMILLE, SETTINGS, organisation, **given)


def opened(session: Session, token: str) -> InvitationRow:
    found = find_invitation(session, token, now=LATER)
    assert found is not None
    return found


def join_new(session: Session, invitation: InvitationRow, **values: str) -> AccountRow:
    given = {"name": "Léa Roux", "password": PASSWORD, "language": "fr", **values}
    return accept_as_newcomer(session, SETTINGS, invitation, now=LATER, **given)


def roles(session: Session, organisation: int) -> dict[str, str]:
    return {who.email: row.role for row, who in list_members(session, organisation)}


def test_a_newcomer_opens_an_account_and_joins_with_the_role_that_was_given(
    session: Session, organisation: int
) -> None:
    account = join_new(session, opened(session, invited(session, organisation)))
    assert (account.email, account.name, account.is_admin) == (EMAIL, "Léa Roux", False)
    assert roles(session, organisation) == {EMAIL: "contributor"}
    told = [headline(entry) for entry in entries(session, organisation)]
    assert told[0] == "Léa Roux a rejoint l'organisation"
    assert told[1] == f"Camille Durand a invité {EMAIL}"


def test_whoever_has_an_account_joins_with_it(session: Session, organisation: int) -> None:
    account = an_account(session)
    elsewhere = an_organisation(session, "Autre")
    accept_as_member(session, opened(session, invited(session, organisation)), account, now=LATER)
    assert roles(session, organisation) == {EMAIL: "contributor"}
    assert roles(session, elsewhere) == {}


def test_whoever_became_a_member_meanwhile_keeps_their_role(
    session: Session, organisation: int
) -> None:
    token = invited(session, organisation, role=Role.READER)
    account = an_account(session, in_organisation=organisation)
    accept_as_member(session, opened(session, token), account, now=LATER)
    assert roles(session, organisation) == {EMAIL: "consultant"}
    assert find_invitation(session, token, now=LATER) is None


def test_an_invitation_serves_once(session: Session, organisation: int) -> None:
    token = invited(session, organisation)
    invitation = opened(session, token)
    account = join_new(session, invitation)
    assert find_invitation(session, token, now=LATER) is None
    with pytest.raises(Refused, match="ne sert plus"):
        join_new(session, invitation, name="Un autre")
    with pytest.raises(Refused, match="ne sert plus"):
        accept_as_member(session, invitation, account, now=LATER)


def test_an_invitation_is_for_one_address(session: Session, organisation: int) -> None:
    somebody = an_account(session, "Zoé")
    invitation = opened(session, invited(session, organisation))
    with pytest.raises(Refused, match="autre adresse"):
        accept_as_member(session, invitation, somebody, now=LATER)
    assert roles(session, organisation) == {}
    assert find_invitation(session, invited(session, organisation), now=LATER) is not None


def test_whoever_has_an_account_does_not_open_a_second_one(
    session: Session, organisation: int
) -> None:
    token = invited(session, organisation)
    an_account(session)
    with pytest.raises(Refused) as refusal:
        join_new(session, opened(session, token))
    assert "existe déjà" in str(refusal.value.errors["email"])


def test_a_weak_password_leaves_the_invitation_open(session: Session, organisation: int) -> None:
    token = invited(session, organisation)
    session.commit()
    with pytest.raises(Refused) as refusal:
        join_new(session, opened(session, token), password="court", name="")
    assert set(refusal.value.errors) == {"password", "name"}
    session.rollback()
    assert find_invitation(session, token, now=LATER) is not None


def test_an_invitation_ends(session: Session, organisation: int) -> None:
    token = invited(session, organisation)
    end = NOW + timedelta(hours=SETTINGS.invitation_hours)
    assert find_invitation(session, token, now=end - timedelta(seconds=1)) is not None
    assert find_invitation(session, token, now=end) is None
    assert pending_invitations(session, organisation, now=end) == []


def test_an_invitation_that_is_taken_back_opens_nothing(
    session: Session, organisation: int
) -> None:
    token = invited(session, organisation)
    invitation = opened(session, token)
    other = an_organisation(session, "Autre")
    assert not revoke_invitation(session, CAMILLE, other, invitation.id, now=LATER)
    assert find_invitation(session, token, now=LATER) is not None
    assert revoke_invitation(session, CAMILLE, organisation, invitation.id, now=LATER)
    assert find_invitation(session, token, now=LATER) is None
    with pytest.raises(Refused, match="ne sert plus"):
        join_new(session, invitation)
    assert not revoke_invitation(session, CAMILLE, organisation, 99_999, now=LATER)
    told = [headline(entry) for entry in entries(session, organisation)]
    assert told[0] == f"Camille Durand a retiré l'invitation de {EMAIL}"


def test_what_is_over_is_not_taken_back_twice(session: Session, organisation: int) -> None:
    invitation = opened(session, invited(session, organisation))
    assert revoke_invitation(session, CAMILLE, organisation, invitation.id, now=LATER)
    count = len(entries(session, organisation))
    assert not revoke_invitation(session, CAMILLE, organisation, invitation.id, now=LATER)
    used = opened(session, invited(session, organisation))
    join_new(session, used)
    assert not revoke_invitation(session, CAMILLE, organisation, used.id, now=LATER)
    assert len(entries(session, organisation)) == count + 2


def test_a_new_invitation_takes_the_place_of_the_earlier(
    session: Session, organisation: int
) -> None:
    first = invited(session, organisation)
    second = invited(session, organisation, email=EMAIL.upper(), role=Role.READER)
    elsewhere = invited(session, an_organisation(session, "Autre"))
    assert find_invitation(session, first, now=LATER) is None
    assert opened(session, second).role == "reader"
    assert find_invitation(session, elsewhere, now=LATER) is not None
    assert len(pending_invitations(session, organisation, now=LATER)) == 1


@pytest.mark.parametrize("role", list(Role))
def test_nobody_is_invited_to_administer_the_installation(
    session: Session, organisation: int, role: Role
) -> None:
    if role is Role.ADMIN:
        with pytest.raises(Refused) as refusal:
            invited(session, organisation, role=role)
        assert list(refusal.value.errors) == ["role"]
    else:
        assert opened(session, invited(session, organisation, role=role)).role == role.value


def test_an_invitation_that_cannot_be_is_refused(session: Session, organisation: int) -> None:
    an_account(session, in_organisation=organisation, role=Role.READER)
    with pytest.raises(Refused, match="déjà membre"):
        invited(session, organisation)
    with pytest.raises(Refused, match="pas valable"):
        invited(session, organisation, email="lea")
    assert pending_invitations(session, organisation, now=LATER) == []


def test_a_token_is_never_kept(session: Session, organisation: int) -> None:
    token = invited(session, organisation)
    row = opened(session, token)
    assert token not in {row.token_hash, row.email, row.who}
