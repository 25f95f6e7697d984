"""Accounts: passwords that protect, what nobody may do to their own, who stays in charge."""

from __future__ import annotations

from datetime import timedelta

import pytest
from argon2 import extract_parameters
from argon2.low_level import Type
from sqlalchemy.orm import Session

from inventaire.operations.accounts import (
    account_called,
    author_of,
    change_password,
    change_profile,
    create_account,
    has_accounts,
    list_accounts,
    set_active,
)
from inventaire.operations.journal import entries, headline
from inventaire.operations.resets import ask_reset, find_reset
from inventaire.operations.sessions import Visitor, find_session, list_sessions, open_session
from inventaire.operations.validation import Refused
from inventaire.settings import Settings
from inventaire.store.accounts import AccountRow
from tests.factories import CAMILLE, NOW, PASSWORD, SETTINGS, an_account

LATER = NOW + timedelta(hours=1)


def refused(session: Session, **values: str) -> dict[str, str]:
    known = {"email": "lea@exemple.fr", "name": "Léa Roux", "password": PASSWORD}
    with pytest.raises(Refused) as refusal:
        create_account(session, CAMILLE, SETTINGS, now=NOW, **{**known, **values})
    return {name: str(text) for name, text in refusal.value.errors.items()}


def test_a_password_is_kept_as_argon2id_with_the_rounds_that_are_set(session: Session) -> None:
    made = create_account(
        session,
        CAMILLE,
        Settings(password_rounds=3),
        email="lea@exemple.fr",
        name="Léa",
        password=PASSWORD,
        now=NOW,
    )
    parameters = extract_parameters(made.password_hash)
    assert parameters.type is Type.ID
    # What OWASP asks at least: 19 MiB and two rounds.
    assert parameters.memory_cost >= 19_456
    assert parameters.time_cost == 3
    assert PASSWORD not in made.password_hash


