"""Deeds that must not cross wait for one another."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Event, Thread

import pyotp
from sqlalchemy.orm import Session

from inventaire.access import Role
from inventaire.operations.accounts import account_called, author_of, list_accounts, set_active
from inventaire.operations.archives import read
from inventaire.operations.audits import run_audit
from inventaire.operations.invitations import accept_as_newcomer, find_invitation, invite
from inventaire.operations.members import change_role, list_members
from inventaire.operations.resets import ask_reset, use_reset
from inventaire.operations.second_factor import passes_second_factor
from inventaire.operations.validation import Refused
from inventaire.store.accounts import AccountRow
from inventaire.store.session import hold, open_engine, session_factory
from inventaire.store.snapshot import load_snapshot
from tests.factories import (
    CAMILLE,
    NOW,
    PASSWORD,
    SETTINGS,
    TODAY,
    a_record,
    an_account,
    an_organisation,
)

Deed = Callable[[Session], bool]


def both_at_once(database_url: str, first: Deed, second: Deed) -> list[bool]:
    """What two deeds answer that begin together, each in a transaction of its own."""
    together = Barrier(2)
    answers: list[bool] = []

    def run(deed: Deed) -> None:
        engine = open_engine(database_url)
        with session_factory(engine)() as own:
            together.wait()
            try:
                answers.append(deed(own))
                own.commit()
            except Refused:
                answers.append(False)
        engine.dispose()

    threads = [Thread(target=run, args=(deed,)) for deed in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_a_record_waits_until_the_whole_picture_is_taken(
    database_url: str, session: Session
) -> None:
    organisation = an_organisation(session)
    session.commit()
    hold(session, organisation, alone=True)
    done = Event()

    def record() -> None:
        engine = open_engine(database_url)
        with session_factory(engine)() as own:
            a_record(own, organisation, "system", name="Paie")
            own.commit()
        engine.dispose()
        done.set()

    thread = Thread(target=record)
    thread.start()
    assert not done.wait(0.3)
    assert load_snapshot(session, organisation, taken_on=TODAY).systems == ()
    session.commit()
    thread.join()
    assert len(load_snapshot(session, organisation, taken_on=TODAY).systems) == 1


def test_two_audits_at_once_leave_one_set_of_findings(database_url: str, session: Session) -> None:
    organisation = an_organisation(session)
    a_record(session, organisation, "processing", name="Paie")
    session.commit()
    frozen: list[int] = []

    def audit() -> None:
        engine = open_engine(database_url)
        with session_factory(engine)() as own:
            frozen.append(run_audit(own, CAMILLE, organisation, now=NOW).snapshot_id)
            own.commit()
        engine.dispose()

    threads = [Thread(target=audit) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = (read(session, organisation, number) for number in frozen)
    assert first == second


def test_two_consultants_who_demote_each_other_leave_one(
    database_url: str, session: Session
) -> None:
    organisation = an_organisation(session)
    for name in ("Léa", "Zoé"):
        an_account(session, name, in_organisation=organisation)
    session.commit()
    (one, lea), (other, zoe) = list_members(session, organisation)

    def demote(author: AccountRow, membership: int) -> Deed:
        return lambda own: change_role(
            own, author_of(author), organisation, membership, role=Role.READER, now=NOW
        )

    answers = both_at_once(database_url, demote(zoe, one.id), demote(lea, other.id))
    assert sorted(answers) == [False, True]
    session.expire_all()
    assert sorted(row.role for row, _who in list_members(session, organisation)) == [
        "consultant",
        "reader",
    ]


def test_two_administrators_who_close_each_other_leave_one(
    database_url: str, session: Session
) -> None:
    one, other = (an_account(session, name, is_admin=True) for name in ("Léa", "Zoé"))
    session.commit()

    def close(author: AccountRow, closed: AccountRow) -> Deed:
        def deed(own: Session) -> bool:
            account = own.get_one(AccountRow, closed.id)
            set_active(own, author_of(author), account, active=False, now=NOW)
            return True

        return deed

    answers = both_at_once(database_url, close(one, other), close(other, one))
    assert sorted(answers) == [False, True]
    session.expire_all()
    assert sorted(account.active for account in list_accounts(session)) == [False, True]


def test_an_invitation_that_is_accepted_twice_at_once_serves_once(
    database_url: str, session: Session
) -> None:
    organisation = an_organisation(session)
    given = {"email": "lea@exemple.fr", "role": Role.READER}
    token = invite(session, CAMILLE, SETTINGS, organisation, now=NOW, **given)
    session.commit()

    def accept(own: Session) -> bool:
        found = find_invitation(own, token, now=NOW)
        assert found is not None
        who = {"name": "Léa", "password": PASSWORD, "language": "fr"}
        accept_as_newcomer(own, SETTINGS, found, now=NOW, **who)
        return True

    assert sorted(both_at_once(database_url, accept, accept)) == [False, True]
    assert len(list_members(session, organisation)) == 1


def test_a_reset_that_is_used_twice_at_once_serves_once(
    database_url: str, session: Session
) -> None:
    token = ask_reset(session, CAMILLE, SETTINGS, an_account(session), now=NOW)
    session.commit()

    def use(own: Session) -> bool:
        return use_reset(own, SETTINGS, token, "une phrase toute neuve", now=NOW)

    assert sorted(both_at_once(database_url, use, use)) == [False, True]


def test_a_code_that_is_typed_twice_at_once_serves_once(
    database_url: str, session: Session
) -> None:
    account = an_account(session)
    account.totp_secret, account.totp_confirmed = pyotp.random_base32(), True
    session.commit()
    code = pyotp.TOTP(account.totp_secret).at(NOW)

    def enter(own: Session) -> bool:
        found = account_called(own, account.email)
        assert found is not None
        return passes_second_factor(own, found, code, now=NOW)

    assert sorted(both_at_once(database_url, enter, enter)) == [False, True]
