"""Questions asked of the flows from the command line, and maps written as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from inventaire.audit.questions.catalogue import QUESTIONS
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import RecipientLine
from inventaire.store.organisations import OrganisationRow
from tests.cli.conftest import Terminal
from tests.factories import a_record


@pytest.fixture
def drawn(valbrise: Terminal) -> Terminal:
    """Contacts that go from a CRM to a spreadsheet, then abroad; two systems bear one name."""
    with valbrise.session() as session:
        where = session.query(OrganisationRow).one().id
        host = a_record(session, where, "actor", name="Géant", kind="processor", country="IN")
        crm = a_record(session, where, "system", name="CRM", hosting="internal", country="FR")
        sheet = a_record(session, where, "system", name="Tableur", hosting="internal")
        tool = a_record(session, where, "system", name="Lettre", operator=host)
        a_record(session, where, "system", name="Tableur")
        held = {"personal_status": "personal", "data_categories": ("health",), "systems": (crm,)}
        file = a_record(session, where, "dataset", name="Contacts", **held)
        for source, target in ((crm, sheet), (sheet, tool)):
            ends = {"source": Ref("system", source), "target": Ref("system", target)}
            a_record(session, where, "flow", datasets=(file,), medium="email", **ends)
        said = {"recipients": (RecipientLine(actor=host),), "datasets": (file,)}
        a_record(session, where, "processing", name="Lettre d'information", **said)
        session.commit()
    return valbrise


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_answered_to_people_and_to_programs(
    drawn: Terminal, question: str
) -> None:
    told = drawn.read("graph", "valbrise", question)
    assert told["question"] == question
    said = drawn.run("graph", "valbrise", question).output
    assert told["sentence"] in said
    assert all(row["about"]["name"] in said for row in told["rows"])


def test_an_answer_names_the_way_that_proves_it(drawn: Terminal) -> None:
    told = drawn.read("graph", "valbrise", "reach", "contacts")
    assert told["about"]["name"] == "Contacts"
    abroad = next(row for row in told["rows"] if row["about"]["name"] == "Lettre")
    assert [step["source"]["name"] for step in abroad["path"]] == ["CRM", "Tableur"]
    assert {step["medium"] for step in abroad["path"]} == {"email"}
    said = drawn.run("graph", "valbrise", "reach", "Contacts").output
    assert "CRM → Tableur → Lettre" in said


def test_a_category_is_asked_by_its_words_or_its_code(drawn: Terminal) -> None:
    by_code = drawn.read("graph", "valbrise", "exposure", "health")
    assert by_code == drawn.read("graph", "valbrise", "exposure", "santé")
    assert by_code["about"] == {"kind": "category", "id": "health", "name": "Santé"}
    assert by_code["rows"][0]["about"]["name"] == "Géant"


def test_a_name_that_is_unknown_or_shared_is_told(drawn: Terminal) -> None:
    near = drawn.run("graph", "valbrise", "reach", "Contact", status=4)
    assert "Peut-être : Contacts ?" in near.stderr
    far = drawn.run("graph", "valbrise", "reach", "zzzz", status=4)
    assert "Rien ne s'appelle « zzzz » ici." in far.stderr
    shared = drawn.run("graph", "valbrise", "presence", "Tableur", status=4)
    assert "Plusieurs fiches s'appellent « Tableur »" in shared.stderr
    which = shared.stderr.split("par ")[1].split(",")[0].strip(" .\n")
    assert "« Tableur »" in drawn.run("graph", "valbrise", "presence", which).output
    extra = drawn.run("graph", "valbrise", "borders", "CRM", status=2)
    assert "« CRM » est de trop" in extra.stderr
    asked = drawn.run("graph", "valbrise", "nonsense", status=2)
    assert "choisissez parmi" in asked.stderr


def test_nothing_recorded_is_told(valbrise: Terminal) -> None:
    told = valbrise.run("graph", "valbrise", "reach", status=4)
    assert "Rien n'est encore recensé" in told.stderr
    assert "Aucune donnée ne revient" in valbrise.run("graph", "valbrise", "loops").output
    assert "Rien à rapprocher" in valbrise.run("graph", "valbrise", "reconcile").output


def test_the_register_is_held_against_the_flows(drawn: Terminal) -> None:
    told = drawn.read("graph", "valbrise", "reconcile")
    assert told["about"] is None
    assert sum(told["counts"].values()) == len(told["items"])
    said = {(one["matter"], one["standing"], one["subject"]["name"]) for one in told["items"]}
    assert ("processors", "agreed", "Géant") in said
    assert ("categories", "observed", "Santé") in said
    assert ("transfers", "observed", "Lettre") in said
    one = drawn.read("graph", "valbrise", "reconcile", "lettre d'information")
    assert one["about"]["name"] == "Lettre d'information"
    words = drawn.run("graph", "valbrise", "reconcile", "Lettre d'information").output
    assert "Observé seulement — Santé" in words
    drawn.run("graph", "valbrise", "reconcile", "Inconnu", status=4)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("c.svg", b"<?xml"),
        ("c.png", b"\x89PNG"),
        ("c.PDF", b"%PDF"),
        ("c.dot", b"digraph"),
        ("c.mmd", b"---"),
        ("c.graphml", b"<?xml"),
        ("c.json", b"{"),
        ("c.csv", b"\xef\xbb\xbfDe;"),
        ("lieux.csv", b"\xef\xbb\xbfNom;"),
    ],
)
def test_a_map_is_written_as_its_name_asks(
    drawn: Terminal, tmp_path: Path, name: str, start: bytes
) -> None:
    output = tmp_path / name
    assert str(output) in drawn.run("map", "valbrise", "-o", str(output)).output
    assert output.read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_map_shows_what_was_asked_for(drawn: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "carte.svg"
    told = drawn.read("map", "valbrise", "-o", str(output), "--around", "CRM", "--depth", "1")
    assert (told["places"], told["flows"], told["grouped"]) == (2, 1, False)
    assert told["bytes"] == output.stat().st_size
    assert "Lettre" not in "".join(fromstring(output.read_text(encoding="utf-8")).itertext())
    whole = drawn.read("map", "valbrise", "-o", str(output), "--dataset", "Contacts", "--force")
    assert whole["places"] == 3


def test_a_map_that_cannot_be_written_says_why(drawn: Terminal, tmp_path: Path) -> None:
    told = drawn.run("map", "valbrise", "-o", str(tmp_path / "carte.bmp"), status=2)
    assert "finissez-le par .svg, .png, .pdf, .dot" in told.stderr
    kept = tmp_path / "carte.svg"
    kept.write_text("précieux", encoding="utf-8")
    assert "--force" in drawn.run("map", "valbrise", "-o", str(kept), status=3).stderr
    assert kept.read_text(encoding="utf-8") == "précieux"
    away = tmp_path / "nulle part" / "carte.svg"
    assert drawn.run("map", "valbrise", "-o", str(away), status=6).stderr
    drawn.run("map", "valbrise", "-o", str(away), "--around", "Inconnu", status=4)
