"""What if: suppose, see which findings go or come, send the address; nothing is saved."""

from __future__ import annotations

import pytest

from inventaire.inventory.fields import Ref
from inventaire.operations.journal import entries
from tests.factories import a_record
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader

WHAT_IF = "/o/valbrise/carte/et-si"


@pytest.fixture
def mail(installation: Installation) -> dict[str, int]:
    """Health data sent by e-mail, in clear, to a tool abroad."""
    with installation.session() as session:
        where = installation.valbrise
        host = a_record(session, where, "actor", name="Géant", kind="processor", country="IN")
        crm = a_record(session, where, "system", name="CRM", country="FR")
        tool = a_record(session, where, "system", name="Lettre", operator=host, country="IN")
        file = a_record(
            session,
            where,
            "dataset",
            name="Contacts",
            personal_status="personal",
            data_categories=("health",),
            systems=(crm,),
        )
        flow = a_record(
            session,
            where,
            "flow",
            source=Ref("system", crm),
            target=Ref("system", tool),
            datasets=(file,),
            medium="email",
            encrypted=False,
        )
        session.commit()
    return {"host": host, "crm": crm, "tool": tool, "flow": flow}


def supposing(reader: Reader, *suppositions: str) -> Page:
    return reader.get(f"{WHAT_IF}?{'&'.join(f'si={one}' for one in suppositions)}")


def test_the_page_offers_what_may_be_supposed_and_something_to_begin_with(
    consultant: Reader, mail: dict[str, int]
) -> None:
    page = consultant.get(WHAT_IF)
    for words in ("Retirer un système", "Anonymiser un flux", "Signer un contrat", "Supposer"):
        assert words in page.words
    assert "Et si… « CRM → Lettre » anonymise ce qu'il porte ?" in page.words
    assert any(f"si=anonymise.flow-{mail['flow']}" in link for link in page.links)


def test_what_would_vanish_is_told_with_how_serious_it_is(
    consultant: Reader, mail: dict[str, int]
) -> None:
    page = supposing(consultant, f"encrypt.flow-{mail['flow']}")
    assert "« CRM → Lettre » est chiffré" in page.words
    assert "1 constat disparaîtrait" in page.words
    assert "Critique : 1" in page.words
    assert "SEC-02" in page.words
    assert "Aucun constat n’apparaîtrait." in page.words


def test_what_would_appear_is_told_too(consultant: Reader, mail: dict[str, int]) -> None:
    page = supposing(consultant, f"guard.flow-{mail['flow']}.scc_2021")
    assert "TRA-04" in page.words
    assert "1 constat apparaîtrait" in page.words


def test_suppositions_add_up_and_each_can_be_taken_back(
    consultant: Reader, mail: dict[str, int]
) -> None:
    first, second = f"encrypt.flow-{mail['flow']}", f"host.system-{mail['tool']}.FR"
    page = supposing(consultant, first, second)
    assert f"{WHAT_IF}?si={first}" in page.links
    assert f"{WHAT_IF}?si={second}" in page.links
    assert "dans ce pays : France" in page.words


def test_a_form_adds_to_what_is_supposed_and_the_address_can_be_sent(
    consultant: Reader, mail: dict[str, int]
) -> None:
    query = f"si=encrypt.flow-{mail['flow']}&deed=host&about=system-{mail['tool']}&value=FR"
    answer = consultant.client.get(f"{WHAT_IF}?{query}")
    assert answer.status_code == 302
    assert answer.headers["Location"] == (
        f"{WHAT_IF}?si=encrypt.flow-{mail['flow']}&si=host.system-{mail['tool']}.FR"
    )


def test_doing_it_for_good_opens_the_form_at_its_field(
    installation: Installation, consultant: Reader, mail: dict[str, int]
) -> None:
    asked = f"encrypt.flow-{mail['flow']}"
    form = f"/o/valbrise/flux/{mail['flow']}/modifier?champ=encrypted#encrypted"
    assert form in supposing(consultant, asked).links
    reader = supposing(installation.reader("reader"), asked)
    assert form not in reader.links
    assert "1 constat disparaîtrait" in reader.words


def test_nothing_is_saved(
    installation: Installation, consultant: Reader, mail: dict[str, int]
) -> None:
    with installation.session() as session:
        before = len(entries(session, installation.valbrise))
    supposing(consultant, f"remove.system-{mail['tool']}", f"encrypt.flow-{mail['flow']}")
    with installation.session() as session:
        assert len(entries(session, installation.valbrise)) == before
    page = consultant.get(f"/o/valbrise/systemes/{mail['tool']}")
    assert "Cette fiche est archivée" not in page.words


def test_a_record_offers_what_may_be_supposed_of_it(
    consultant: Reader, mail: dict[str, int]
) -> None:
    about = f"flow-{mail['flow']}"
    questions = consultant.get(f"/o/valbrise/carte/questions?about={about}")
    assert f"{WHAT_IF}?about={about}" in questions.links
    page = consultant.get(f"{WHAT_IF}?about={about}")
    assert "Chiffrer un flux" in page.words
    assert "Signer un contrat" not in page.words


@pytest.mark.parametrize(
    "query",
    [
        "si=burn.flow-1",
        "si=encrypt.flow-999999",
        "si=encrypt",
        "si=host.system-1.%3Cb%3E",
        "si=host.system-1.XX",
        "si=.-.",
        "si=encrypt.flow--1&si=%00",
        "about=flow-x",
        "deed=host&about=system-x&value=FR",
    ],
)
def test_an_address_that_means_nothing_breaks_nothing(
    consultant: Reader, mail: dict[str, int], query: str
) -> None:
    page = consultant.get(f"{WHAT_IF}?{query}", follow=True)
    assert "On suppose que" not in page.words


def test_records_of_another_organisation_cannot_be_supposed_of(
    installation: Installation, consultant: Reader, mail: dict[str, int]
) -> None:
    foreign = installation.foreign["system"]
    assert "On suppose que" not in supposing(consultant, f"remove.system-{foreign}").words
    installation.reader("stranger").get(WHAT_IF, status=404)
