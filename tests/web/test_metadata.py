"""How datasets are described: scored, narrowed, mended together, explained on their pages."""

from __future__ import annotations

import pytest

from inventaire.audit.scales import SCALES
from inventaire.inventory.dataset import Resource
from tests.factories import a_record
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader

METADATA = "/o/valbrise/maturite/metadonnees"


@pytest.fixture
def described(installation: Installation) -> Installation:
    """A published dataset that is well described, one to publish that is not, one kept inside."""
    file = Resource(title="Arbres", url="https://exemple.fr/a.csv", format="csv", kind="data")
    with installation.session() as session:
        owner = installation.valbrise
        a_record(
            session,
            owner,
            "dataset",
            name="Arbres",
            publication_status="published",
            licence="lov2",
            theme="ENVI",
            keywords=("arbres",),
            producer=installation.known["actor"],
            resources=(file,),
        )
        a_record(session, owner, "dataset", name="Bancs", publication_status="to_publish")
        a_record(session, owner, "dataset", name="Paie", publication_status="not_communicable")
        session.commit()
    return installation


def _rows(page: Page) -> str:
    return page.html.split('id="datasets"')[1]


def test_what_opens_is_read_first_and_the_rest_on_demand(
    described: Installation, consultant: Reader
) -> None:
    rows = _rows(consultant.get(METADATA))
    assert "Arbres" in rows
    assert "Bancs" in rows
    assert "Paie" not in rows
    assert "Paie" in _rows(consultant.get(f"{METADATA}?scope=all"))
    assert "Arbres" not in _rows(consultant.get(f"{METADATA}?scope=not_communicable"))


def test_everything_is_read_where_nothing_opens(consultant: Reader) -> None:
    assert "Un dataset" in _rows(consultant.get(METADATA))


def test_datasets_are_sorted_by_what_each_scale_gives(
    described: Installation, consultant: Reader
) -> None:
    for scale in SCALES:
        rising = _rows(consultant.get(f"{METADATA}?sort={scale}"))
        assert rising.index("Bancs") < rising.index("Arbres")
        falling = _rows(consultant.get(f"{METADATA}?sort=-{scale}"))
        assert falling.index("Arbres") < falling.index("Bancs")


def test_a_criterion_leads_to_the_datasets_that_fail_it(
    described: Installation, consultant: Reader
) -> None:
    page = consultant.get(METADATA)
    assert f"{METADATA}?lacks=theme#datasets" in page.links
    assert f"{METADATA}?lacks=mqa.theme#datasets" in page.links
    for what in ("theme", "mqa.theme"):
        rows = _rows(consultant.get(f"{METADATA}?lacks={what}"))
        assert "Bancs" in rows
        assert "Arbres" not in rows


def test_a_search_and_a_producer_narrow_what_is_read(
    described: Installation, consultant: Reader
) -> None:
    assert "Arbres" not in _rows(consultant.get(f"{METADATA}?q=BANC"))
    number = described.known["actor"]
    assert "Bancs" not in _rows(consultant.get(f"{METADATA}?producer={number}"))
    assert "Arbres" not in _rows(consultant.get(f"{METADATA}?producer=-"))
    assert "Rien ne correspond" in consultant.get(f"{METADATA}?q=introuvable").words


def test_one_field_is_filled_for_many_and_one_comes_back(
    described: Installation, consultant: Reader
) -> None:
    here = f"{METADATA}?lacks=theme&scope=all"
    page = consultant.get(here)
    chosen = [box["value"] for box in page.boxes if box.get("name") == "id"]
    assert len(chosen) == 3
    sent = {**page.form("data-selection"), "id": chosen}
    form = consultant.post("/o/valbrise/jeux-de-donnees/selection", sent, status=200)
    filled = {**form.form(), "theme": "GOVE"}
    assert consultant.sent_to("/o/valbrise/jeux-de-donnees/selection/champ", filled) == here
    assert "Rien ne correspond" in consultant.get(here).words


def test_a_bulk_form_leads_nowhere_else(described: Installation, consultant: Reader) -> None:
    sent = {"do": "archive", "back": "https://ailleurs.example/"}
    assert consultant.sent_to("/o/valbrise/jeux-de-donnees/selection", sent) == "/"


def test_the_list_leaves_as_it_is_seen(described: Installation, consultant: Reader) -> None:
    answer = consultant.client.get(f"{METADATA}.csv?lacks=theme")
    lines = answer.get_data(as_text=True).removeprefix("\ufeff").splitlines()
    assert lines[0].startswith("Titre exact;Service producteur;Statut de diffusion;RIP")
    assert [line.split(";")[0] for line in lines[1:]] == ["Bancs"]
    assert "valbrise-metadonnees-2026-11-23.csv" in answer.headers["Content-Disposition"]


def test_the_page_of_a_dataset_explains_its_three_scores(
    described: Installation, consultant: Reader
) -> None:
    address = f"/o/valbrise/jeux-de-donnees/{described.known['dataset']}"
    page = consultant.get(address)
    assert "Qualité de la description" in page.words
    assert "1 sur 6" in page.words
    assert "0 sur 9" in page.words
    assert "0 sur 305, potentiel" in page.words
    assert "%" not in page.html.split('id="quality"')[1].split("</section>")[0]
    assert f"{address}/modifier?champ=keywords#keywords" in page.links
    reader = described.reader("reader").get(address)
    assert not [link for link in reader.links if "champ=" in link]


@pytest.mark.parametrize("scale", SCALES)
def test_every_criterion_leads_to_a_field_that_stands_in_the_form(
    described: Installation, consultant: Reader, scale: str
) -> None:
    address = f"/o/valbrise/jeux-de-donnees/{described.known['dataset']}/modifier"
    for field in {measure.field for measure in SCALES[scale].measures}:
        page = consultant.get(f"{address}?champ={field}")
        assert page.ids[field] == 1, field
        folded = page.html.split(f'id="{field}"')[0].split("<details class=")[-1]
        assert "</details>" in folded or "open" in folded.split(">")[0], field


def test_an_address_made_by_hand_is_no_error(consultant: Reader) -> None:
    for asked in ("lacks=zzz", "lacks=mqa.zzz", "lacks=zzz.licence", "sort=-zzz", "page=-1"):
        consultant.get(f"{METADATA}?{asked}&scope=all")
    for asked in ("scope=zzz", "producer=abc", "producer=99999999999", "page=9999", "q=%00"):
        consultant.get(f"{METADATA}?{asked}")
