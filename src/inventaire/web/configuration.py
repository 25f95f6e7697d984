"""What Flask and its extensions are told, from the settings of the installation."""

from __future__ import annotations

import os
import secrets
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from inventaire.settings import Settings, sqlite_path
from inventaire.web.clock import Clock


class NoSecretKey(Exception):
    """The installation has no secret key, and no folder of its own to keep one in."""


class NoCounter(Exception):
    """Limits are to be counted in Redis, and what speaks with it is not installed."""


def configure(app: Flask, settings: Settings, *, clock: Clock) -> None:
    """Tell Flask how this installation is run. Raises ``NoSecretKey``, ``NoCounter``."""
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    app.config.update(
        SETTINGS=settings,
        CLOCK=clock,
        SECRET_KEY=settings.secret_key or _kept_secret(settings),
        MAX_CONTENT_LENGTH=settings.upload_bytes,
        # A form of 25 sheets or 200 columns is long; what is typed must never be refused for it.
        MAX_FORM_MEMORY_SIZE=10_000_000,
        MAX_FORM_PARTS=20_000,
        PERMANENT_SESSION_LIFETIME=timedelta(days=settings.session_days),
        SESSION_COOKIE_NAME="inventaire",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        # A form stays valid as long as its session: an interview may keep one open all day.
        WTF_CSRF_TIME_LIMIT=None,
        RATELIMIT_STORAGE_URI=_counter(settings),
        # Where the common counter does not answer, each process counts for itself.
        RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=True,
        # Static files bear a fingerprint of their content in their address.
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(days=365),
    )
    if settings.proxies:
        count = settings.proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # the way Flask documents it
            app.wsgi_app, x_for=count, x_proto=count, x_host=count, x_prefix=count
        )


def _counter(settings: Settings) -> str:
    """Where tries are counted. Raises ``NoCounter``."""
    if settings.rate_limit_storage.startswith("redis") and find_spec("redis") is None:
        raise NoCounter("INVENTAIRE_RATE_LIMIT_STORAGE needs: pip install 'inventaire[redis]'")
    return settings.rate_limit_storage


def _kept_secret(settings: Settings) -> str:
    """The key kept beside the database of a laptop, made at the first start."""
    database = sqlite_path(settings.database_url)
    if database is None:
        raise NoSecretKey("INVENTAIRE_SECRET_KEY must be set when the database is a server")
    path = database.with_name("secret.key")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _read_secret(path)
    except FileNotFoundError:
        return _make_secret(path)


def _read_secret(path: Path) -> str:
    return path.read_text(encoding="ascii").strip()


def _make_secret(path: Path) -> str:
    """A new key, for its owner's eyes only. Two processes that start at once agree on one."""
    key = secrets.token_urlsafe(48)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_secret(path)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    return key
