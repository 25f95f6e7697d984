"""The second factor: codes of the moment (TOTP, RFC 6238), and codes for the day it is lost."""

from __future__ import annotations

import secrets
from datetime import datetime
from io import BytesIO

import pyotp
import segno
from sqlalchemy.orm import Session

from inventaire.i18n import N_, Text
from inventaire.operations.accounts import author_of
from inventaire.operations.author import Author
from inventaire.operations.journal import write_line
from inventaire.operations.secrets import new_recovery_code, token_hash, verify_password
from inventaire.operations.validation import Refused
from inventaire.settings import Settings
from inventaire.store.accounts import AccountRow, hold

_STEP_SECONDS = 30
_RECOVERY_CODES = 8
_WRONG_CODE = N_("Ce code n'est pas le bon, ou il a déjà servi. Attendez le suivant.")


def begin_enrolment(session: Session, account: AccountRow) -> None:
    """Make a secret for an account that has none confirmed; nothing is asked at sign-in yet."""
    if not account.totp_confirmed and not account.totp_secret:
        account.totp_secret, account.totp_last_step = pyotp.random_base32(), 0
        session.flush()


def enrolment_image(account: AccountRow) -> bytes:
    """The drawing (PNG) that an application on a phone reads to know the secret."""
    address = pyotp.TOTP(account.totp_secret).provisioning_uri(
        name=account.email, issuer_name="inventaire"
    )
    image = BytesIO()
    segno.make(address).save(image, kind="png", scale=5, border=2)
    return image.getvalue()


def confirm_enrolment(
    session: Session, account: AccountRow, code: str, *, now: datetime
) -> list[str]:
    """Ask for codes from now on, and give the recovery codes, shown once. Raises ``Refused``."""
    if account.totp_confirmed or not account.totp_secret or not _uses(account, code, now=now):
        raise Refused({"code": Text(_WRONG_CODE)})
    codes = [new_recovery_code() for _ in range(_RECOVERY_CODES)]
    account.totp_confirmed = True
    account.recovery_hashes = tuple(token_hash(_bare(recovery)) for recovery in codes)
    session.flush()
    write_line(session, author_of(account), None, "enable_totp", now=now, name=account.name)
    return codes


def disable(
    session: Session, settings: Settings, account: AccountRow, *, password: str, now: datetime
) -> None:
    """Ask for no code any more. Raises ``Refused`` when the password is wrong."""
    rounds = settings.password_rounds
    if not verify_password(account.password_hash, password, rounds=rounds):
        raise Refused({"password": Text(N_("Ce n'est pas votre mot de passe actuel."))})
    _forget(account)
    session.flush()
    write_line(session, author_of(account), None, "disable_totp", now=now, name=account.name)


def lift(session: Session, author: Author, account: AccountRow, *, now: datetime) -> bool:
    """Ask somebody who lost phone and recovery codes for no code any more; tells whether any was
    asked for. One's own is given up with the password only.
    """
    if not account.totp_confirmed or account.id == author.account_id:
        return False
    _forget(account)
    session.flush()
    write_line(session, author, None, "lift_totp", now=now, name=account.name)
    return True


def _forget(account: AccountRow) -> None:
    account.totp_secret, account.totp_confirmed, account.recovery_hashes = "", False, ()


def passes_second_factor(
    session: Session, account: AccountRow, code: str, *, now: datetime
) -> bool:
    """Whether a code of the moment, or a recovery code, opens the door; either serves once."""
    hold(session, account)
    wanted = _bare(code)
    if _uses(account, wanted, now=now):
        return True
    hashed = token_hash(wanted)
    if hashed not in account.recovery_hashes:
        return False
    account.recovery_hashes = tuple(kept for kept in account.recovery_hashes if kept != hashed)
    return True


def _bare(code: str) -> str:
    """A code without the blanks and dashes that help to read it."""
    return "".join(code.replace("-", "").split()).casefold()


def _uses(account: AccountRow, code: str, *, now: datetime) -> bool:
    """Whether this is the code of now, or of the half-minute beside it, and was not used yet."""
    totp = pyotp.TOTP(account.totp_secret)
    present = int(now.timestamp()) // _STEP_SECONDS
    for step in (present - 1, present, present + 1):
        if step > account.totp_last_step and secrets.compare_digest(
            totp.at(step * _STEP_SECONDS).encode(), code.strip().encode()
        ):
            account.totp_last_step = step
            return True
    return False
