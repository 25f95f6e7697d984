"""Mails leave encrypted, to one person, or the link is shown instead."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
import trustme

from inventaire.operations.mail import Mail, NoMailer, SmtpMailer, mailer_of
from inventaire.settings import Settings
from tests.support.smtp import PASSWORD, USER, Post, authority, running_post

LETTER = Mail("lea@exemple.fr", "Élan : une invitation", "Bonjour,\n\nUn lien « été ».\n.\nfin")


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[trustme.CA]:
    """An authority that this machine trusts for the length of these tests."""
    ca, path = authority(tmp_path_factory.mktemp("authority"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(path))
        yield ca


def settings(post: Post, security: str = "starttls", **chosen: Any) -> Settings:
    known = {
        "smtp_host": "127.0.0.1",
        "smtp_port": post.port,
        "smtp_security": security,
        "smtp_user": USER if security != "none" else "",
        "smtp_password": PASSWORD,
        "mail_from": "inventaire@valbrise.example",
    }
    return Settings(**{**known, **chosen})


@pytest.mark.parametrize("security", ["starttls", "tls", "none"])
def test_a_mail_arrives_as_it_was_written(trusted: trustme.CA, security: str) -> None:
    with running_post(trusted, security=security) as post:
        assert SmtpMailer(settings(post, security)).send(LETTER)
        (got,) = post.received
    assert got.recipients == ["lea@exemple.fr"]
    assert got.message["To"] == "lea@exemple.fr"
    assert got.message["From"] == "inventaire@valbrise.example"
    assert got.message["Subject"] == "Élan : une invitation"
    assert got.text.replace("\r\n", "\n").strip() == LETTER.text


def test_the_sender_is_the_user_where_none_is_set(trusted: trustme.CA) -> None:
    with running_post(trusted, security="starttls") as post:
        assert SmtpMailer(settings(post, mail_from="")).send(LETTER)
        assert post.received[0].message["From"] == USER


def test_nothing_is_said_to_a_server_whose_certificate_is_unknown(trusted: trustme.CA) -> None:
    for security in ("starttls", "tls"):
        with running_post(trustme.CA(), security=security) as post:
            assert not SmtpMailer(settings(post, security)).send(LETTER)
            assert post.received == []


def test_nothing_is_said_to_a_server_that_bears_another_name(trusted: trustme.CA) -> None:
    with running_post(trusted, security="starttls", host="ailleurs.example") as post:
        assert not SmtpMailer(settings(post)).send(LETTER)
        assert post.received == []


def test_a_link_never_leaves_in_clear_where_encryption_is_asked(trusted: trustme.CA) -> None:
    with running_post(trusted, security="none") as post:
        assert not SmtpMailer(settings(post, "starttls")).send(LETTER)
        assert post.received == []


def test_a_mail_that_cannot_leave_says_so(trusted: trustme.CA) -> None:
    with running_post(trusted, security="starttls") as post:
        assert not SmtpMailer(settings(post, smtp_password="faux")).send(LETTER)
        post.refused.add("lea@exemple.fr")
        assert not SmtpMailer(settings(post)).send(LETTER)
        assert post.received == []
    assert not SmtpMailer(settings(post)).send(LETTER), "the server is gone"


@pytest.mark.parametrize(
    "mail",
    [
        Mail("lea@exemple.fr\nBcc: tous@exemple.fr", "S", "T"),
        Mail("lea@exemple.fr", "Sujet\nBcc: tous@exemple.fr", "T"),
        Mail("lea@exemple.fr, tous@exemple.fr", "S", "T"),
        Mail("groupe: lea@exemple.fr, tous@exemple.fr;", "S", "T"),
        Mail("", "S", "T"),
    ],
    ids=["break-in-address", "break-in-subject", "two-addresses", "group", "nobody"],
)
def test_a_mail_goes_to_one_person_or_to_nobody(trusted: trustme.CA, mail: Mail) -> None:
    with running_post(trusted, security="starttls") as post:
        assert not SmtpMailer(settings(post)).send(mail)
        assert post.received == []


def test_a_server_that_never_answers_does_not_keep_us(
    trusted: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inventaire.operations.mail._PATIENCE_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        post = Post(port=silent.getsockname()[1])
        assert not SmtpMailer(settings(post)).send(LETTER)


def test_without_a_server_nothing_leaves() -> None:
    assert isinstance(mailer_of(Settings()), NoMailer)
    assert not NoMailer().send(LETTER)
    assert isinstance(mailer_of(Settings(smtp_host="courrier.example")), SmtpMailer)


@pytest.mark.parametrize("password", ["smtp_password", "secret_key"])
def test_a_secret_is_not_shown_with_the_settings(password: str) -> None:
    assert "très secret" not in repr(Settings(**{password: "très secret"}))
