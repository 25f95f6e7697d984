"""The JSON-LD contexts that are known here by their address, so that none is ever fetched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_DCAT = "http://www.w3.org/ns/dcat#"
_DCT = "http://purl.org/dc/terms/"
_VCARD = "http://www.w3.org/2006/vcard/ns#"
_LINK = "@id"

#: Project Open Data 1.1, in which ArcGIS Hub and others write their catalogues.
_PROJECT_OPEN_DATA: Mapping[str, Any] = {
    "dcat": _DCAT,
    "dct": _DCT,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": _VCARD,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dataset": f"{_DCAT}dataset",
    "title": f"{_DCT}title",
    "description": f"{_DCT}description",
    "identifier": f"{_DCT}identifier",
    "keyword": f"{_DCAT}keyword",
    "theme": f"{_DCAT}theme",
    "issued": f"{_DCT}issued",
    "modified": f"{_DCT}modified",
    "publisher": f"{_DCT}publisher",
    "name": "http://xmlns.com/foaf/0.1/name",
    "contactPoint": f"{_DCAT}contactPoint",
    "fn": f"{_VCARD}fn",
    "hasEmail": f"{_VCARD}hasEmail",
    "email": f"{_VCARD}hasEmail",
    "accessLevel": f"{_DCT}accessRights",
    "license": f"{_DCT}license",
    "rights": f"{_DCT}rights",
    "spatial": f"{_DCT}spatial",
    "temporal": f"{_DCT}temporal",
    "accrualPeriodicity": f"{_DCT}accrualPeriodicity",
    "landingPage": {_LINK: f"{_DCAT}landingPage", "@type": _LINK},
    "distribution": f"{_DCAT}distribution",
    "accessURL": {_LINK: f"{_DCAT}accessURL", "@type": _LINK},
    "downloadURL": {_LINK: f"{_DCAT}downloadURL", "@type": _LINK},
    "format": f"{_DCT}format",
    "mediaType": f"{_DCAT}mediaType",
}
LOCAL_CONTEXTS: Mapping[str, Mapping[str, Any]] = {
    "project-open-data.cio.gov/v1.1/schema/catalog.jsonld": _PROJECT_OPEN_DATA,
}
