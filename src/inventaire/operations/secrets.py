"""Passwords and tokens: made here, checked here, kept only as what cannot be turned back."""

from __future__ import annotations

import hashlib
import secrets
from base64 import b32encode
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from inventaire.i18n import N_, Text

SHORTEST, LONGEST = 12, 256


def new_token() -> str:
    """A token that nobody guesses (256 bits), safe in an address."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is kept of a token. Its own randomness makes a slow hash useless."""
    return hashlib.sha256(token.encode()).hexdigest()


@cache
def _hasher(rounds: int) -> PasswordHasher:
    return PasswordHasher(time_cost=rounds)


@cache
def _nobodys_hash(rounds: int) -> str:
    """The hash of a password that nobody has, for accounts that do not exist."""
    return _hasher(rounds).hash(secrets.token_urlsafe(16))


def hash_password(password: str, *, rounds: int) -> str:
    """argon2id of a password."""
    return _hasher(rounds).hash(password)


def verify_password(kept: str, password: str, *, rounds: int) -> bool:
    """Whether it is the password. Without any kept hash, takes as long and says no.

    Always one verification, and of a text no longer than passwords may be.
    """
    # Asked for in every case: the first of a process makes it, which takes time that would tell.
    nobodys = _nobodys_hash(rounds)
    known = bool(kept) and len(password) <= LONGEST
    try:
        return _hasher(rounds).verify(kept or nobodys, password[:LONGEST]) and known
    except (VerificationError, InvalidHashError):
        return False


def new_recovery_code() -> str:
    """A code to keep on paper (80 bits): « k7qd-2mzx-r4ap-x3fe ». No sign is taken for another."""
    drawn = b32encode(secrets.token_bytes(10)).decode().lower()
    return "-".join(drawn[start : start + 4] for start in range(0, len(drawn), 4))


def needs_new_hash(kept: str, *, rounds: int) -> bool:
    """Whether it was hashed with other parameters than today's."""
    return _hasher(rounds).check_needs_rehash(kept)


def password_problem(password: str, *, email: str = "", name: str = "") -> Text | None:
    """Why a password cannot be used; nothing when it can. Length is what protects."""
    if len(password) < SHORTEST:
        return Text(N_("Choisissez au moins 12 caractères : une phrase se retient bien."))
    if len(password) > LONGEST:
        return Text(N_("Choisissez au plus 256 caractères."))
    if len(set(password)) < 5:
        return Text(N_("Ce mot de passe répète les mêmes caractères : choisissez-en un autre."))
    folded = password.casefold()
    if folded in {email.casefold(), name.casefold(), email.casefold().split("@")[0]}:
        return Text(N_("Ce mot de passe est votre nom ou votre adresse : choisissez-en un autre."))
    return None
