"""The register against the flows: what agrees, what one side only says, and closing the gap."""

from __future__ import annotations

import pytest

from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import DataLine, Processing, RecipientLine, TransferLine
from inventaire.operations.journal import entries, headline
from inventaire.store.snapshot import load_record
from tests.factories import NOW, a_record
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader

WHOLE = "/o/valbrise/registre/rapprochement"
GAP = f"{WHOLE}/ecart?ecart="
NASTY = "<script>alert(1)</script> \"'&"


class Town:
    """Contacts kept in a CRM and given to a fund; the register names a club instead."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        with installation.session() as session:

            def record(kind: str, /, **values: object) -> int:
                return a_record(session, installation.valbrise, kind, **values)

            self.fund = record("actor", name=NASTY, kind="public_authority", country="FR")
            self.club = record("actor", name="Club", kind="partner", country="CN")
            self.crm = record("system", name="CRM", country="FR", hosting="internal")
            self.file = record(
                "dataset",
                name="Contacts",
                personal_status="personal",
                data_categories=("health",),
                systems=(self.crm,),
            )
            self.flow = record(
                "flow",
                source=Ref("system", self.crm),
                target=Ref("actor", self.fund),
                datasets=(self.file,),
                medium="email",
            )
            self.entry = record(
                "processing",
                name="Aides",
                datasets=(self.file,),
                systems=(self.crm,),
                data=(DataLine(category="image"),),
                recipients=(RecipientLine(actor=self.club),),
                transfers=(TransferLine(country="IN"), TransferLine(country="CN")),
            )
            session.commit()

    @property
    def page(self) -> str:
        return f"/o/valbrise/traitements/{self.entry}/rapprochement"

    def read(self, kind: str, number: int) -> object:
        with self.installation.session() as session:
            return load_record(session, self.installation.valbrise, kind, number)

    def told(self) -> str:
        with self.installation.session() as session:
            return headline(entries(session, self.installation.valbrise)[0])


@pytest.fixture
def town(installation: Installation) -> Town:
    return Town(installation)


def post(reader: Reader, deed: str, **sent: object) -> Page:
    """Send what a page of the reconciliation would, and read where it leads."""
    data = {"csrf_token": reader.token(), **sent}
    answer = reader.client.post(f"{WHOLE}/{deed}", data=data)
    assert answer.status_code == 302, answer.status_code
    return reader.get(answer.headers["Location"].split("#")[0])


def test_the_whole_register_and_each_processing_have_their_page(
    consultant: Reader, town: Town
) -> None:
    page = consultant.get(WHOLE)
    assert "Le registre face aux flux" in page.h1[0]
    for words in ("Observé seulement", "Déclaré seulement", "Destinataires", NASTY, "Santé"):
        assert words in page.words
    assert town.page in page.links
    one = consultant.get(town.page)
    assert "« Aides » face aux flux" in one.h1[0]
    assert "Courriel" in one.words
    assert f"/o/valbrise/acteurs/{town.fund}" in one.links
    assert town.page in consultant.get(f"/o/valbrise/traitements/{town.entry}").links


def test_one_state_or_one_matter_can_be_read_alone(consultant: Reader, town: Town) -> None:
    page = consultant.get(f"{town.page}?etat=declared")
    assert "Club" in page.words
    assert "Déclarer au registre" not in page.words
    page = consultant.get(f"{town.page}?quoi=categories")
    assert "Catégories de données" in page.words
    assert "Créer le flux" not in page.words


def test_what_flows_show_is_declared_in_one_press(consultant: Reader, town: Town) -> None:
    sent = {"ecart": f"recipients.actor-{town.fund}", "processing": f"processing-{town.entry}"}
    page = post(consultant, "declarer", traitement=town.entry, **sent)
    assert "Déclaré au registre" in page.words
    entry = town.read("processing", town.entry)
    assert isinstance(entry, Processing)
    assert RecipientLine(actor=town.fund, kind="authority") in entry.recipients
    assert town.told() == "Consultant a modifié « Aides »"
    assert "Cet écart n’y est plus." in post(consultant, "declarer", **sent).words


def test_the_flow_of_what_is_declared_is_created(consultant: Reader, town: Town) -> None:
    gap = consultant.get(f"{GAP}recipients.actor-{town.club}&traitement={town.entry}")
    assert "Le registre le dit, aucun flux recensé ne le montre." in gap.words
    sent = {
        "ecart": f"recipients.actor-{town.club}",
        "processing": f"processing-{town.entry}",
        "dataset": f"dataset-{town.file}",
        "source": f"system-{town.crm}",
        "target": f"actor-{town.club}",
        "medium": "email",
    }
    assert "Le flux est créé" in post(consultant, "flux", **sent).words
    assert town.told() == "Consultant a créé « CRM → Club »"
    assert "Cet écart n’y est plus." in post(consultant, "flux", **sent).words


def test_a_means_that_does_not_exist_is_refused_and_nothing_is_kept(
    consultant: Reader, town: Town
) -> None:
    before = town.installation.everything()
    sent = {
        "ecart": f"recipients.actor-{town.club}",
        "processing": f"processing-{town.entry}",
        "dataset": f"dataset-{town.file}",
        "source": f"system-{town.crm}",
        "target": f"actor-{town.club}",
        "medium": "telepathy",
    }
    page = post(consultant, "flux", **sent)
    assert "Créer le flux" in page.words
    assert town.installation.everything() == before


def test_a_category_that_is_declared_is_noted_on_data(consultant: Reader, town: Town) -> None:
    sent = {"ecart": "categories.image", "dataset": f"dataset-{town.file}"}
    assert "C’est noté" in post(consultant, "jeu-de-donnees", **sent).words
    noted = town.read("dataset", town.file)
    assert isinstance(noted, Dataset)
    assert noted.data_categories == ("health", "image")


def test_a_transfer_declared_by_country_offers_who_is_there(consultant: Reader, town: Town) -> None:
    there = consultant.get(f"{GAP}transfers.CN&traitement={town.entry}")
    assert f'value="actor-{town.club}"' in there.html
    nobody = consultant.get(f"{GAP}transfers.IN")
    assert "Aucun acteur ni système de ce pays" in nobody.words
    assert "/o/valbrise/acteurs/nouveau?country=IN" in nobody.links


@pytest.mark.parametrize(
    ("deed", "changed"),
    [
        ("declarer", {"processing": "processing-{foreign_processing}"}),
        ("declarer", {"processing": "actor-1"}),
        ("declarer", {"traitement": "{foreign_processing}"}),
        ("declarer", {"traitement": "-1"}),
        ("flux", {"source": "system-{foreign_system}"}),
        ("flux", {"target": "actor-{foreign_actor}"}),
        ("flux", {"dataset": ""}),
        ("jeu-de-donnees", {"dataset": "dataset-{foreign_dataset}"}),
    ],
)
def test_what_a_form_did_not_offer_is_not_done(
    consultant: Reader, town: Town, deed: str, changed: dict[str, str]
) -> None:
    gaps = {
        "declarer": f"recipients.actor-{town.fund}",
        "flux": f"recipients.actor-{town.club}",
        "jeu-de-donnees": "categories.image",
    }
    known = {f"foreign_{kind}": number for kind, number in town.installation.foreign.items()}
    sent = {
        "csrf_token": consultant.token(),
        "ecart": gaps[deed],
        "processing": f"processing-{town.entry}",
        "dataset": f"dataset-{town.file}",
        "source": f"system-{town.crm}",
        "target": f"actor-{town.club}",
        **{name: value.format(**known) for name, value in changed.items()},
    }
    before = town.installation.everything()
    assert consultant.client.post(f"{WHOLE}/{deed}", data=sent).status_code == 404
    assert town.installation.everything() == before


@pytest.mark.parametrize(
    "query", ["ecart=", "ecart=recipients.actor-999", "ecart=%00", "ecart=categories.%3Cb%3E"]
)
def test_a_gap_that_is_not_there_leads_back(consultant: Reader, town: Town, query: str) -> None:
    answer = consultant.client.get(f"{WHOLE}/ecart?{query}")
    assert answer.headers["Location"] == WHOLE


def test_readers_read_and_press_nothing(installation: Installation, town: Town) -> None:
    reader = installation.reader("reader")
    for address in (WHOLE, town.page, f"{GAP}recipients.actor-{town.fund}"):
        assert f"{WHOLE}/declarer" not in reader.get(address).html
    installation.reader("stranger").get(WHOLE, status=404)
    installation.reader("stranger").get(town.page, status=404)


def test_a_processing_that_ended_is_told_so(installation: Installation, consultant: Reader) -> None:
    with installation.session() as session:
        ended = NOW.date().replace(year=2025)
        number = a_record(session, installation.valbrise, "processing", ended_on=ended)
        session.commit()
    page = consultant.get(f"/o/valbrise/traitements/{number}/rapprochement")
    assert "n’est plus en vigueur" in page.words
