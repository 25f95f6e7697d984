"""Showing one frozen version to whoever has a link, for a while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from inventaire.audit.rule import Finding
from inventaire.i18n import N_, Text
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.replays import replay
from inventaire.operations.secrets import new_token, token_hash
from inventaire.operations.validation import NAME_LENGTH, Refused
from inventaire.store.accounts import ShareRow
from inventaire.store.audits import FrozenRow

LONGEST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Shared:
    """What a link shows: one frozen version, and what the audit says of it.

    A finding that was refused, with its reason, is not shown to people from outside.
    """

    share: ShareRow
    snapshot: Snapshot
    findings: tuple[Finding, ...]


def share(
    session: Session,
    author: Author,
    organisation_id: int,
    version_id: int,
    *,
    title: str,
    days: int,
    now: datetime,
) -> str:
    """Prepare a link to a version and give its token, shown this once. Raises ``Refused``."""
    errors: dict[str, Text] = {}
    version = session.get(FrozenRow, version_id)
    if version is None or version.organisation_id != organisation_id:
        errors["version"] = Text(N_("Choisissez une version de la liste."))
    if not title.strip() or len(title) > NAME_LENGTH:
        errors["title"] = Text(N_("Dites pour qui est ce lien : « Bureau du 12 mars »."))
    if not 1 <= days <= LONGEST_DAYS:
        errors["days"] = Text(N_("Choisissez une durée d'un jour à un an."))
    if errors:
        raise Refused(errors)
    token = new_token()
    session.add(
        ShareRow(
            token_hash=token_hash(token),
            organisation_id=organisation_id,
            snapshot_id=version_id,
            title=title.strip(),
            created_at=now,
            created_by=author.account_id,
            who=author.name,
            expires_at=now + timedelta(days=days),
        )
    )
    session.flush()
    write_line(session, author, organisation_id, "share", now=now, name=title.strip())
    return token


def find_share(session: Session, token: str, *, now: datetime) -> ShareRow | None:
    """The share of a token, while it is open; counts the visit."""
    found = session.scalar(
        select(ShareRow).where(
            ShareRow.token_hash == token_hash(token),
            ShareRow.revoked_at.is_(None),
            ShareRow.expires_at > now,
        )
    )
    if found is not None:
        one_more = update(ShareRow).where(ShareRow.id == found.id)
        session.execute(one_more.values(views=ShareRow.views + 1))
    return found


def read_share(session: Session, token: str, *, now: datetime) -> Shared | None:
    """What the link of this token shows, while it is open; counts the visit."""
    share = find_share(session, token, now=now)
    if share is None:
        return None
    seen = replay(session, share.organisation_id, share.snapshot_id)
    return Shared(share, seen.snapshot, seen.standing)


def list_shares(session: Session, organisation_id: int) -> Sequence[ShareRow]:
    """Every share of an organisation, the latest first, those that are over too."""
    return session.scalars(
        select(ShareRow)
        .where(ShareRow.organisation_id == organisation_id)
        .order_by(ShareRow.created_at.desc(), ShareRow.id.desc())
    ).all()


def revoke_share(
    session: Session, author: Author, organisation_id: int, share_id: int, *, now: datetime
) -> bool:
    """Close a link at once; tells whether there was one in this organisation."""
    found = session.get(ShareRow, share_id)
    if found is None or found.organisation_id != organisation_id:
        return False
    if found.revoked_at is not None:
        return True
    found.revoked_at = now
    session.flush()
    write_line(session, author, organisation_id, "revoke_share", now=now, name=found.title)
    return True
