"""Calendars that follow the dates of an organisation, for whoever may read there, and no longer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.access import Role
from inventaire.operations.accounts import author_of
from inventaire.operations.agenda import (
    Followed,
    calendar_of,
    dues_of,
    follow_dates,
    read_calendar,
    stop_following,
)
from inventaire.operations.journal import entries, headline
from inventaire.operations.members import add_member, remove_member
from inventaire.operations.records import archive_record
from inventaire.store.accounts import AccountRow, CalendarLinkRow, MembershipRow
from tests.factories import CAMILLE, NOW, a_record, an_account, an_organisation

PARIS = ZoneInfo("Europe/Paris")


def read(session: Session, token: str) -> Followed | None:
    return read_calendar(session, token, now=NOW, zone=PARIS)


def a_member(session: Session, organisation: int, role: Role = Role.READER) -> AccountRow:
    account = an_account(session)
    add_member(session, CAMILLE, organisation, account, role=role, now=NOW)
    return account


def follow(session: Session, account: AccountRow, organisation: int) -> str:
    return follow_dates(session, author_of(account), account, organisation, now=NOW)


def test_dates_are_read_from_what_is_recorded_and_not_archived(session: Session) -> None:
    owner, other = an_organisation(session), an_organisation(session, "Autre")
    found = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    a_record(session, owner, "breach", name="Clé USB", discovered_at=found)
    a_record(session, owner, "request", name="Accès", received_on=date(2026, 11, 2))
    a_record(session, owner, "actor", name="Hébergeur", contract_ends_on=date(2027, 3, 31))
    a_record(session, owner, "processing", name="Paie", reviewed_on=date(2026, 2, 28))
    put_away = a_record(session, owner, "action", name="Oubliée", due_on=date(2026, 12, 1))
    archive_record(session, CAMILLE, owner, "action", put_away, now=NOW)
    a_record(session, other, "action", name="Ailleurs", due_on=date(2026, 12, 1))
    dues = dues_of(session, owner, now=NOW, zone=PARIS)
    assert [due.name for due in dues] == ["Clé USB", "Accès", "Paie", "Hébergeur"]


def test_a_secret_shows_the_dates_of_one_organisation(session: Session) -> None:
    owner, other = an_organisation(session), an_organisation(session, "Autre")
    a_record(session, owner, "action", name="Ici", due_on=date(2026, 12, 1))
    a_record(session, other, "action", name="Ailleurs", due_on=date(2026, 12, 1))
    account = a_member(session, owner)
    followed = read(session, follow(session, account, owner))
    assert followed is not None
    assert followed.organisation.id == owner
    assert [due.name for due in followed.dues] == ["Ici"]
    assert read(session, "inconnu") is None


def test_the_secret_itself_is_not_kept(session: Session) -> None:
    owner = an_organisation(session)
    token = follow(session, a_member(session, owner), owner)
    (row,) = session.scalars(select(CalendarLinkRow))
    assert token not in {str(getattr(row, name)) for name in ("token_hash", "id")}


def test_a_new_secret_closes_the_one_before(session: Session) -> None:
    owner = an_organisation(session)
    account = a_member(session, owner)
    first = follow(session, account, owner)
    second = follow(session, account, owner)
    assert read(session, first) is None
    assert read(session, second) is not None


def test_a_calendar_is_closed_at_once_and_the_journal_says_so(session: Session) -> None:
    owner = an_organisation(session)
    account = a_member(session, owner)
    token = follow(session, account, owner)
    assert stop_following(session, author_of(account), account, owner, now=NOW)
    assert read(session, token) is None
    assert not stop_following(session, author_of(account), account, owner, now=NOW)
    told = [headline(line) for line in entries(session, owner)]
    assert sum("ne suit plus les échéances" in line for line in told) == 1


def test_whoever_is_removed_reads_nothing_even_when_they_come_back(session: Session) -> None:
    owner = an_organisation(session)
    account = a_member(session, owner)
    token = follow(session, account, owner)
    (member,) = session.scalars(select(MembershipRow))
    remove_member(session, CAMILLE, owner, member.id, now=NOW)
    assert read(session, token) is None
    add_member(session, CAMILLE, owner, account, role=Role.READER, now=NOW)
    assert read(session, token) is None


def test_a_role_that_is_lost_by_any_way_closes_the_calendar(session: Session) -> None:
    owner = an_organisation(session)
    account = a_member(session, owner)
    token = follow(session, account, owner)
    (member,) = session.scalars(select(MembershipRow))
    session.delete(member)
    session.flush()
    assert read(session, token) is None
    account.is_admin = True
    assert read(session, token) is not None
    account.active = False
    assert read(session, token) is None


def test_it_is_written_once_an_hour_that_a_calendar_was_read(session: Session) -> None:
    owner = an_organisation(session)
    account = a_member(session, owner)
    token = follow(session, account, owner)
    for minutes, seen in ((0, 0), (30, 0), (61, 61)):
        at = NOW + timedelta(minutes=minutes)
        read_calendar(session, token, now=at, zone=PARIS)
        row = calendar_of(session, account.id, owner)
        assert row is not None
        assert row.last_seen_at == NOW + timedelta(minutes=seen)
