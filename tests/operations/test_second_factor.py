"""The second factor: a code serves once, and one may still enter the day the phone is lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO

import pyotp
import pytest
from PIL import Image
from sqlalchemy.orm import Session

from inventaire.operations import second_factor
from inventaire.operations.journal import entries, headline
from inventaire.operations.sessions import CodeWanted, Visitor, WrongCode, sign_in
from inventaire.operations.validation import Refused
from inventaire.store.accounts import AccountRow
from tests.factories import CAMILLE, NOW, PASSWORD, SETTINGS, an_account

STEP = timedelta(seconds=30)
LATER = NOW + timedelta(hours=1)


def code_of(account: AccountRow, now: datetime) -> str:
    return pyotp.TOTP(account.totp_secret).at(now)


def enrolled(session: Session) -> tuple[AccountRow, list[str]]:
    account = an_account(session)
    second_factor.begin_enrolment(session, account)
    codes = second_factor.confirm_enrolment(session, account, code_of(account, NOW), now=NOW)
    return account, codes


def enter(session: Session, account: AccountRow, code: str, *, now: datetime = LATER) -> str:
    given = {"email": account.email, "password": PASSWORD, "code": code}
    return sign_in(session, SETTINGS, visitor=Visitor(), now=now, **given)


def test_nothing_is_asked_until_a_first_code_is_confirmed(session: Session) -> None:
    account = an_account(session)
    second_factor.begin_enrolment(session, account)
    secret = account.totp_secret
    assert len(secret) == 32, "160 bits"
    assert enter(session, account, "")
    second_factor.begin_enrolment(session, account)
    assert account.totp_secret == secret, "the drawing one has already read stays the right one"


def test_the_drawing_holds_the_secret_and_the_address(session: Session) -> None:
    account = an_account(session)
    second_factor.begin_enrolment(session, account)
    image = Image.open(BytesIO(second_factor.enrolment_image(account)))
    assert image.format == "PNG"
    assert image.width > 150


def test_a_code_is_asked_at_each_sign_in(session: Session) -> None:
    account, _codes = enrolled(session)
    with pytest.raises(CodeWanted):
        enter(session, account, "")
    with pytest.raises(CodeWanted):
        enter(session, account, "  ")
    assert enter(session, account, code_of(account, LATER))
    assert headline(entries(session, None)[0]) == "Léa Roux a ouvert une session"


@pytest.mark.parametrize("code", ["000000", "12345", "abcdef", "é", "1" * 1000, "-1"])
def test_a_wrong_code_opens_nothing(session: Session, code: str) -> None:
    account, _codes = enrolled(session)
    with pytest.raises(WrongCode):
        enter(session, account, code)


def test_a_code_is_read_with_the_blank_that_phones_show(session: Session) -> None:
    account, _codes = enrolled(session)
    code = code_of(account, LATER)
    assert enter(session, account, f" {code[:3]} {code[3:]} ")


def test_a_code_serves_once_and_so_do_those_before_it(session: Session) -> None:
    account, _codes = enrolled(session)
    assert enter(session, account, code_of(account, LATER))
    for earlier in (LATER, LATER - STEP):
        with pytest.raises(WrongCode):
            enter(session, account, code_of(account, earlier))
    assert enter(session, account, code_of(account, LATER + STEP), now=LATER + STEP)


def test_a_clock_that_is_half_a_minute_off_does_not_shut_out(session: Session) -> None:
    account, _codes = enrolled(session)
    assert enter(session, account, code_of(account, LATER - STEP))
    assert enter(session, account, code_of(account, LATER + STEP))
    with pytest.raises(WrongCode):
        enter(session, account, code_of(account, LATER + 3 * STEP))


def test_the_code_that_confirmed_does_not_open_the_door(session: Session) -> None:
    account, _codes = enrolled(session)
    with pytest.raises(WrongCode):
        enter(session, account, code_of(account, NOW), now=NOW)


def test_a_wrong_first_code_confirms_nothing(session: Session) -> None:
    account = an_account(session)
    with pytest.raises(Refused):
        second_factor.confirm_enrolment(session, account, "123456", now=NOW)
    second_factor.begin_enrolment(session, account)
    with pytest.raises(Refused):
        second_factor.confirm_enrolment(session, account, "", now=NOW)
    assert not account.totp_confirmed
    assert account.recovery_hashes == ()


def test_it_is_confirmed_once(session: Session) -> None:
    account, codes = enrolled(session)
    with pytest.raises(Refused):
        second_factor.confirm_enrolment(session, account, code_of(account, LATER), now=LATER)
    secret = account.totp_secret
    second_factor.begin_enrolment(session, account)
    assert account.totp_secret == secret
    assert enter(session, account, codes[0]), "and the codes on paper are still the right ones"


def test_a_recovery_code_serves_once_however_it_is_typed(session: Session) -> None:
    account, codes = enrolled(session)
    assert len(set(codes)) == 8
    assert enter(session, account, f" {codes[0].upper()} ")
    with pytest.raises(WrongCode):
        enter(session, account, codes[0])
    assert enter(session, account, codes[1].replace("-", " - "))
    assert enter(session, account, codes[2].replace("-", ""))
    assert enter(session, account, codes[3].replace("-", " "))
    assert len(account.recovery_hashes) == 4


def test_recovery_codes_are_not_kept_as_they_are_read(session: Session) -> None:
    account, codes = enrolled(session)
    assert not set(codes) & set(account.recovery_hashes)


def test_the_codes_of_somebody_else_open_nothing(session: Session) -> None:
    account, _codes = enrolled(session)
    other = an_account(session, "Zoé")
    second_factor.begin_enrolment(session, other)
    theirs = second_factor.confirm_enrolment(session, other, code_of(other, NOW), now=NOW)
    for code in (theirs[0], code_of(other, LATER)):
        with pytest.raises(WrongCode):
            enter(session, account, code)


def test_it_is_switched_off_with_the_password_only(session: Session) -> None:
    account, codes = enrolled(session)
    with pytest.raises(Refused):
        second_factor.disable(session, SETTINGS, account, password="un autre", now=LATER)
    assert account.totp_confirmed
    second_factor.disable(session, SETTINGS, account, password=PASSWORD, now=LATER)
    assert enter(session, account, "")
    told = [headline(entry) for entry in entries(session, None)]
    assert "Léa Roux a désactivé le second facteur" in told
    assert "Léa Roux a activé le second facteur" in told
    assert not any(code in account.recovery_hashes for code in codes)


def test_it_can_be_taken_up_again_at_once_with_a_new_secret(session: Session) -> None:
    account, codes = enrolled(session)
    former = account.totp_secret
    second_factor.disable(session, SETTINGS, account, password=PASSWORD, now=NOW)
    second_factor.begin_enrolment(session, account)
    assert account.totp_secret != former
    second_factor.confirm_enrolment(session, account, code_of(account, NOW), now=NOW)
    with pytest.raises(WrongCode):
        enter(session, account, codes[0])


def test_an_administrator_lifts_it_for_whoever_lost_everything(session: Session) -> None:
    account, _codes = enrolled(session)
    second_factor.lift(session, CAMILLE, account, now=LATER)
    assert not account.totp_confirmed
    assert enter(session, account, "")
    told = [headline(entry) for entry in entries(session, None)]
    assert "Camille Durand a retiré le second facteur de Léa Roux" in told
