"""Signing in: one verification whoever asks, one answer whatever is wrong; sessions one can end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from inventaire.access import Role
from inventaire.operations.accounts import set_active
from inventaire.operations.members import change_role, list_members
from inventaire.operations.sessions import (
    CodeWanted,
    SignInRefused,
    Visitor,
    end_unused_sessions,
    find_session,
    list_sessions,
    open_session,
    revoke_others,
    revoke_session,
    sign_in,
)
from inventaire.settings import Settings
from inventaire.store.accounts import SessionRow
from tests.factories import CAMILLE, NOW, PASSWORD, SETTINGS, an_account, an_organisation

EMAIL = "lea-roux@exemple.fr"


def enter(session: Session, *, settings: Settings = SETTINGS, **given: str) -> str:
    asked = {"email": EMAIL, "password": PASSWORD, "code": "", **given}
    return sign_in(session, settings, visitor=Visitor("10.1", "Firefox"), now=NOW, **asked)


@pytest.fixture
def verified() -> Iterator[list[str]]:
    """The hash that each argon2 verification was asked of, as the library itself is called."""
    asked: list[str] = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, hash: Any, password: Any) -> bool:
        asked.append(str(hash))
        return bool(verify(self, hash, password))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PasswordHasher, "verify", counted)
        yield asked


def test_the_right_password_opens_a_session(session: Session) -> None:
    account = an_account(session)
    token = enter(session, email=" LEA-Roux@exemple.fr ")
    found = find_session(session, token, now=NOW)
    assert found is not None
    assert found.account is account
    (row,) = list_sessions(session, account)
    assert (row.network, row.browser) == ("10.1", "Firefox")


def test_a_token_is_never_kept(session: Session) -> None:
    token = enter(session) if an_account(session) else ""
    (row,) = session.query(SessionRow)
    assert token not in {row.token_hash, row.browser, row.network}
    assert len(token) >= 43, "256 bits"


@pytest.mark.parametrize(
    "given",
    [
        {"email": "personne@exemple.fr"},
        {"password": "un autre mot de passe"},
        {"password": ""},
        {"email": ""},
        {"password": PASSWORD + "x" * 300},
        {"email": "fermee@exemple.fr"},
    ],
    ids=["unknown", "wrong", "no-password", "no-address", "too-long", "closed"],
)
def test_whatever_is_wrong_the_answer_and_the_work_are_the_same(
    session: Session, verified: list[str], given: dict[str, str]
) -> None:
    an_account(session)
    closed = an_account(session, "Fermée")
    set_active(session, CAMILLE, closed, active=False, now=NOW)
    with pytest.raises(SignInRefused):
        enter(session, **given)
    assert len(verified) == 1
    assert verified[0].split("$")[3] == "m=65536,t=1,p=4", "as much work as for a real one"


def test_a_password_longer_than_any_is_not_the_one_it_begins_with(session: Session) -> None:
    longest = "mot de passe " * 19 + "long.long"
    assert len(longest) == 256
    an_account(session, password=longest)
    enter(session, password=longest)
    with pytest.raises(SignInRefused):
        enter(session, password=longest + "x")


def test_the_hash_follows_the_rounds_that_are_set_at_the_next_sign_in(session: Session) -> None:
    account = an_account(session)
    before = account.password_hash
    enter(session)
    assert account.password_hash == before
    enter(session, settings=Settings(password_rounds=2))
    assert ",t=2," in account.password_hash
    enter(session, settings=Settings(password_rounds=2))
    with pytest.raises(SignInRefused):
        enter(session, password="un autre mot de passe", settings=Settings(password_rounds=1))
    assert ",t=2," in account.password_hash, "a wrong password changes nothing"


def test_a_session_that_nobody_uses_ends(session: Session) -> None:
    account = an_account(session)
    token = open_session(session, account, visitor=Visitor(), now=NOW)
    assert find_session(session, token, now=NOW + timedelta(days=14)) is not None
    # Used on that day, it lives from it on.
    assert find_session(session, token, now=NOW + timedelta(days=27)) is not None
    assert find_session(session, token, now=NOW + timedelta(days=42)) is None


def test_that_a_session_was_used_is_written_now_and_then(session: Session) -> None:
    account = an_account(session)
    token = open_session(session, account, visitor=Visitor(), now=NOW)
    (row,) = list_sessions(session, account)
    find_session(session, token, now=NOW + timedelta(minutes=4))
    assert row.last_seen_at == NOW
    late = NOW + timedelta(minutes=6)
    find_session(session, token, now=late)
    assert row.last_seen_at == account.last_seen_at == late


def test_unused_sessions_are_forgotten(session: Session) -> None:
    account = an_account(session)
    open_session(session, account, visitor=Visitor(), now=NOW)
    later = NOW + timedelta(days=15)
    kept = open_session(session, account, visitor=Visitor(), now=later)
    end_unused_sessions(session, SETTINGS, now=later)
    assert len(list_sessions(session, account)) == 1
    assert find_session(session, kept, now=later) is not None


def test_sessions_are_listed_the_last_used_first_and_ended_one_by_one(session: Session) -> None:
    account, other = an_account(session), an_account(session, "Zoé")
    old = open_session(session, account, visitor=Visitor(browser="vieux"), now=NOW)
    recent = NOW + timedelta(hours=1)
    new = open_session(session, account, visitor=Visitor(browser="neuf"), now=recent)
    rows = list_sessions(session, account)
    assert [row.browser for row in rows] == ["neuf", "vieux"]
    assert not revoke_session(session, other, rows[1].id), "it is not hers"
    assert find_session(session, old, now=recent) is not None
    assert revoke_session(session, account, rows[1].id)
    assert not revoke_session(session, account, rows[1].id)
    assert find_session(session, old, now=recent) is None
    assert find_session(session, new, now=recent) is not None


def test_every_other_session_is_ended_at_once_and_nobody_else_s(session: Session) -> None:
    account, other = an_account(session), an_account(session, "Zoé")
    kept, gone = (open_session(session, account, visitor=Visitor(), now=NOW) for _ in range(2))
    theirs = open_session(session, other, visitor=Visitor(), now=NOW)
    mine = find_session(session, kept, now=NOW)
    assert mine is not None
    revoke_others(session, account, kept=mine.session_id)
    assert find_session(session, kept, now=NOW) is not None
    assert find_session(session, gone, now=NOW) is None
    assert find_session(session, theirs, now=NOW) is not None


def test_a_session_knows_the_roles_of_today(session: Session) -> None:
    valbrise, other = an_organisation(session), an_organisation(session, "Autre")
    account = an_account(session, in_organisation=valbrise)
    an_account(session, "Zoé", in_organisation=valbrise)
    token = open_session(session, account, visitor=Visitor(), now=NOW)
    found = find_session(session, token, now=NOW)
    assert found is not None
    assert found.roles == {valbrise: Role.CONSULTANT}
    assert other not in found.roles
    membership = next(row for row, who in list_members(session, valbrise) if who is account)
    change_role(session, CAMILLE, valbrise, membership.id, role=Role.READER, now=NOW)
    again = find_session(session, token, now=NOW)
    assert again is not None
    assert again.roles == {valbrise: Role.READER}


@pytest.mark.parametrize("token", ["", "inconnu", "\x00", "é" * 1000])
def test_a_token_that_never_was_signs_nobody_in(session: Session, token: str) -> None:
    an_account(session)
    assert find_session(session, token, now=NOW) is None


def test_a_code_is_asked_only_once_the_password_is_right(session: Session) -> None:
    account = an_account(session)
    account.totp_secret, account.totp_confirmed = "JBSWY3DPEHPK3PXP", True
    session.flush()
    with pytest.raises(CodeWanted):
        enter(session)
    with pytest.raises(SignInRefused):
        enter(session, password="un autre mot de passe")
    assert list_sessions(session, account) == []
