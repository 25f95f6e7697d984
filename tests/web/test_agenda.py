"""« Échéances »: every date to keep, in words, and the calendar that follows them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from sqlalchemy import delete

from inventaire.store.accounts import MembershipRow
from tests.factories import a_record
from tests.web.conftest import Installation
from tests.web.pages import Reader

PAGE = "/o/valbrise/echeances"


@pytest.fixture(autouse=True)
def dates(installation: Installation) -> None:
    """A breach, a request and two actions in Valbrise; an action elsewhere."""
    with installation.session() as session:
        owner = installation.valbrise
        found = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
        a_record(session, owner, "breach", name="Clé USB", discovered_at=found)
        a_record(session, owner, "request", name="Accès", received_on=date(2026, 10, 5))
        a_record(session, owner, "action", name="Signer", due_on=date(2026, 11, 24))
        a_record(session, owner, "action", name="Former", due_on=date(2027, 6, 30))
        a_record(session, installation.other, "action", name="Ailleurs", due_on=date(2026, 12, 1))
        session.commit()


def followed(reader: Reader) -> str:
    """Where the calendar of a reader is, as it is shown once."""
    page = reader.post(f"{PAGE}/agenda", {}, status=201)
    shown = next(box["value"] for box in page.boxes if box.get("id") == "link-once")
    return urlsplit(shown).path


def titles(installation: Installation, path: str) -> list[str]:
    answer = installation.reader("nobody").client.get(path)
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    calendar = Calendar.from_ical(answer.data)
    return [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]


def test_each_date_says_in_words_how_long_is_left(consultant: Reader) -> None:
    words = consultant.get(PAGE).words
    assert "Clé USB Violation : 72 heures pour notifier" in words
    assert "24 nov. 2026, 09:00" in words
    assert "encore 22 heures" in words
    assert "Accès Demande de droit : réponse attendue" in words
    assert "en retard de 18 jours" in words
    assert "24 nov. 2026 demain" in words
    assert "dans 7 mois" in words
    assert "Ailleurs" not in words
    assert words.index("En retard") < words.index("Sous sept jours") < words.index("Plus tard")


def test_one_sort_of_dates_may_be_asked_for(consultant: Reader) -> None:
    words = consultant.get(f"{PAGE}?nature=action").words
    assert "Signer" in words
    assert "Clé USB" not in words
    assert "Clé USB" in consultant.get(f"{PAGE}?nature=<b>").words


def test_the_first_page_shows_those_that_press_most(consultant: Reader) -> None:
    words = consultant.get("/o/valbrise").words
    assert words.index("Accès Demande") < words.index("Clé USB Violation") < words.index("Signer")
    assert PAGE in consultant.get("/o/valbrise").links


def test_a_calendar_follows_titles_and_dates_without_an_account(
    installation: Installation, consultant: Reader
) -> None:
    path = followed(consultant)
    assert path not in consultant.get(PAGE).html, "it is shown once"
    assert titles(installation, path) == [
        "Accès · Demande de droit : réponse attendue",
        "Clé USB · Violation : 72 heures pour notifier",
        "Signer · Action à mener",
        "Former · Action à mener",
    ]
    answer = installation.reader("nobody").client.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "/o/valbrise/violations/" in answer.text.replace("\r\n ", "")


def test_nobody_else_learns_anything(installation: Installation, consultant: Reader) -> None:
    followed(consultant)
    for wrong in ("inconnu", "x" * 500, "é", "%00"):
        assert installation.reader("nobody").client.get(f"/agenda/{wrong}.ics").status_code == 404


def test_a_calendar_that_is_closed_or_changed_opens_nothing_more(
    installation: Installation, consultant: Reader
) -> None:
    nobody = installation.reader("nobody").client
    first = followed(consultant)
    second = followed(consultant)
    assert nobody.get(first).status_code == 404
    assert nobody.get(second).status_code == 200
    assert consultant.sent_to(f"{PAGE}/agenda/fermer", {}) == PAGE
    assert nobody.get(second).status_code == 404
    consultant.post(f"{PAGE}/agenda/fermer", {}, status=404)


def test_whoever_is_no_longer_a_member_reads_nothing(
    installation: Installation, consultant: Reader
) -> None:
    path = followed(consultant)
    with installation.session() as session:
        session.execute(delete(MembershipRow))
        session.commit()
    assert installation.reader("nobody").client.get(path).status_code == 404


def test_readers_follow_dates_too_each_with_their_own_address(
    installation: Installation, consultant: Reader
) -> None:
    first, second = followed(consultant), followed(installation.reader("reader"))
    assert first != second
    for path in (first, second):
        assert len(titles(installation, path)) == 4
    installation.reader("stranger").post(f"{PAGE}/agenda", {}, status=404)
    installation.reader("nobody").post(f"{PAGE}/agenda", {}, status=401)


def test_the_page_tells_when_the_calendar_was_last_read(
    installation: Installation, consultant: Reader
) -> None:
    assert "Jamais lue" not in consultant.get(PAGE).words
    path = followed(consultant)
    assert "Jamais lue encore" in consultant.get(PAGE).words
    titles(installation, path)
    installation.app.config["CLOCK"] = lambda: (
        datetime(2026, 11, 23, 9, 30, tzinfo=UTC) + timedelta(hours=2)
    )
    assert "Dernière lecture il y a 2 heures" in installation.reader().get(PAGE).words


def test_a_calendar_speaks_the_language_of_its_owner(
    installation: Installation, consultant: Reader
) -> None:
    consultant.post("/compte/profil", {"name": "Consultant", "language": "en"}, status=302)
    assert "Signer · Action to carry out" in titles(installation, followed(consultant))


def test_without_any_date_the_page_says_how_to_have_some(installation: Installation) -> None:
    stranger = installation.reader("admin").get("/o/les-ateliers-du-lien/echeances")
    assert "Ailleurs" in stranger.words
    with installation.session() as session:
        from inventaire.store.records import ROWS

        session.execute(delete(ROWS["action"]))
        session.commit()
    words = installation.reader("admin").get("/o/les-ateliers-du-lien/echeances").words
    assert "Aucune échéance" in words


def test_the_page_of_a_breach_or_a_request_says_how_long_is_left(
    installation: Installation, consultant: Reader
) -> None:
    links = consultant.get(PAGE).links
    breach = next(link for link in links if re.fullmatch(r"/o/valbrise/violations/\d+", link))
    asked = next(link for link in links if re.fullmatch(r"/o/valbrise/demandes/\d+", link))
    words = consultant.get(breach).words
    assert "Au plus tard le 24 nov. 2026, 09:00 , encore 22 heures ." in words
    assert "téléservice de la CNIL" in words
    assert "Au plus tard le 5 nov. 2026 , en retard de 18 jours ." in consultant.get(asked).words
    consultant.post(f"{asked}/archiver", {}, status=302)
    assert "Au plus tard" not in consultant.get(asked).words
