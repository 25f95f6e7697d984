"""Flows that others listed or drew come in through the preview, and nothing crashes on them."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook as Sheets

from inventaire.exchange.formats import propose_changes
from inventaire.graph.build import ends_of
from inventaire.graph.composition import compose
from inventaire.graph.view import View
from inventaire.i18n import LANGUAGES, speaking
from tests.builders import actor, commune, flow, picture, system
from tests.exchange.flow_list_case import EMPTY, created, csv, flows, read, told
from tests.exchange.map_case import map_case, written


def test_a_list_of_two_columns_is_enough_to_draw_flows() -> None:
    changes = read(csv("Source;Target", "Paie;DGFiP", "Paie;Messagerie"))
    assert created(changes, "system") == ["Paie", "Messagerie"]
    assert created(changes, "actor") == ["DGFiP"]
    assert len(flows(changes)) == 2


def test_what_a_list_says_of_a_flow_is_understood_in_words() -> None:
    changes = read(
        csv(
            "De;Vers;Données;Moyen;Fréquence;Chiffré;État",
            'Paie;DGFiP;"DSN ; Bulletins";API;mensuel;oui;existant',
        )
    )
    (told,) = flows(changes)
    assert (told["medium"], told["frequency"], told["encrypted"]) == ("api", "MONTHLY", True)
    assert created(changes, "dataset") == ["DSN", "Bulletins"]
    assert told["status"] == "existing"


def test_what_nobody_understands_is_told_with_its_cell() -> None:
    changes = read(csv("De;Vers;Moyen", "Paie;DGFiP;pigeon voyageur"))
    (told,) = [one for one in changes.warnings if "pigeon voyageur" in str(one.text)]
    assert told.origin is not None
    assert told.origin.cell == "C2"
    assert flows(changes)[0]["notes"] == "Moyen : pigeon voyageur"


def test_a_column_that_no_field_is_called_after_goes_to_the_remarks() -> None:
    changes = read(csv("De;Vers;Volume;Remarques", "Paie;DGFiP;3 000;Voir Léa"))
    assert flows(changes)[0]["notes"] == "Voir Léa\nVolume : 3 000"


def test_places_and_flows_of_two_sheets_are_tied_by_what_flows_call_them() -> None:
    book = Sheets()
    places = book.active
    places.title = "Nodes"
    for row in (("Id", "Label", "Type"), ("n1", "Logiciel de paie", "Logiciel métier")):
        places.append(row)
    places.append(("n2", "Préfecture", "Autorité publique"))
    edges = book.create_sheet("Edges")
    for row in (("Source", "Target"), ("n1", "n2")):
        edges.append(row)
    kept = BytesIO()
    book.save(kept)
    changes = read(kept.getvalue())
    assert created(changes, "system") == ["Logiciel de paie"]
    assert created(changes, "actor") == ["Préfecture"]
    assert len(flows(changes)) == 1


def test_a_sheet_that_is_no_list_of_flows_is_told_and_not_lost_in_silence() -> None:
    book = Sheets()
    for row in (("De", "Vers"), ("Paie", "DGFiP")):
        book.active.append(row)
    other = book.create_sheet("Budget")
    other.append(("Chapitre", "Montant"))
    kept = BytesIO()
    book.save(kept)
    assert any("Budget" in text for text in told(read(kept.getvalue())))


def test_a_register_that_names_sources_and_recipients_is_no_list_of_flows() -> None:
    heading = "Nom du traitement;Finalités;Base légale;Personnes concernées;Source;Destinataire"
    format_, changes = propose_changes(
        csv(heading, "Paie;Payer;Contrat;Salariés;Agents;DGFiP"), EMPTY
    )
    assert format_.code == "list"
    assert created(changes, "processing") == ["Paie"]


def test_a_list_of_applications_with_numbers_is_no_list_of_places() -> None:
    format_, _changes = propose_changes(csv("N°;Application;Éditeur", "1;Paie;Soft"), EMPTY)
    assert format_.code == "list"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Paie;", "n'a qu'un bout"),
        (";DGFiP", "n'a qu'un bout"),
        ("Paie;paie", "à lui-même"),
    ],
    ids=["no target", "no source", "itself"],
)
def test_a_flow_that_cannot_be_is_refused_with_its_reason(line: str, why: str) -> None:
    changes = read(csv("De;Vers", line, "Paie;Messagerie"))
    (refused,) = changes.refused
    assert why in str(refused.text)
    assert refused.origin is not None
    assert "2" in refused.origin.cell
    assert len(flows(changes)) == 1


def test_a_flow_written_twice_is_taken_once() -> None:
    changes = read(csv("De;Vers;Moyen", "Paie;DGFiP;API", "paie;dgfip;API"))
    assert len(flows(changes)) == 1
    assert any("deux fois" in text for text in told(changes))


def test_parallel_flows_by_other_means_stay_apart() -> None:
    changes = read(csv("De;Vers;Moyen", "Paie;DGFiP;API", "Paie;DGFiP;papier"))
    assert len(flows(changes)) == 2


def test_two_records_of_one_name_are_not_chosen_between() -> None:
    before = picture(commune(), system("Paie"), system("Paie"))
    changes = read(csv("De;Vers", "Paie;DGFiP", "Messagerie;DGFiP"), before)
    assert any("Plusieurs fiches" in text for text in told(changes))
    assert len(flows(changes)) == 1


def test_a_flow_that_is_recorded_is_completed_and_not_doubled() -> None:
    paie, dgfip = system("Paie"), actor("DGFiP")
    known = flow(paie, dgfip, medium="api")
    before = picture(commune(), paie, dgfip, known)
    changes = read(csv("De;Vers;Fréquence", "PAIE;dgfip;mensuel"), before)
    (change,) = changes.changes
    assert (change.deed, change.ref.id) == ("change", known.id)
    assert [field.field for field in change.fields] == ["frequency"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", ["lieux.csv", "flux.csv", "graphml"])
def test_what_a_map_gives_out_changes_nothing_when_it_comes_back(
    format_: str, language: str
) -> None:
    with speaking(language):
        data = written(format_)
    changes = read(data, map_case().graph.snapshot)
    assert changes.changes == ()
    assert changes.refused == ()


@pytest.mark.parametrize("format_", ["lieux.csv", "flux.csv", "graphml"])
def test_what_a_map_gives_out_fills_an_empty_inventory(format_: str) -> None:
    changes, seen = read(written(format_)), compose(map_case(), View()).seen
    label = map_case().graph.snapshot.label
    ends = {label(end) for one in seen.flows for end in ends_of(one)}
    assert changes.refused == ()
    assert {*created(changes, "system"), *created(changes, "actor")} >= ends
    assert len(flows(changes)) == (0 if format_ == "lieux.csv" else len(seen.flows))
