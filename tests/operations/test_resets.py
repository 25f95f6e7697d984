"""A link to choose a password anew serves once, for two hours, and ends every session."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from inventaire.operations.accounts import set_active
from inventaire.operations.journal import entries, headline
from inventaire.operations.resets import ask_reset, find_reset, use_reset
from inventaire.operations.sessions import (
    SignInRefused,
    Visitor,
    find_session,
    open_session,
    sign_in,
)
from inventaire.operations.validation import Refused
from inventaire.store.accounts import AccountRow, ResetRow
from tests.factories import CAMILLE, NOW, PASSWORD, SETTINGS, an_account

LATER = NOW + timedelta(hours=1)
WANTED = "une phrase toute neuve"


def asked(session: Session, account: AccountRow) -> str:
    return ask_reset(session, CAMILLE, SETTINGS, account, now=NOW)


def used(session: Session, token: str, password: str = WANTED) -> bool:
    return use_reset(session, SETTINGS, token, password, now=LATER)


def enter(session: Session, account: AccountRow, password: str) -> str:
    given = {"email": account.email, "password": password, "code": ""}
    return sign_in(session, SETTINGS, visitor=Visitor(), now=LATER, **given)


def test_the_new_password_replaces_the_former_and_ends_every_session(session: Session) -> None:
    account = an_account(session)
    open_browser = open_session(session, account, visitor=Visitor(), now=NOW)
    assert used(session, asked(session, account))
    assert find_session(session, open_browser, now=LATER) is None
    with pytest.raises(SignInRefused):
        enter(session, account, PASSWORD)
    assert enter(session, account, WANTED)
    told = [headline(entry) for entry in entries(session, None)]
    assert told[1] == "Léa Roux a choisi un nouveau mot de passe"


def test_a_link_serves_once(session: Session) -> None:
    account = an_account(session)
    token = asked(session, account)
    assert used(session, token)
    assert not used(session, token, "encore une autre phrase")
    assert enter(session, account, WANTED)


def test_a_link_ends_after_two_hours(session: Session) -> None:
    account = an_account(session)
    token = asked(session, account)
    end = NOW + timedelta(hours=SETTINGS.reset_hours)
    assert find_reset(session, token, now=end - timedelta(seconds=1)) is account
    assert find_reset(session, token, now=end) is None
    assert not use_reset(session, SETTINGS, token, WANTED, now=end)


def test_only_the_latest_link_serves(session: Session) -> None:
    account, other = an_account(session), an_account(session, "Zoé")
    theirs = asked(session, other)
    first, second = asked(session, account), asked(session, account)
    assert not used(session, first)
    assert find_reset(session, theirs, now=LATER) is other
    assert used(session, second)


def test_a_weak_password_leaves_the_link_open(session: Session) -> None:
    account = an_account(session)
    token = asked(session, account)
    with pytest.raises(Refused) as refusal:
        used(session, token, "court")
    assert list(refusal.value.errors) == ["password"]
    assert used(session, token)


def test_a_closed_account_chooses_nothing(session: Session) -> None:
    account = an_account(session)
    token = asked(session, account)
    set_active(session, CAMILLE, account, active=False, now=NOW)
    assert find_reset(session, token, now=LATER) is None
    assert not used(session, token)


def test_a_link_does_not_outlive_the_closing_of_the_account(session: Session) -> None:
    account = an_account(session)
    token = asked(session, account)
    set_active(session, CAMILLE, account, active=False, now=NOW)
    set_active(session, CAMILLE, account, active=True, now=NOW)
    assert find_reset(session, token, now=LATER) is None


def test_the_second_factor_outlives_a_new_password(session: Session) -> None:
    account = an_account(session)
    account.totp_secret, account.totp_confirmed = "JBSWY3DPEHPK3PXP", True
    used(session, asked(session, account))
    assert account.totp_confirmed


@pytest.mark.parametrize("token", ["", "inconnu", "é" * 500])
def test_a_link_that_never_was_serves_nobody(session: Session, token: str) -> None:
    an_account(session)
    assert not used(session, token)


def test_a_token_is_never_kept(session: Session) -> None:
    token = asked(session, an_account(session))
    (row,) = session.query(ResetRow)
    assert row.token_hash != token
    told = headline(entries(session, None)[0])
    assert told == "Un lien de réinitialisation a été créé pour Léa Roux"
