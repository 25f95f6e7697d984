"""Records of geographic data (ISO 19139), alone or in the answer of a catalogue service."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventaire.exchange.formats import propose_changes
from inventaire.exchange.harvest.graphs import ISO, given_by, graph_in
from inventaire.exchange.harvest.linked_child import answer
from inventaire.exchange.harvest.proposing import propose_entries
from inventaire.exchange.readers import Unreadable
from inventaire.inventory.dataset import Resource
from tests.builders import commune, picture
from tests.exchange.harvest_case import applied, datasets_of, named, proposed, texts

_SPACES = (
    'xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco" '
    'xmlns:gmx="http://www.isotc211.org/2005/gmx" xmlns:gml="http://www.opengis.net/gml" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def said(name: str, text: str) -> str:
    return f"<gmd:{name}><gco:CharacterString>{text}</gco:CharacterString></gmd:{name}>"


def coded(name: str, code: str) -> str:
    inner = f'<gmd:Code codeList="http://x#C" codeListValue="{code}">{code}</gmd:Code>'
    return f"<gmd:{name}>{inner}</gmd:{name}>"


def dated(day: str, kind: str) -> str:
    inner = f"<gmd:date><gco:Date>{day}</gco:Date></gmd:date>{coded('dateType', kind)}"
    return f"<gmd:date><gmd:CI_Date>{inner}</gmd:CI_Date></gmd:date>"


def party(name: str, mail: str, role: str) -> str:
    return (
        f"<gmd:pointOfContact><gmd:CI_ResponsibleParty>{said('organisationName', name)}"
        "<gmd:contactInfo><gmd:CI_Contact><gmd:address><gmd:CI_Address>"
        f"{said('electronicMailAddress', mail)}</gmd:CI_Address></gmd:address></gmd:CI_Contact>"
        f"</gmd:contactInfo>{coded('role', role)}</gmd:CI_ResponsibleParty></gmd:pointOfContact>"
    )


def online(url: str, protocol: str, name: str, use: str = "") -> str:
    return (
        f"<gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>{url}</gmd:URL></gmd:linkage>"
        f"{said('protocol', protocol)}{said('name', name)}"
        f"{coded('function', use) if use else ''}</gmd:CI_OnlineResource></gmd:onLine>"
    )


def keyword(text: str, kind: str) -> str:
    return (
        f"<gmd:descriptiveKeywords><gmd:MD_Keywords>{said('keyword', text)}{coded('type', kind)}"
        "</gmd:MD_Keywords></gmd:descriptiveKeywords>"
    )


PLAN = f"""<gmd:MD_Metadata {_SPACES}>
  <!-- as GeoNetwork gives it -->
  {said("fileIdentifier", "fr-213309990-plu-1")}
  {coded("hierarchyLevel", "dataset")}
  <gmd:identificationInfo><gmd:MD_DataIdentification>
    <gmd:citation><gmd:CI_Citation>
      {said("title", "Plan local d'urbanisme")}
      {dated("2017-10-07", "publication")}{dated("2003-06-02", "creation")}
      {dated("2019-01-05", "revision")}{dated("2021-02-30", "revision")}
      <gmd:identifier><gmd:RS_Identifier>{said("code", "orphan-c467")}</gmd:RS_Identifier>
      </gmd:identifier>
    </gmd:CI_Citation></gmd:citation>
    {said("abstract", "Zonage et prescriptions.")}
    {said("purpose", "Instruire les permis.")}
    {party("Direction de l'urbanisme", "plu@valbrise.example", "pointOfContact")}
    {party("Agence du Lien", "agence@lien.example", "owner")}
    <gmd:resourceMaintenance><gmd:MD_MaintenanceInformation>
      {coded("maintenanceAndUpdateFrequency", "asNeeded")}
    </gmd:MD_MaintenanceInformation></gmd:resourceMaintenance>
    {keyword("Usage des sols", "theme")}{keyword("Valbrise", "place")}
    <gmd:resourceConstraints><gmd:MD_LegalConstraints>
      {said("useLimitation", "Aucune garantie de précision")}
      <gmd:otherConstraints>
        <gmx:Anchor xlink:href="https://www.etalab.gouv.fr/licence-ouverte-v2.0">LO</gmx:Anchor>
      </gmd:otherConstraints>
    </gmd:MD_LegalConstraints></gmd:resourceConstraints>
    <gmd:topicCategory><gmd:MD_TopicCategoryCode>planningCadastre</gmd:MD_TopicCategoryCode>
    </gmd:topicCategory>
    <gmd:extent><gmd:EX_Extent>
      <gmd:geographicElement><gmd:EX_GeographicBoundingBox>
        <gmd:westBoundLongitude><gco:Decimal>2.86</gco:Decimal></gmd:westBoundLongitude>
        <gmd:eastBoundLongitude><gco:Decimal>2.91</gco:Decimal></gmd:eastBoundLongitude>
      </gmd:EX_GeographicBoundingBox></gmd:geographicElement>
      <gmd:temporalElement><gmd:EX_TemporalExtent><gmd:extent><gml:TimePeriod>
        <gml:beginPosition>2003</gml:beginPosition><gml:endPosition>2019-12</gml:endPosition>
      </gml:TimePeriod></gmd:extent></gmd:EX_TemporalExtent></gmd:temporalElement>
    </gmd:EX_Extent></gmd:extent>
  </gmd:MD_DataIdentification></gmd:identificationInfo>
  <gmd:distributionInfo><gmd:MD_Distribution>
    <gmd:distributionFormat><gmd:MD_Format>{said("name", "ESRI Shapefile")}</gmd:MD_Format>
    </gmd:distributionFormat>
    <gmd:transferOptions><gmd:MD_DigitalTransferOptions>
      {online("https://carto.example/wms?", "OGC:WMS-1.3.0-http-get-map", "zonage")}
      {online("https://sig.example/get?id=1", "WWW:DOWNLOAD-1.0-http--download", "Archive")}
      {online("https://sig.example/doc.pdf", "WWW:LINK-1.0-http--link", "Règlement", "information")}
      {online("adresse à venir", "WWW:LINK-1.0-http--link", "Plus tard")}
    </gmd:MD_DigitalTransferOptions></gmd:transferOptions>
  </gmd:MD_Distribution></gmd:distributionInfo>
  <gmd:dataQualityInfo><gmd:DQ_DataQuality><gmd:lineage><gmd:LI_Lineage>
    {said("statement", "Numérisé au 1/2000.")}
  </gmd:LI_Lineage></gmd:lineage></gmd:DQ_DataQuality></gmd:dataQualityInfo>
