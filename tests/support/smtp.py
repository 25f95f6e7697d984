"""A mail server on loopback, with a certificate of its own, that keeps what it is sent."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD = "inventaire", "le mot de passe du courrier"


@dataclass
class Received:
    """What came in: to whom the envelope was addressed, and the message itself."""

    recipients: list[str]
    message: EmailMessage

    @property
    def text(self) -> str:
        """What the message says."""
        return str(self.message.get_content())


@dataclass
class Post:
    """A mail server that is running. ``refused`` recipients are turned away."""

    port: int = 0
    received: list[Received] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    async def handle_RCPT(  # noqa: N802 — the name by which aiosmtpd calls it
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 — the name by which aiosmtpd calls it
        self, _server: Any, _session: Any, envelope: Any
    ) -> str:
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.received.append(Received(list(envelope.rcpt_tos), message))
        return "250 OK"


class _AnyPort(Controller):
    """A controller that takes whichever port is free, and says which."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def authority(folder: Path) -> tuple[trustme.CA, Path]:
    """A certificate authority, and the file by which one may trust it."""
    ca = trustme.CA()
    path = folder / "authority.pem"
    ca.cert_pem.write_to_path(str(path))
    return ca, path


@contextmanager
def running_post(ca: trustme.CA, *, security: str, host: str = "127.0.0.1") -> Iterator[Post]:
    """A mail server that asks for a name and a password once the connection is encrypted."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ca.issue_cert(host).configure_cert(context)
    post = Post()
    login = {"authenticator": _known, "auth_required": True}
    known: dict[str, Any] = {
        "starttls": {"tls_context": context, "require_starttls": True, **login},
        "tls": {"ssl_context": context, "auth_require_tls": False, **login},
        "none": {},
    }[security]
    controller = _AnyPort(post, hostname="127.0.0.1", port=0, **known)
    controller.start()
    post.port = controller.port
    yield post
    controller.stop()


def _known(_server: Any, _session: Any, _envelope: Any, _way: str, given: Any) -> AuthResult:
    right = LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=isinstance(given, LoginPassword) and given == right, handled=False)
