"""Every setting of an installation, a sentence each, read once from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an installation may choose. Each is read from ``INVENTAIRE_<NAME>``."""

    #: Where records are kept: ``sqlite:///path`` or ``postgresql://…``.
    database_url: str = "sqlite:///var/inventaire.sqlite"
    #: Signs forms and links; when empty, one is made and kept beside the database of a laptop.
    secret_key: str = field(default="", repr=False)
    #: Where the application is reached from outside, for links in mails (``https://…``).
    public_url: str = ""
    #: Behind how many proxies the application stands; their ``X-Forwarded-*`` are trusted.
    proxies: int = 0
    #: Cookies travel on HTTPS only. Switch off for a laptop without certificate.
    secure_cookies: bool = False
    #: Where rate limits are counted: ``memory://`` is per process; several workers need Redis.
    rate_limit_storage: str = "memory://"
    #: How many sign-ins one address may try in ten minutes.
    sign_in_limit: int = 20
    #: Largest file that may be sent, in bytes.
    upload_bytes: int = 50_000_000
    #: Where the files joined to records are kept; beside the database of a laptop when empty.
    files_folder: str = ""
    #: Largest file that may be joined to a record, in bytes.
    evidence_bytes: int = 20_000_000
    #: How much the files of one organisation may weigh together, in bytes.
    evidence_quota_bytes: int = 2_000_000_000
    #: Days after which an unused session ends.
    session_days: int = 14
    #: Hours during which an invitation may be accepted.
    invitation_hours: int = 24 * 14
    #: Hours during which a password may be reset through its link.
    reset_hours: int = 2
    #: The mail server; without one, links are shown to the administrator instead of sent.
    smtp_host: str = ""
    smtp_port: int = 587
    #: How mails travel to it: ``starttls`` (port 587), ``tls`` (465), or ``none``, for a relay of
    #: this very machine only.
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    #: The sender of mails.
    mail_from: str = ""
    #: argon2 rounds: three outside tests.
    password_rounds: int = 3
    #: Seconds given to the drawing of one map.
    drawing_seconds: float = 10.0


class BadSetting(ValueError):
    """A setting whose text is no value of its type: ``name`` is that of its variable."""

    def __init__(self, name: str, text: str, expected: str) -> None:
        super().__init__(f"{name}={text!r}: expected {expected}")
        self.name = name
        self.text = text
        self.expected = expected


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment. Raises ``BadSetting``."""
    environ = os.environ if environ is None else environ
    hints = get_type_hints(Settings)
    values: dict[str, Any] = {}
    for member in fields(Settings):
        key = f"INVENTAIRE_{member.name.upper()}"
        if key in environ:
            values[member.name] = _value(key, environ[key], hints[member.name])
    return Settings(**values)


def _value(key: str, text: str, kind: type[Any]) -> Any:
    if kind is bool:
        if text.lower() not in {"1", "0", "true", "false", "yes", "no"}:
            raise BadSetting(key, text, "true or false")
        return text.lower() in {"1", "true", "yes"}
    if get_origin(kind) is Literal:
        if text not in get_args(kind):
            raise ValueError(f"{key}={text!r}: expected one of {', '.join(get_args(kind))}")
        return text
    try:
        return kind(text)
    except ValueError as error:
        raise BadSetting(key, text, kind.__name__) from error


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite address, or nothing for another database."""
    prefix = "sqlite:///"
    return Path(url.removeprefix(prefix)) if url.startswith(prefix) else None


def files_folder(settings: Settings) -> Path:
    """Where the files joined to records are kept: never where pages are served from.

    Each database has a folder of its own, unless somebody chose one.
    """
    if settings.files_folder:
        return Path(settings.files_folder)
    database = sqlite_path(settings.database_url)
    if database is not None:
        return database.with_name(f"{database.stem}-files")
    name = urlsplit(settings.database_url).path.strip("/") or "inventaire"
    return Path("var", f"{name}-files")
