"""Mails: a few sentences and a link. Without a mail server, links are shown instead."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol

from inventaire.operations.accounts import email_problem
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
    """Sends through the installation's mail server, encrypted unless it is told otherwise."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def send(self, mail: Mail) -> bool:
        """Send it; false when it cannot be, or the server cannot be reached or refuses it."""
        settings = self._settings
        try:
            message = self._message(mail)
            with self._connected() as server:
                if settings.smtp_security == "starttls":
                    server.starttls(context=ssl.create_default_context())
                if settings.smtp_user:
                    server.login(settings.smtp_user, settings.smtp_password)
                server.send_message(message)
        except (OSError, ValueError, smtplib.SMTPException):
            return False
        return True

    def _message(self, mail: Mail) -> EmailMessage:
        """The message. Raises ``ValueError`` for a line break, or for what is not one address."""
        if email_problem(mail.to):
            raise ValueError("not the address of one person")
        message = EmailMessage()
        message["From"] = self._settings.mail_from or self._settings.smtp_user
        message["To"] = mail.to
        message["Subject"] = mail.subject
        message.set_content(mail.text)
        return message

    def _connected(self) -> smtplib.SMTP:
        """A connection to the server. Its certificate is checked before anything is told it."""
        host, port = self._settings.smtp_host, self._settings.smtp_port
        if self._settings.smtp_security == "tls":
            trusted = ssl.create_default_context()
            return smtplib.SMTP_SSL(host, port, timeout=_PATIENCE_SECONDS, context=trusted)
        return smtplib.SMTP(host, port, timeout=_PATIENCE_SECONDS)


class NoMailer:
    """An installation without mail server: nothing ever leaves."""

    def send(self, mail: Mail) -> bool:  # noqa: ARG002 — nothing is done with it, that is the point
        """Never sends."""
        return False


def mailer_of(settings: Settings) -> Mailer:
    """What sends mails for this installation."""
    return SmtpMailer(settings) if settings.smtp_host else NoMailer()
