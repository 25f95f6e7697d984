"""Mails: a few sentences and a link. Without a mail server, links are shown instead."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol

from inventaire.settings import Settings

_PATIENCE_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Mail:
    """One message. Whoever builds it gives one line of subject: line breaks are refused."""

    to: str
    subject: str
    text: str


class Mailer(Protocol):
    """What sends mails."""

    def send(self, mail: Mail) -> bool:
        """Send it; false where it could not leave, so that the link is shown instead."""


class SmtpMailer:
    """Sends through the installation's mail server, encrypted (STARTTLS)."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def send(self, mail: Mail) -> bool:
        """Send it; false when the server cannot be reached or refuses it."""
        settings = self._settings
        message = EmailMessage()
        # EmailMessage itself refuses line breaks in headers.
        message["From"] = settings.mail_from or settings.smtp_user
        message["To"] = mail.to
        message["Subject"] = mail.subject
        message.set_content(mail.text)
        try:
            with smtplib.SMTP(
                settings.smtp_host, settings.smtp_port, timeout=_PATIENCE_SECONDS
            ) as server:
                server.starttls(context=ssl.create_default_context())
                if settings.smtp_user:
                    server.login(settings.smtp_user, settings.smtp_password)
                server.send_message(message)
        except (OSError, smtplib.SMTPException):
            return False
        return True


class NoMailer:
    """An installation without mail server: nothing ever leaves."""

    def send(self, mail: Mail) -> bool:  # noqa: ARG002 — nothing is done with it, that is the point
        """Never sends."""
        return False


def mailer_of(settings: Settings) -> Mailer:
    """What sends mails for this installation."""
    return SmtpMailer(settings) if settings.smtp_host else NoMailer()
