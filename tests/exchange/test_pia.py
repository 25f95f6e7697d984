"""A processing as the CNIL's PIA software opens it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from inventaire.audit.picture import Picture
from inventaire.exchange.pia import flows_of, to_pia
from inventaire.inventory.processing import (
    DataLine,
    MeasureLine,
    Processing,
    RecipientLine,
    SubjectLine,
    TransferLine,
)
from tests.builders import actor, commune, flow, personal, picture, processing, system

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_HOST = actor(
    "Éditeur & Fils",
    kind="processor",
    contract_reference="M-2026-4",
    contract_signed_on=date(2026, 1, 15),
    clauses=("instructions",),
)
_FUND = actor("Caisse", kind="public_authority")
_PAYROLL = system("Paie", operator=_HOST.id)
_FILES = personal("Dossiers", "identity", held_by=[_PAYROLL])
_FLOWS = (flow(_PAYROLL, _FUND, _FILES, medium="api"), flow(_FUND, _PAYROLL))
_OWN = commune(controller_name="Le maire", dpo_name="Le délégué")


def an_entry(**values: Any) -> Processing:
    known: dict[str, Any] = {
        "reference": "T1",
        "purposes": ("Payer <les agents>",),
        "legal_bases": ("legal_obligation",),
        "legal_text": "Code général",
        "subjects": (SubjectLine(category="employees"),),
        "data": (DataLine(category="identity", retention="5 ans"),),
        "recipients": (RecipientLine(actor=_HOST.id, kind="processor"),),
        "transfers": (TransferLine(country="US", safeguard="scc_2021"),),
        "measures": (MeasureLine(measure="access_control", detail="Un compte par agent"),),
        "datasets": (_FILES.id,),
        "rights_note": "Écrire au délégué",
        "dpia_required_type": "R03",
    }
    return processing("Carrières", **{**known, **values})


def look(*entries: Processing) -> Picture:
    return Picture(picture(_OWN, _HOST, _FUND, _PAYROLL, _FILES, *_FLOWS, *entries))


def read(entry: Processing) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_pia(look(entry), entry, now=NOW))
    return found


def texts(entry: Processing) -> dict[int, str]:
    return {one["reference_to"]: one["data"]["text"] for one in read(entry)["answers"]}


def test_the_file_has_what_the_software_reads_on_import() -> None:
    found = read(an_entry())
    assert set(found) == {"pia", "answers", "measures", "evaluations", "comments"}
    assert found["pia"]["name"] == "Carrières"
    assert (found["pia"]["status"], found["pia"]["is_example"]) == (0, 0)
    assert found["pia"]["created_at"] == "2026-11-23T09:30:00Z"
    assert found["pia"]["validator_name"] == "Le maire"
    assert found["pia"]["dpos_names"] == "Le délégué"
    for answer in found["answers"]:
        assert set(answer) == {"reference_to", "data", "created_at"}
        assert set(answer["data"]) == {"text", "gauge", "list"}
    assert found["evaluations"] == found["comments"] == []
    assert found["measures"][0]["title"]
    assert found["measures"][0]["content"] == "<p>Un compte par agent</p>"


def test_each_question_is_answered_by_what_is_recorded() -> None:
    told = texts(an_entry())
    assert "Payer &lt;les agents&gt;" in told[111]
    assert "Une AIPD est obligatoire." in told[111]
    assert "Valbrise, Le maire" in told[112]
    assert "Éditeur &amp; Fils" in told[112]
    assert "Code général" in told[113]
    assert "5 ans" in told[121]
    assert "Joignez ici la carte" in told[122]
    assert "Paie → Caisse (Dossiers" in told[122]
    assert "<li>Paie</li>" in told[123]
    assert "Obligation légale" in told[212]
    assert "Écrire au délégué" in told[223]
    assert "M-2026-4" in told[226]
    assert "États-Unis" in told[227]


def test_what_nobody_recorded_is_left_to_be_answered() -> None:
    bare = processing("Nouveau")
    assert set(texts(bare)) == {111, 112}
    assert read(bare)["measures"] == []


def test_the_flows_are_those_of_the_data_that_it_covers() -> None:
    entry = an_entry()
    assert flows_of(look(entry), entry) == (_FLOWS[0],)
    other = processing("Autre")
    assert flows_of(look(other), other) == ()


class _Tags(HTMLParser):
    """The tags of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, int]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add((tag, len(attrs)))


@given(st.text(min_size=1))
@settings(max_examples=60)
def test_no_word_that_people_wrote_becomes_a_tag(text: str) -> None:
    hostile = f"{text}<script>alert(1)</script><img src=x onerror=alert(1)>"
    entry = an_entry(purposes=(hostile,), rights_note=hostile, legal_text=hostile, notes=hostile)
    found = read(entry)
    for held in (*(a["data"]["text"] for a in found["answers"]), found["measures"][0]["content"]):
        tags = _Tags()
        tags.feed(held)
        assert tags.seen <= {("p", 0), ("ul", 0), ("li", 0), ("strong", 0)}
