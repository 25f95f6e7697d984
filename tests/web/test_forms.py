"""Forms: every field has its line, what is typed is read, what is refused stays typed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from inventaire.inventory.fields import fields_of
from inventaire.inventory.kinds import KINDS, ORGANISATION, PARTNER
from inventaire.store.snapshot import load_record
from inventaire.web.forms.lines import LinesField
from inventaire.web.forms.reading import (
    Unreadable,
    read_date,
    read_integer,
    read_moment,
    read_number,
    read_text,
)
from inventaire.web.forms.register import FORMS
from tests.factories import a_record, filled_values
from tests.web.conftest import Installation
from tests.web.pages import Reader, form_values

NEW = "/o/valbrise/jeux-de-donnees/nouveau"


@pytest.mark.parametrize("kind", [*KINDS, ORGANISATION.code, PARTNER.code])
def test_every_field_of_a_fact_has_its_line_in_the_form(kind: str) -> None:
    form = FORMS[kind]
    lines = [spec.name for specs in form.layout().values() for spec in specs]
    asked = [field.name for field in fields_of(form.record) if not field.kept]
    assert sorted(lines) == sorted(asked)
    for unbound in vars(form).values():
        rows = getattr(unbound, "kwargs", {}).get("form_class")
        if rows is not None:
            inner = {n for n, v in vars(rows).items() if hasattr(v, "creation_counter")}
            assert inner == {field.name for field in fields_of(rows.fact_class)}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("31/12/2024", date(2024, 12, 31)),
        ("1-2-2024", date(2024, 2, 1)),
        ("2024-12-31", date(2024, 12, 31)),
        (" 31.12.2024 ", date(2024, 12, 31)),
        ("", None),
    ],
)
def test_a_date_is_read_as_people_write_it(typed: str, read: date | None) -> None:
    assert read_date(typed) == read


@pytest.mark.parametrize("typed", ["31/02/2024", "demain", "12/2024", "2024-13-01", "0/0/0000"])
def test_a_date_that_no_calendar_has_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_date(typed)


def test_a_moment_is_read_where_the_reader_lives() -> None:
    assert read_moment("31/12/2024 14:30") == datetime(2024, 12, 31, 13, 30, tzinfo=UTC)
    assert read_moment("01/07/2024 14h05") == datetime(2024, 7, 1, 12, 5, tzinfo=UTC)
    assert read_moment("01/07/2024 8h") == datetime(2024, 7, 1, 6, 0, tzinfo=UTC)
    assert read_moment("2024-07-01T14:05") == datetime(2024, 7, 1, 12, 5, tzinfo=UTC)
    assert read_moment("") is None
    for typed in ("01/07/2024 25:00", "01/07/2024 midi", "14:30"):
        with pytest.raises(Unreadable):
            read_moment(typed)


def test_a_number_is_read_as_people_write_it() -> None:
    assert read_integer("4 200") == 4200
    assert read_integer("4\u202f200") == 4200
    assert read_number("62,5") == 62.5
    assert read_number("62.5") == 62.5
    for typed in ("quatre", "4,2", "1e9"):
        with pytest.raises(Unreadable):
            read_integer(typed)


def test_a_text_too_long_for_its_line_is_refused_with_its_length() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_text("a" * 10_000)
    assert "10000" in str(refusal.value.text)
    assert read_text("a" * 10_000, long=True) == "a" * 10_000


@pytest.mark.parametrize("kind", [code for code in KINDS if code != "flow"])
def test_a_form_that_nobody_touched_changes_nothing(
    installation: Installation, consultant: Reader, kind: str
) -> None:
    with installation.session() as session:
        values = {**filled_values(kind, installation.known), "name": "Tout est rempli"}
        values = {**values, **_with_order(kind)}
        number = a_record(session, installation.valbrise, kind, **values)
        before = load_record(session, installation.valbrise, kind, number)
        session.commit()
    address = f"/o/valbrise/{KINDS[kind].slug}/{number}"
    html = consultant.client.get(f"{address}/modifier").get_data(as_text=True)
    assert consultant.sent_to(f"{address}/modifier", form_values(html)) == address
    with installation.session() as session:
        assert load_record(session, installation.valbrise, kind, number) == before


def _with_order(kind: str) -> dict[str, object]:
    """Dates that follow one another, where a form would rightly refuse equal ones."""
    return {"progress": 50} if kind == "action" else {}


def test_what_is_refused_stays_typed_beside_its_reason(consultant: Reader) -> None:
    typed = {"name": "Délibérations", "created_on": "31/02/2024", "description": "Ce qui est voté"}
    page = consultant.post(NEW, typed, status=422)
    assert "« 31/02/2024 » n'existe pas au calendrier" in page.words
    sent = page.form()
    assert {name: sent[name] for name in typed} == typed
    assert "Délibérations" not in consultant.get("/o/valbrise/jeux-de-donnees").words


def test_a_name_of_ten_thousand_signs_is_refused_clearly(consultant: Reader) -> None:
    page = consultant.post(NEW, {"name": "é" * 10_000}, status=422)
    assert "10000" in page.words
    assert page.form()["name"] == "é" * 10_000


def test_a_wrong_siren_is_refused_clearly(consultant: Reader) -> None:
    page = consultant.post(
        "/o/valbrise/acteurs/nouveau", {"name": "X", "siren": "123456789"}, status=422
    )
    assert "n'est pas un SIREN" in page.words


def test_a_term_that_no_list_has_is_refused(consultant: Reader) -> None:
    page = consultant.post(NEW, {"name": "X", "theme": "<b>inconnu"}, status=422)
    assert "n'est pas dans la liste" in page.words


def test_a_linked_record_is_created_without_leaving_the_form(
    installation: Installation, consultant: Reader
) -> None:
    typed = {
        "name": "Paie",
        "producer": "Ressources humaines",
        "systems": "Logiciel de paie\nPartage commun\nlogiciel de PAIE",
    }
    address = consultant.sent_to(NEW, typed)
    with installation.session() as session:
        fact = load_record(session, installation.valbrise, "dataset", int(address.split("/")[-1]))
    assert fact is not None
    assert len(fact.systems) == 2
    page = consultant.get(address)
    for name in ("Ressources humaines", "Logiciel de paie", "Partage commun"):
        assert name in page.words
    service = consultant.get("/o/valbrise/acteurs?q=ressources")
    assert "Service interne" in service.words


def test_a_linked_record_is_found_whatever_its_accents(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        number = a_record(session, installation.valbrise, "system", name="État civil")
        session.commit()
    address = consultant.sent_to(NEW, {"name": "Actes", "systems": "etat  CIVIL"})
    with installation.session() as session:
        fact = load_record(session, installation.valbrise, "dataset", int(address.split("/")[-1]))
    assert fact is not None
    assert fact.systems == (number,)


def test_two_records_of_one_name_are_never_taken_for_one_another(
    installation: Installation, consultant: Reader
) -> None:
    with installation.session() as session:
        for _twice in range(2):
            a_record(session, installation.valbrise, "system", name="Tableur")
        session.commit()
    page = consultant.post(NEW, {"name": "Actes", "systems": "Tableur"}, status=422)
    assert "Plusieurs fiches s'appellent « Tableur »" in page.words


def test_nothing_is_created_when_the_form_is_refused(consultant: Reader) -> None:
    consultant.post(NEW, {"name": "", "producer": "Service fantôme"}, status=422)
    assert "Service fantôme" not in consultant.get("/o/valbrise/acteurs").words


def test_a_link_to_a_record_of_another_organisation_is_refused(
    installation: Installation, consultant: Reader
) -> None:
    number = installation.foreign["system"]
    page = consultant.post(NEW, {"name": "X", "systems": f"Volé · n° {number}"}, status=422)
    assert "Ce lien ne mène à aucune fiche" in page.words
    typed = {"name": "X", "recipients-0-actor": f"Volé · n° {installation.foreign['actor']}"}
    page = consultant.post("/o/valbrise/traitements/nouveau", typed, status=422)
    assert "Ce lien ne mène à aucune fiche" in page.words


def test_a_flow_is_recorded_between_names_alone(
    installation: Installation, consultant: Reader
) -> None:
    typed = {
        "source-kind": "system",
        "source": "Paie",
        "target-kind": "actor",
        "target": "DGFiP",
        "datasets": "DSN",
        "status": "existing",
    }
    address = consultant.sent_to("/o/valbrise/flux/nouveau", typed)
    assert "Paie → DGFiP" in consultant.get(address).words
    assert "DGFiP" in consultant.get("/o/valbrise/acteurs").words


def test_a_line_is_added_and_taken_away_without_scripts(consultant: Reader) -> None:
    address = "/o/valbrise/traitements/nouveau"
    typed = {"name": "Paie", "recipients-0-actor": "DGFiP", "recipients-0-precision": "Impôt"}
    page = consultant.post(address, {**typed, "add_line": "recipients"}, status=200)
    sent = page.form()
    assert sent["recipients-0-actor"] == "DGFiP"
    assert sent["recipients-1-actor"] == ""
    sent["recipients-1-actor"] = "URSSAF"
    page = consultant.post(address, {**sent, "remove_line": "recipients-0"}, status=200)
    sent = page.form()
    assert "recipients-0-actor" not in sent
    assert sent["recipients-1-actor"] == "URSSAF"
    assert sent["name"] == "Paie"
    address = consultant.sent_to(address, sent)
    assert "URSSAF" in consultant.get(address).words


def test_rows_know_where_they_stand() -> None:
    fields = [
        unbound
        for form in FORMS.values()
        for unbound in vars(form).values()
        if getattr(unbound, "field_class", None) is LinesField
    ]
    assert len(fields) == 10
