"""What keeps a page from being turned against its reader: headers, tokens, limits."""

from __future__ import annotations

import ipaddress
from functools import cached_property
from io import BytesIO
from typing import IO, Any

from flask import Flask, Request, Response, g, request
from flask_limiter import Limiter
from flask_wtf import CSRFProtect
from werkzeug.datastructures import MultiDict

from inventaire.settings import Settings


def asker() -> str:
    """Where a request comes from, as limits count it: one IPv6 network is one household."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return request.remote_addr or "unknown"
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


csrf = CSRFProtect()
#: Views that guess or spend are limited by ``@limiter.limit("5/minute")``.
limiter = Limiter(asker)

#: Nothing is loaded from elsewhere, nothing inline is run: what a record holds stays text.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

#: The parts of the application that show secrets and links, once.
_SHOWN_ONCE = frozenset({"account", "administration", "agenda", "members", "shares", "sign_in"})

_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    # For browsers that do not know « frame-ancestors ».
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class _Request(Request):
    """A request whose address asks for nothing that no database could look for.

    A file that is sent stays in memory, whatever its size: it may be full of people, and nobody
    would clean up after a temporary file. ``MAX_CONTENT_LENGTH`` bounds it.
    """

    def _get_file_stream(self, *_said: Any, **_more: Any) -> IO[bytes]:
        return BytesIO()

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """What is asked for, without the sign that no browser writes."""
        asked = super().args.items(multi=True)
        return self.parameter_storage_class(
            (name.replace("\x00", ""), value.replace("\x00", "")) for name, value in asked
        )


def protect(app: Flask, settings: Settings) -> None:
    """Refuse forged forms, limit those who guess, and tell browsers what pages may do."""
    app.request_class = _Request
    csrf.init_app(app)
    limiter.init_app(app)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.secure_cookies:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", _caching())
        return response


def _caching() -> str:
    """What caches may keep: nothing that is shown once, and nothing between server and reader."""
    shown_once = g.get("account") is None or request.blueprint in _SHOWN_ONCE
    return "no-store" if shown_once else "private, no-cache"