def test_two_people_with_one_password_are_not_seen_to_have_it(session: Session) -> None:
    assert an_account(session, "Léa").password_hash != an_account(session, "Zoé").password_hash


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("court", "12 caractères"),
        ("a" * 257, "256 caractères"),
        ("abababababab", "répète"),
        ("lea.roux@exemple.fr", "votre adresse"),
        ("LEA.ROUX.MAIRIE", "votre nom"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused_with_what_to_do(
    session: Session, password: str, why: str
) -> None:
    email = "lea.roux@exemple.fr"
    told = refused(session, email=email, name="Lea.Roux.Mairie", password=password)
    assert why in told["password"]


@pytest.mark.parametrize(
    "password", ["a" * 11 + "bcdef", "é" * 249 + "aàbcdef", "  deux espaces  "]
)
def test_a_long_password_of_any_signs_is_taken_as_it_is(session: Session, password: str) -> None:
    account = an_account(session, password=password)
    with pytest.raises(Refused):
        change(session, account, present=password.strip() + "x")
    change(session, account, present=password)


def change(
    session: Session, account: AccountRow, *, present: str, wanted: str = "phrase à moi 7"
) -> None:
    given = {"present": present, "wanted": wanted}
    change_password(session, SETTINGS, account, kept_session=None, now=LATER, **given)


@pytest.mark.parametrize(
    "email",
    [
        "",
        "lea",
        "lea@exemple",
        "@exemple.fr",
        "lea@exemple.fr\nBcc: autre@exemple.fr",
        "lea@exemple.fr, autre@exemple.fr",
        "groupe:lea@exemple.fr",
        "Léa <lea@exemple.fr>",
        "lea roux@exemple.fr",
        "lea(roux)@exemple.fr",
        "lea@exemple..fr",
        "lea@-exemple.fr",
        f"{'a' * 65}@exemple.fr",
        f"lea@{'a' * 250}.fr",
    ],
)
def test_what_is_no_address_is_refused(session: Session, email: str) -> None:
    assert "adresse" in refused(session, email=email)["email"]


@pytest.mark.parametrize("email", ["l.roux+dpo@mairie-valbrise.fr", "O'Neil@exemple.CO.UK"])
def test_an_address_is_found_whatever_its_case(session: Session, email: str) -> None:
    made = an_account(session, email=f" {email} ")
    assert account_called(session, email.upper()) is made
    assert "existe déjà" in refused(session, email=email.swapcase())["email"]


def test_a_name_is_asked_for_and_bounded(session: Session) -> None:
    for name in ("", "   ", "n" * 201):
        assert "nom" in refused(session, name=name)["name"]


def test_everything_that_is_wrong_is_said_at_once(session: Session) -> None:
    assert set(refused(session, email="x", name="", password="x")) == {"email", "name", "password"}


def test_the_first_account_is_the_first(session: Session) -> None:
    assert not has_accounts(session)
    an_account(session, "Zoé")
    an_account(session, "Anne")
    assert has_accounts(session)
    assert [account.name for account in list_accounts(session)] == ["Anne", "Zoé"]


def test_a_profile_is_changed_and_told(session: Session) -> None:
    account = an_account(session)
    change_profile(session, account, name=" Léa Roux-Martin ", language="en", now=LATER)
    assert (account.name, account.language) == ("Léa Roux-Martin", "en")
    change_profile(session, account, name="Léa", language="xx", now=LATER)
    assert account.language == "fr"
    with pytest.raises(Refused):
        change_profile(session, account, name="", language="fr", now=LATER)
    assert headline(entries(session, None)[0]) == "Léa a modifié le compte de Léa"


def test_a_new_password_ends_the_other_sessions_and_the_links(session: Session) -> None:
    account = an_account(session)
    kept, other = (open_session(session, account, visitor=Visitor(), now=NOW) for _ in range(2))
    link = ask_reset(session, CAMILLE, SETTINGS, account, now=NOW)
    signed_in = find_session(session, kept, now=NOW)
    assert signed_in is not None
    change_password(
        session,
        SETTINGS,
        account,
        present=PASSWORD,
        wanted="une autre phrase",
        kept_session=signed_in.session_id,
        now=LATER,
    )
    assert find_session(session, kept, now=LATER) is not None
    assert find_session(session, other, now=LATER) is None
    assert find_reset(session, link, now=LATER) is None
    assert headline(entries(session, None)[0]) == "Léa Roux a changé son mot de passe"


def test_a_password_is_not_changed_without_the_present_one(session: Session) -> None:
    account = an_account(session)
    token = open_session(session, account, visitor=Visitor(), now=NOW)
    before = account.password_hash
    with pytest.raises(Refused) as refusal:
        change(session, account, present="un autre que le mien")
    assert list(refusal.value.errors) == ["present"]
    with pytest.raises(Refused) as refusal:
        change(session, account, present=PASSWORD, wanted="court")
    assert list(refusal.value.errors) == ["password"]
    assert account.password_hash == before
    assert find_session(session, token, now=LATER) is not None


def test_a_closed_account_is_out_at_once_and_what_it_did_stays(session: Session) -> None:
    chief = an_account(session, "Admin", is_admin=True)
    account = an_account(session)
    token = open_session(session, account, visitor=Visitor(), now=NOW)
    set_active(session, author_of(chief), account, active=False, now=LATER)
    assert find_session(session, token, now=LATER) is None
    assert list_sessions(session, account) == []
    set_active(session, author_of(chief), account, active=True, now=LATER)
    assert find_session(session, token, now=LATER) is None, "it signs in again"
    told = [headline(entry) for entry in entries(session, None)]
    assert told[:2] == [
        "Admin a rouvert le compte de Léa Roux",
        "Admin a fermé le compte de Léa Roux",
    ]
    assert "Léa Roux a ouvert une session" in told


def test_nobody_closes_their_own_account_nor_the_last_administrator(session: Session) -> None:
    chief = an_account(session, "Admin", is_admin=True)
    with pytest.raises(Refused, match="propre compte"):
        set_active(session, author_of(chief), chief, active=False, now=NOW)
    with pytest.raises(Refused, match="dernier administrateur"):
        set_active(session, CAMILLE, chief, active=False, now=NOW)
    second = an_account(session, "Second", is_admin=True)
    set_active(session, author_of(second), chief, active=False, now=NOW)
    with pytest.raises(Refused, match="dernier administrateur"):
        set_active(session, CAMILLE, second, active=False, now=NOW)
