"""Addresses that travel outside the application: in mails, or copied from a page."""

from __future__ import annotations

from flask import current_app, url_for

from inventaire.settings import Settings


def settings() -> Settings:
    """The settings of this installation."""
    found: Settings = current_app.config["SETTINGS"]
    return found


def outside(endpoint: str, **values: str) -> str:
    """The whole address of a page. The host is the installation's own, where it is set.

    A request's host header is never mailed: it could be somebody else's.
    """
    public = settings().public_url.rstrip("/")
    if public:
        return public + url_for(endpoint, **values)
    return url_for(endpoint, _external=True, **values)
