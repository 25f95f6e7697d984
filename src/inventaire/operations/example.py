"""Two fictional organisations, with the faults that one really meets, and people to visit them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from inventaire.access import Role
from inventaire.exchange.written import read_written
from inventaire.inventory.changes import compare
from inventaire.inventory.kinds import PARTNER
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.accounts import create_account, has_accounts
from inventaire.operations.author import INSTALLATION, Author
from inventaire.operations.imports import apply_import, store_preview
from inventaire.operations.members import add_member
from inventaire.operations.organisations import create_organisation
from inventaire.operations.records import create_record
from inventaire.operations.story import read_story, tell
from inventaire.settings import Settings
from inventaire.store.accounts import AccountRow
from inventaire.store.snapshot import load_snapshot

#: The password of every account of the example, which is served on loopback only.
PASSWORD = "une phrase pour essayer"  # noqa: S105 — printed on purpose, see above


@dataclass(frozen=True, slots=True)
class Visitor:
    """An account of the example, and what it may do everywhere."""

    email: str
    name: str
    role: Role


VISITORS = (
    Visitor("admin@inventaire.example", "Alix Admin", Role.ADMIN),
    Visitor("consultante@inventaire.example", "Camille Consultante", Role.CONSULTANT),
    Visitor("agent@inventaire.example", "Sacha Agent", Role.CONTRIBUTOR),
    Visitor("lectrice@inventaire.example", "Lou Lectrice", Role.READER),
)


def fill_example(session: Session, settings: Settings, folder: Path, *, now: datetime) -> bool:
    """Fill an empty installation from the files of a folder; tells whether it was empty."""
    if has_accounts(session):
        return False
    accounts = [_open(session, settings, visitor, now=now) for visitor in VISITORS]
    _welcome_partners(session, folder / "partners", now=now)
    for path in sorted(folder.glob("*.toml")):
        inventory = read_written(path.read_text(encoding="utf-8"), on=now.date())
        story = read_story((folder / "story" / path.name).read_text(encoding="utf-8"))
        began = now - story.first_audit
        number = fill_organisation(session, story.before(inventory), path.name, now=began)
        members = {}
        for visitor, account in zip(VISITORS, accounts, strict=True):
            if visitor.role is not Role.ADMIN:
                add_member(session, INSTALLATION, number, account, role=visitor.role, now=began)
                members[visitor.email] = Author(account.id, account.name)
        tell(session, members, number, story, inventory, now=now)
    return True


def _welcome_partners(session: Session, folder: Path, *, now: datetime) -> None:
    """Record who funds, trains or supports, for the whole installation."""
    for path in sorted(folder.glob("*.toml")):
        for written in tomllib.loads(path.read_text(encoding="utf-8"))[PARTNER.code]:
            values = {
                name: tuple(value) if isinstance(value, list) else value
                for name, value in written.items()
            }
            create_record(session, INSTALLATION, None, PARTNER.code, values, now=now)


def _open(session: Session, settings: Settings, visitor: Visitor, *, now: datetime) -> AccountRow:
    return create_account(
        session,
        INSTALLATION,
        settings,
        email=visitor.email,
        name=visitor.name,
        password=PASSWORD,
        is_admin=visitor.role is Role.ADMIN,
        now=now,
    )


def fill_organisation(session: Session, written: Snapshot, filename: str, *, now: datetime) -> int:
    """Open the organisation that a written inventory describes; its number.

    It comes in as any import does, so that the journal tells it and it can be undone.
    """
    given = {"name": written.organisation.name, "legal_form": written.organisation.legal_form}
    row = create_organisation(session, INSTALLATION, given, now=now)
    before = load_snapshot(session, row.id, taken_on=now.date())
    organisation = replace(written.organisation, id=row.id, version=before.organisation.version)
    changes = compare(before, replace(written, organisation=organisation))
    preview = store_preview(session, INSTALLATION, row.id, filename, "written", changes, now=now)
    apply_import(session, INSTALLATION, row.id, preview.id, None, now=now)
    return row.id
