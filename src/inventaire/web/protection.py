"""What keeps a page from being turned against its reader: headers, tokens, limits."""

from __future__ import annotations

from flask import Flask, Response, g, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf import CSRFProtect

from inventaire.settings import Settings

csrf = CSRFProtect()
#: Views that guess or spend are limited by ``@limiter.limit("5/minute")``.
limiter = Limiter(get_remote_address)

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

_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def protect(app: Flask, settings: Settings) -> None:
    """Refuse forged forms, limit those who guess, and tell browsers what pages may do."""
    csrf.init_app(app)
    limiter.init_app(app)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.secure_cookies:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        # What only some may read is kept by no cache between the server and the reader.
        if request.endpoint != "static" and g.get("account") is not None:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response