</gmd:MD_Metadata>"""
SERVICE = f"""<gmd:MD_Metadata {_SPACES}>{said("fileIdentifier", "srv-1")}
  {coded("hierarchyLevel", "service")}</gmd:MD_Metadata>"""
ANSWER = f"""<?xml version="1.0" encoding="UTF-8"?>
<csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2">
  <csw:SearchResults numberOfRecordsMatched="2">{PLAN}{SERVICE}</csw:SearchResults>
</csw:GetRecordsResponse>"""


def test_a_record_of_geonetwork_gives_its_dataset() -> None:
    changes = proposed(PLAN)
    (plan,) = datasets_of(changes).values()
    assert (plan["name"], plan["identifier"]) == ("Plan local d'urbanisme", "fr-213309990-plu-1")
    assert (plan["theme"], plan["frequency"], plan["licence"]) == ("REGI", "AS_NEEDED", "lov2")
    assert (plan["keywords"], plan["spatial_label"]) == (("Usage des sols",), "Valbrise")
    assert plan["created_on"] == date(2003, 6, 2), "created before it was published"
    assert (plan["temporal_start"], plan["temporal_end"]) == (date(2003, 1, 1), date(2019, 12, 31))
    assert plan["contact"] == "Direction de l'urbanisme, plu@valbrise.example"
    assert named(changes, "actor", plan["producer"]) == "Agence du Lien"
    assert plan["quality_note"] == "Numérisé au 1/2000."
    assert "publication_status" not in plan, "a portal also describes what it does not give"
    assert plan["resources"] == (
        Resource(title="zonage", url="https://carto.example/wms?", format="wms_srvc", kind="api"),
        Resource(title="Archive", url="https://sig.example/get?id=1", format="shp", kind="data"),
        Resource(
            title="Règlement",
            url="https://sig.example/doc.pdf",
            format="pdf",
            kind="documentation",
        ),
        Resource(title="Plus tard"),
    )
    for kept in ("Instruire les permis.", "Aucune garantie", "2.86, 2.91", "adresse à venir"):
        assert kept in plan["notes"]


def test_a_day_that_is_none_survives_with_a_warning() -> None:
    changes = proposed(PLAN)
    (plan,) = datasets_of(changes).values()
    assert "updated_on" not in plan
    assert "2021-02-30" in plan["notes"]
    assert not any("ne dit pas sa version" in text for text in texts(changes)), "the link does"
    assert any("« 2021-02-30 » n'est pas compris" in text for text in texts(changes))


def test_the_answer_of_a_service_gives_datasets_and_tells_that_services_are_left() -> None:
    layout, changes = propose_changes(ANSWER.encode(), picture(commune()))
    assert layout.code == "catalogue_iso"
    assert list(datasets_of(changes)) == ["Plan local d'urbanisme"]
    assert any("décrit aussi des services" in text for text in texts(changes))


@pytest.mark.parametrize("data", [PLAN, ANSWER], ids=["record", "answer"])
def test_the_same_records_twice_change_nothing(data: str) -> None:
    before = picture(commune())
    assert proposed(data, applied(before, proposed(data, before))).changes == ()


def test_what_is_classified_is_said() -> None:
    secret = PLAN.replace(
        "</gmd:MD_LegalConstraints>",
        f"</gmd:MD_LegalConstraints><gmd:MD_SecurityConstraints>"
        f"{coded('classification', 'restricted')}</gmd:MD_SecurityConstraints>",
    )
    (plan,) = datasets_of(proposed(secret)).values()
    assert "Accès : restricted" in plan["notes"]


def test_a_dtd_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        proposed(f'<!DOCTYPE x [<!ENTITY e "x">]>{PLAN}')
    assert "DOCTYPE" in str(refused.value.text)


@settings(max_examples=40)
@given(seed=st.integers(0, 100_000))
def test_damaged_records_are_read_or_refused_with_a_sentence(seed: int) -> None:
    draw = random.Random(seed)
    damaged = ANSWER
    for _time in range(draw.randint(1, 4)):
        start = draw.randrange(len(damaged))
        stop = start + draw.randint(0, 3)
        damaged = damaged[:start] + draw.choice(["", "x", "é", "\x00", "&", "<"]) + damaged[stop:]
    data = damaged.encode()
    if graph_in(data) != ISO:
        return
    try:
        found, told = given_by(answer(data, ISO))
        changes = propose_entries(found, picture(commune()), published=False, told=told)
    except Unreadable as unreadable:
        assert str(unreadable.text)
    else:
        assert all(one.label for one in changes.changes)
