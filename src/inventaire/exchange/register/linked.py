"""The register as linked data: a DCAT catalogue whose entries are described with DPV 2.3.

Terms of the W3C Data Privacy Vocabulary 2.3 (28 February 2026) and of its GDPR extension, written
with their versionless addresses; the context stands in the file, so that nothing is fetched to read
it. Numbers are those of the inventory, local to the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from inventaire.exchange.phrases import term
from inventaire.exchange.register.fiche import Fiche, RegisterFile
from inventaire.i18n import current_language
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import DataLine, Processing, TransferLine
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.processing import (
    DATA_CATEGORIES,
    DATA_SUBJECTS,
    MEASURES,
    RECIPIENT_KINDS,
)

Node = dict[str, Any]

_CONTEXT: Node = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "loc": "https://w3id.org/dpv/loc#",
    "dct:issued": {"@type": "xsd:date"},
    "dct:modified": {"@type": "xsd:date"},
    "dct:created": {"@type": "xsd:date"},
}

_LEGAL_BASES = {
    "consent": "A6-1-a",
    "contract": "A6-1-b",
    "legal_obligation": "A6-1-c",
    "vital_interests": "A6-1-d",
    "public_task": "A6-1-e",
    "legitimate_interests": "A6-1-f",
}
#: What makes a transfer lawful, by our words: RGPD art. 45, 46 and 49.
_SAFEGUARDS = {
    "adequacy": "A45-3",
    "dpf": "A45-3",
    "scc_2021": "A46-2-c",
    "bcr": "A46-2-b",
    "legal_instrument": "A46-2-a",
    "code_of_conduct": "A46-2-e",
    "certification": "A46-2-f",
    "ad_hoc_clauses": "A46-3-a",
    "art49_consent": "A49-1-a",
    "art49_contract": "A49-1-b",
    "art49_public_interest": "A49-1-d",
    "art49_claims": "A49-1-e",
    "art49_vital": "A49-1-f",
    "art49_register": "A49-1-g",
    "art49_compelling": "A49-2",
}


def as_linked_data(register: RegisterFile) -> bytes:
    """The register as JSON-LD, in UTF-8."""
    who = _controller(register.snapshot)
    catalogue: Node = {
        "@context": _CONTEXT,
        "@id": f"#registre-{register.kind.value}",
        "@type": ["dcat:Catalog", "dpv:ROPA"],
        "dct:title": _said(register.title),
        "dct:issued": register.taken_on.isoformat(),
        "dct:language": current_language(),
        "dct:conformsTo": register.law,
        "dct:publisher": who,
        "dcat:dataset": [_entry(register, fiche, who["@id"]) for fiche in register.fiches],
    }
    return (json.dumps(catalogue, ensure_ascii=False, indent=2) + "\n").encode()


def _said(text: str) -> Node:
    return {"@value": text, "@language": current_language()}


def _controller(snapshot: Snapshot) -> Node:
    organisation = snapshot.organisation
    found: Node = {
        "@id": "#organisation",
        "@type": ["foaf:Organization", "dpv:Organisation"],
        "foaf:name": organisation.name,
    }
    if organisation.siren:
        found["dct:identifier"] = organisation.siren
    if organisation.dpo_name:
        delegate = {"@type": "dpv:DataProtectionOfficer", "foaf:name": organisation.dpo_name}
        found["dpv:hasDataProtectionOfficer"] = delegate
    return found


def _entry(register: RegisterFile, fiche: Fiche, who: str) -> Node:
    """One processing; what was not recorded is left out."""
    one = fiche.record
    snapshot = register.snapshot
    role = "dpv:hasDataProcessor" if one.role == "processor" else "dpv:hasDataController"
    said: Node = {
        "@id": f"#traitement-{one.id}",
        "@type": ["dcat:Dataset", "dpv:Process"],
        "dct:title": _said(fiche.title),
        "dct:identifier": one.reference or None,
        "dct:created": _day(one.started_on),
        "dct:modified": _day(one.updated_on),
        role: {"@id": who},
        "dpv:hasJointDataControllers": _actors(snapshot, one.joint_controllers),
        "dpv:hasPurpose": [_described("dpv:Purpose", purpose) for purpose in one.purposes],
        "dpv:hasLegalBasis": [{"@id": f"eu-gdpr:{code}"} for code in _bases(one)],
        "dpv:hasDataSubject": list(_subjects(one)),
        "dpv:hasPersonalData": [_data(line) for line in one.data],
        "dpv:hasRecipient": list(_recipients(snapshot, one)),
        "dpv:hasThirdCountry": [{"@id": f"loc:{code}"} for code in _countries(one)],
        "dpv:hasTechnicalOrganisationalMeasure": list(_measures(one)),
        "dct:relation": [{"@id": f"#jeu-de-donnees-{number}"} for number in one.datasets],
    }
    if one.role == "processor":
        said["dpv:hasDataController"] = _actors(snapshot, one.clients)
    return {name: value for name, value in said.items() if value not in (None, [])}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _described(kind: str, text: str) -> Node:
    return {"@type": kind, "dct:description": _said(text)}


def _titled(kinds: str | list[str], title: str, description: str = "") -> Node:
    found: Node = {"@type": kinds, "dct:title": _said(title)}
    return {**found, "dct:description": _said(description)} if description else found


def _actors(snapshot: Snapshot, numbers: Iterable[int]) -> list[Node]:
    return [{"@id": f"#acteur-{n}", "foaf:name": snapshot.label(Ref("actor", n))} for n in numbers]


def _bases(one: Processing) -> Iterator[str]:
    """The legal bases, the exceptions of art. 9, and what makes each transfer lawful."""
    yield from (_LEGAL_BASES[code] for code in one.legal_bases if code in _LEGAL_BASES)
    yield from (f"A9-2-{code}" for code in one.article_9_exception)
    found = (_SAFEGUARDS.get(line.safeguard) for line in one.transfers)
    yield from dict.fromkeys(code for code in found if code)


def _countries(one: Processing) -> list[str]:
    return list(dict.fromkeys(line.country for line in one.transfers if line.country))


def _subjects(one: Processing) -> Iterator[Node]:
    for line in one.subjects:
        kinds = ["dpv:DataSubject", *(["dpv:VulnerableDataSubject"] if line.vulnerable else [])]
        title = term(DATA_SUBJECTS, line.category) or line.precision
        yield _titled(kinds, title, line.precision if line.category else "")


def _data(line: DataLine) -> Node:
    known = DATA_CATEGORIES.get(line.category)
    special = known is not None and known.special
    kind = "dpv:SpecialCategoryPersonalData" if special else "dpv:PersonalData"
    title = term(DATA_CATEGORIES, line.category) or line.description
    found = _titled(kind, title, line.description if line.category else "")
    if line.retention:
        found["dpv:hasStorageCondition"] = _described("dpv:StorageDuration", line.retention)
    return found


def _recipients(snapshot: Snapshot, one: Processing) -> Iterator[Node]:
    for line in one.recipients:
        who = {} if line.actor is None else _actors(snapshot, (line.actor,))[0]
        kind = "dpv:DataProcessor" if line.kind == "processor" else "dpv:Recipient"
        title = who.get("foaf:name") or term(RECIPIENT_KINDS, line.kind) or line.precision
        yield {**who, **_titled(kind, title, line.precision)}
    yield from (_importer(snapshot, line) for line in one.transfers if line.actor is not None)


def _importer(snapshot: Snapshot, line: TransferLine) -> Node:
    who = _actors(snapshot, (line.actor,) if line.actor is not None else ())[0]
    where = {"dpv:hasCountry": {"@id": f"loc:{line.country}"}} if line.country else {}
    return {**who, "@type": "dpv:DataImporter", **where}


def _measures(one: Processing) -> Iterator[Node]:
    for line in one.measures:
        title = term(MEASURES, line.measure) or line.detail
        kind = "dpv:TechnicalOrganisationalMeasure"
        yield _titled(kind, title, line.detail if line.measure else "")
