"""Addresses that travel outside the application: in mails, or copied from a page."""

from __future__ import annotations

from typing import Any

from flask import Response, after_this_request, current_app, url_for

from inventaire.operations.mail import Mail, mailer_of
from inventaire.settings import Settings


def settings() -> Settings:
    """The settings of this installation."""
    found: Settings = current_app.config["SETTINGS"]
    return found


def outside(endpoint: str, **values: Any) -> str:
    """The whole address of a page. The host is the installation's own, where it is set."""
    public = settings().public_url.rstrip("/")
    if public:
        return public + url_for(endpoint, _external=False, **values)
    return url_for(endpoint, _external=True, **values)


def may_mail() -> bool:
    """Whether links are mailed: there is a server, and the address of the installation is known.

    A request's host header is never mailed: it could be somebody else's.
    """
    return bool(settings().smtp_host and settings().public_url)


def mail_later(mail: Mail) -> None:
    """Send a mail once the page is sent: how long it takes must not tell whether there was one."""
    mailer, host = mailer_of(settings()), settings().smtp_host
    logger = current_app.logger

    @after_this_request
    def send_after(response: Response) -> Response:
        @response.call_on_close
        def send() -> None:
            if not mailer.send(mail):
                logger.warning("a mail could not be sent through %s", host)

        return response
