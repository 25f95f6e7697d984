"""The dates that an organisation must keep, and the calendars that follow them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.access import Action, Role, can
from inventaire.audit.agenda import Due, agenda
from inventaire.inventory.kinds import KINDS, ORGANISATION
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.secrets import new_token, token_hash
from inventaire.store.accounts import AccountRow, CalendarLinkRow, MembershipRow
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import UnknownOrganisation, load_live, load_record

#: What dates depend on, by kind: the rest of an inventory stays where it is.
_READ: Mapping[str, frozenset[str]] = {
    "breach": frozenset({"name", "discovered_at", "notified_at", "notification", "gravity"}),
    "request": frozenset({"name", "received_on", "answered_on", "state", "extended"}),
    "actor": frozenset({"name", "contract_ends_on", "dpf_certified", "dpf_checked_on"}),
    "processing": frozenset(
        {"name", "role", "reviewed_on", "updated_on", "started_on", "ended_on"}
        | {"dpia_status", "dpia_date"}
    ),
    "action": frozenset({"name", "status", "due_on"}),
}
#: How often it is written that a calendar was read: programs ask many times a day.
_SEEN_EVERY = timedelta(hours=1)


def dues_of(
    session: Session, organisation_id: int, *, now: datetime, zone: tzinfo
) -> tuple[Due, ...]:
    """Every dated duty of an organisation that is still open, the earliest first.

    One query for each kind that has dates. Raises ``UnknownOrganisation``.
    """
    organisation = load_record(session, organisation_id, ORGANISATION.code, organisation_id)
    if not isinstance(organisation, Organisation):
        raise UnknownOrganisation(organisation_id)
    parts: dict[str, Any] = {
        KINDS[kind].plural: load_live(session, organisation_id, kind, only=fields)
        for kind, fields in _READ.items()
    }
    here = now.astimezone(zone)
    picture = Snapshot(taken_on=here.date(), organisation=organisation, **parts)
    return agenda(picture, now=here)


@dataclass(frozen=True, slots=True)
class Followed:
    """What a calendar reads: whose it is, of which organisation, and its dates."""

    account: AccountRow
    organisation: OrganisationRow
    dues: tuple[Due, ...]


def calendar_of(session: Session, account_id: int, organisation_id: int) -> CalendarLinkRow | None:
    """The address that somebody's calendar follows here, if there is one."""
    return session.scalar(
        select(CalendarLinkRow).where(
            CalendarLinkRow.organisation_id == organisation_id,
            CalendarLinkRow.account_id == account_id,
        )
    )


def follow_dates(
    session: Session, author: Author, account: AccountRow, organisation_id: int, *, now: datetime
) -> str:
    """Give the secret of somebody's calendar, shown this once; the one before opens nothing more.

    Whoever calls has asked whether this person may read there.
    """
    row = calendar_of(session, account.id, organisation_id)
    if row is None:
        row = CalendarLinkRow(organisation_id=organisation_id, account_id=account.id)
        session.add(row)
    token = new_token()
    row.token_hash, row.created_at, row.last_seen_at = token_hash(token), now, None
    session.flush()
    write_line(session, author, organisation_id, "follow_dates", now=now, name=account.name)
    return token


def stop_following(
    session: Session, author: Author, account: AccountRow, organisation_id: int, *, now: datetime
) -> bool:
    """Close somebody's calendar at once; tells whether there was one."""
    if not forget_calendar(session, account.id, organisation_id):
        return False
    write_line(session, author, organisation_id, "stop_following", now=now, name=account.name)
    return True


def forget_calendar(session: Session, account_id: int, organisation_id: int) -> bool:
    """Let the address of a calendar open nothing more; tells whether there was one."""
    row = calendar_of(session, account_id, organisation_id)
    if row is not None:
        session.delete(row)
        session.flush()
    return row is not None


def read_calendar(session: Session, token: str, *, now: datetime, zone: tzinfo) -> Followed | None:
    """The dates that this secret shows to whoever may still read there; nothing otherwise."""
    row = session.scalar(
        select(CalendarLinkRow).where(CalendarLinkRow.token_hash == token_hash(token))
    )
    if row is None:
        return None
    account = session.get_one(AccountRow, row.account_id)
    if not account.active or not can(_role(session, account, row.organisation_id), Action.READ):
        return None
    if row.last_seen_at is None or now - row.last_seen_at > _SEEN_EVERY:
        row.last_seen_at = now
    organisation = session.get_one(OrganisationRow, row.organisation_id)
    dues = dues_of(session, organisation.id, now=now, zone=zone)
    return Followed(account, organisation, dues)


def _role(session: Session, account: AccountRow, organisation_id: int) -> Role | None:
    """What this person is there today."""
    if account.is_admin:
        return Role.ADMIN
    role = session.scalar(
        select(MembershipRow.role).where(
            MembershipRow.organisation_id == organisation_id,
            MembershipRow.account_id == account.id,
        )
    )
    return Role(role) if role else None
