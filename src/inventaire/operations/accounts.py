"""What may be done with an account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from inventaire.i18n import LANGUAGES, N_, SOURCE_LANGUAGE, Text
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.secrets import (
    hash_password,
    new_token,
    password_problem,
    verify_password,
)
from inventaire.operations.validation import Refused
from inventaire.settings import Settings
from inventaire.store.accounts import AccountRow, ResetRow, SessionRow, hold

#: What browsers take for an address (HTML, « valid e-mail address »), with a domain of two parts:
#: nothing in it means anything else to a mail server.
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_LABEL}(?:\.{_LABEL})+")
_EMAIL_LENGTH = 254
_NAME_LENGTH = 200
_OWN = N_("C'est votre propre compte : demandez à un autre administrateur de le fermer.")


def folded_email(email: str) -> str:
    """The address as accounts are found by."""
    return email.strip().casefold()


def email_problem(email: str) -> Text | None:
    """Why it cannot be an address; nothing when it can."""
    if len(email.strip()) > _EMAIL_LENGTH or not _EMAIL.fullmatch(email.strip()):
        return Text(N_("Cette adresse n'est pas valable : attendu, prenom@exemple.fr."))
    return None


def author_of(account: AccountRow) -> Author:
    """The person of an account, as the journal names them."""
    return Author(account.id, account.name or account.email)


def account_called(session: Session, email: str) -> AccountRow | None:
    """The account of an address, if any."""
    return session.scalar(select(AccountRow).where(AccountRow.email == folded_email(email)))


def has_accounts(session: Session) -> bool:
    """Whether anyone may sign in yet."""
    return session.scalar(select(AccountRow.id).limit(1)) is not None


def list_accounts(session: Session) -> Sequence[AccountRow]:
    """Every account, by name."""
    return session.scalars(select(AccountRow).order_by(AccountRow.name, AccountRow.id)).all()


def create_account(
    session: Session,
    author: Author,
    settings: Settings,
    *,
    email: str,
    name: str,
    password: str,
    now: datetime,
    is_admin: bool = False,
    language: str = SOURCE_LANGUAGE,
) -> AccountRow:
    """Open an account. Raises ``Refused`` with what is wrong, by field."""
    errors = _identity_errors(email, name)
    if account_called(session, email):
        errors["email"] = Text(N_("Un compte existe déjà à cette adresse."))
    problem = password_problem(password, email=email, name=name)
    if problem:
        errors["password"] = problem
    if errors:
        raise Refused(errors)
    row = AccountRow(
        email=folded_email(email),
        name=name.strip(),
        password_hash=hash_password(password, rounds=settings.password_rounds),
        is_admin=is_admin,
        language=language,
        created_at=now,
    )
    session.add(row)
    session.flush()
    write_line(session, author, None, "create_account", now=now, name=row.name)
    return row


def _identity_errors(email: str, name: str) -> dict[str, Text]:
    errors: dict[str, Text] = {}
    problem = email_problem(email)
    if problem:
        errors["email"] = problem
    if not name.strip() or len(name) > _NAME_LENGTH:
        errors["name"] = Text(N_("Indiquez un nom, de 200 caractères au plus."))
    return errors


def unknown_password() -> str:
    """A password that nobody knows, until the owner of the account chooses one by a link."""
    return new_token()


def change_profile(
    session: Session, account: AccountRow, *, name: str, language: str, now: datetime
) -> None:
    """Change one's own name and language. Raises ``Refused``."""
    errors = _identity_errors(account.email, name)
    if errors:
        raise Refused(errors)
    before = account.name, account.language
    account.name = name.strip()
    account.language = language if language in LANGUAGES else SOURCE_LANGUAGE
    after = account.name, account.language
    session.flush()
    pairs = zip(("name", "language"), before, after, strict=True)
    changes = {field: (old, new) for field, old, new in pairs if old != new}
    if changes:
        author, called = author_of(account), account.name
        write_line(session, author, None, "change_account", now=now, name=called, changes=changes)


def change_password(
    session: Session,
    settings: Settings,
    account: AccountRow,
    *,
    present: str,
    wanted: str,
    kept_session: int | None,
    now: datetime,
) -> None:
    """Change one's own password, which ends every other session. Raises ``Refused``."""
    rounds = settings.password_rounds
    if not verify_password(account.password_hash, present, rounds=rounds):
        raise Refused({"present": Text(N_("Ce n'est pas votre mot de passe actuel."))})
    set_password(session, settings, account, wanted, kept_session=kept_session, now=now)
    write_line(session, author_of(account), None, "change_password", now=now, name=account.name)


def set_password(
    session: Session,
    settings: Settings,
    account: AccountRow,
    wanted: str,
    *,
    kept_session: int | None,
    now: datetime,
) -> None:
    """Give an account a password. Raises ``Refused``.

    Its sessions end, save one, and so do the links by which it could be chosen anew.
    """
    problem = password_problem(wanted, email=account.email, name=account.name)
    if problem:
        raise Refused({"password": problem})
    account.password_hash = hash_password(wanted, rounds=settings.password_rounds)
    others = delete(SessionRow).where(SessionRow.account_id == account.id)
    if kept_session is not None:
        others = others.where(SessionRow.id != kept_session)
    session.execute(others)
    use_up_resets(session, account, now=now)
    session.flush()


def use_up_resets(session: Session, account: AccountRow, *, now: datetime) -> None:
    """Make useless every link by which the password of an account could be chosen anew."""
    unused = update(ResetRow).where(ResetRow.account_id == account.id, ResetRow.used_at.is_(None))
    session.execute(unused.values(used_at=now))


def set_active(
    session: Session, author: Author, account: AccountRow, *, active: bool, now: datetime
) -> None:
    """Let an account in or keep it out; what it did stays. Raises ``Refused``.

    Whoever is kept out is so at once: sessions and links end. Nobody closes their own account,
    nor that of the last administrator.
    """
    if not active and account.id == author.account_id:
        raise Refused({"active": Text(_OWN)})
    if not active and account.is_admin and _active_admins(session) <= 1:
        raise Refused({"active": Text(N_("C'est le dernier administrateur : gardez-le ouvert."))})
    account.active = active
    if not active:
        session.execute(delete(SessionRow).where(SessionRow.account_id == account.id))
        use_up_resets(session, account, now=now)
    session.flush()
    deed = "activate_account" if active else "deactivate_account"
    write_line(session, author, None, deed, now=now, name=account.name)


def _active_admins(session: Session) -> int:
    """How many administrators may sign in. None of them changes until the transaction ends."""
    # One after another, in the same order whoever asks: two who close each other never lock up.
    admins = select(AccountRow).where(AccountRow.is_admin).order_by(AccountRow.id)
    return sum(hold(session, admin).active for admin in session.scalars(admins).all())
