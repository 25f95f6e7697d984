"""The registers as files: whoever may read may have them, and nobody else knows that they exist."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from inventaire.exchange.register.fiche import Register
from inventaire.exchange.register.formats import FORMATS, OF_A_SHEET
from inventaire.operations.records import archive_record
from inventaire.operations.registers import EXPORT
from inventaire.store.journal import JournalRow
from tests.factories import CAMILLE, NOW, a_record
from tests.web.conftest import Installation
from tests.web.pages import Reader

DOCUMENTS = "/o/valbrise/documents"


@pytest.fixture
def payroll(installation: Installation) -> int:
    """Payroll, in the controller's register; and the number of its processing."""
    with installation.session() as session:
        owner = installation.valbrise
        number = a_record(session, owner, "processing", name="Gestion de la paie", reference="T-9")
        session.commit()
    return number


def test_the_page_offers_each_register_in_each_format(consultant: Reader, payroll: int) -> None:
    page = consultant.get(DOCUMENTS)
    for code in FORMATS:
        assert f"{DOCUMENTS}/registre/controller/{code}" in page.links
    assert f"{DOCUMENTS}/registre/processor/pdf" not in page.links
    assert "Aucun traitement dans ce registre." in page.words


@pytest.mark.parametrize("name", ["reader", "contributor", "consultant", "admin"])
def test_whoever_may_read_may_have_it(installation: Installation, payroll: int, name: str) -> None:
    answer = installation.reader(name).client.get(f"{DOCUMENTS}/registre/controller/xlsx")
    assert answer.status_code == 200
    assert "registre-valbrise-2026-11-23.xlsx" in answer.headers["Content-Disposition"]
    assert any("paie" in title for title in load_workbook(BytesIO(answer.data)).sheetnames)


@pytest.mark.parametrize("name", ["stranger", "nobody"])
def test_to_others_nothing_exists(installation: Installation, payroll: int, name: str) -> None:
    somebody = installation.reader(name).client
    for address in (
        f"{DOCUMENTS}/registre/controller/csv",
        f"/o/valbrise/traitements/{payroll}/fiche.pdf",
    ):
        assert somebody.get(address).status_code == (302 if name == "nobody" else 404)


@pytest.mark.parametrize("code", OF_A_SHEET)
def test_a_processing_has_its_sheet(consultant: Reader, payroll: int, code: str) -> None:
    address = f"/o/valbrise/traitements/{payroll}/fiche.{code}"
    assert address in consultant.get(f"/o/valbrise/traitements/{payroll}").links
    answer = consultant.client.get(address)
    assert answer.status_code == 200
    assert answer.mimetype == FORMATS[code].media_type
    assert f"fiche-valbrise-{payroll}-" in answer.headers["Content-Disposition"]


def test_what_is_archived_or_foreign_has_no_sheet(
    installation: Installation, consultant: Reader, payroll: int
) -> None:
    with installation.session() as session:
        archive_record(session, CAMILLE, installation.valbrise, "processing", payroll, now=NOW)
        session.commit()
    for number in (payroll, installation.foreign["processing"]):
        consultant.get(f"/o/valbrise/traitements/{number}/fiche.pdf", status=404)
    assert "fiche.pdf" not in consultant.get(f"/o/valbrise/traitements/{payroll}").html


def test_the_journal_says_who_took_which_register(installation: Installation, payroll: int) -> None:
    installation.reader("reader").client.get(f"{DOCUMENTS}/registre/controller/ods")
    with installation.session() as session:
        (line,) = session.query(JournalRow).filter_by(deed=EXPORT)
        assert (line.who, line.record_name) == ("Reader", "registre-valbrise-2026-11-23.ods")


def test_no_other_register_nor_format_has_an_address(consultant: Reader) -> None:
    for address in ("registre/nobody/pdf", f"registre/{Register.CONTROLLER.value}/exe"):
        consultant.get(f"{DOCUMENTS}/{address}", status=404)
