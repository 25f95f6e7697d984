"""The words of catalogues in ours: themes, frequencies, licences, by code, name or address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit

from inventaire.exchange.catalogue.entries import address
from inventaire.exchange.lists.values import term_of
from inventaire.exchange.sheets import key
from inventaire.vocabulary.datasets import RESOURCE_KINDS
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.metadata import (
    FORMATS,
    GRANULARITIES,
    HVD_CATEGORIES,
    LICENCES,
    THEMES,
)
from inventaire.vocabulary.terms import Vocabulary

#: What says that nothing is known.
UNKNOWN = frozenset(
    {
        *("inconnue", "inconnu", "unknown", "notspecified", "not specified", "non precise"),
        *("none", "license not specified", "licence non specifiee"),
        # What GeoNetwork gives for a licence where it only has the code of a constraint.
        *("license", "otherrestrictions"),
    }
)
#: All but the characters of XML 1.0, which some of our files cannot hold.
_NO_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]|\ufeff")
#: What an address may hold as it is, signs of its own included.
_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"

_FREQUENCY = {
    # SCDL gathers several of ours; these are the ones that its words begin with.
    "continuelle": "UPDATE_CONT", "ponctuelle": "AS_NEEDED", "ponctuel": "AS_NEEDED",
    # ISO 19115
    "continual": "UPDATE_CONT", "fortnightly": "BIWEEKLY", "biannually": "ANNUAL_2",
    "annually": "ANNUAL", "yearly": "ANNUAL", "asneeded": "AS_NEEDED", "irregular": "IRREG",
    "notplanned": "NOT_PLANNED", "realtime": "UPDATE_CONT",
    # ISO 8601, which the catalogues of ArcGIS write
    "r p1y": "ANNUAL", "r p6m": "ANNUAL_2", "r p4m": "ANNUAL_3", "r p3m": "QUARTERLY",
    "r p2m": "BIMONTHLY", "r p1m": "MONTHLY", "r p0 5m": "MONTHLY_2", "r p2w": "BIWEEKLY",
    "r p1w": "WEEKLY", "r p1d": "DAILY", "r pt1h": "HOURLY", "r p2y": "BIENNIAL",
    "r p3y": "TRIENNIAL", "r p5y": "QUINQUENNIAL", "r p10y": "DECENNIAL", "r pt1s": "UPDATE_CONT",
}  # fmt: skip
_THEME = {
    "administration": "GOVE", "administration et action publique": "GOVE", "citoyennete": "GOVE",
    "gouvernement": "GOVE", "services publics": "GOVE", "vie municipale": "GOVE",
    "agriculture": "AGRI", "alimentation": "AGRI", "economie": "ECON", "finances": "ECON",
    "budget": "ECON", "finances publiques": "ECON", "economie et emploi": "ECON",
    "education": "EDUC", "culture": "EDUC", "sport": "EDUC", "sports": "EDUC", "jeunesse": "EDUC",
    "culture patrimoine": "EDUC", "culture et patrimoine": "EDUC", "enseignement": "EDUC",
    "sports loisirs": "EDUC", "education et formation": "EDUC", "patrimoine": "EDUC",
    "energie et climat": "ENER", "climat": "ENVI", "dechets": "ENVI", "espaces verts": "ENVI",
    "eau": "ENVI", "environnement et climat": "ENVI", "social": "SOCI", "demographie": "SOCI",
    "population": "SOCI", "social et logement": "SOCI", "logement": "SOCI", "solidarites": "SOCI",
    "mobilite": "TRAN", "mobilites": "TRAN", "transport": "TRAN", "transports": "TRAN",
    "transports et mobilite": "TRAN", "deplacements": "TRAN", "voirie": "TRAN",
    "transport deplacements": "TRAN", "urbanisme": "REGI", "amenagement": "REGI",
    "amenagement du territoire": "REGI", "territoire": "REGI", "territoires": "REGI",
    "amenagement et urbanisme": "REGI", "amenagement du territoire urbanisme batiments": "REGI",
    "justice": "JUST", "securite": "JUST", "securite publique": "JUST", "numerique": "TECH",
    "recherche": "TECH", "sciences": "TECH",
    # the subjects of ISO 19115
    "farming": "AGRI", "biota": "ENVI", "boundaries": "REGI", "climatologymeteorologyatmosphere":
    "ENVI", "economy": "ECON", "elevation": "REGI", "environment": "ENVI",
    "geoscientificinformation": "TECH", "health": "HEAL", "imagerybasemapsearthcover": "REGI",
    "inlandwaters": "ENVI", "location": "REGI", "oceans": "ENVI", "planningcadastre": "REGI",
    "society": "SOCI", "structure": "REGI", "transportation": "TRAN",
}  # fmt: skip
_LICENCE = {
    "licence ouverte open licence": "fr-lo", "licence ouverte open licence version 2 0": "lov2",
    "licence ouverte v2 0 etalab": "lov2", "licence ouverte v2 0": "lov2", "lov2": "lov2",
    "licence ouverte version 2 0": "lov2", "licence ouverte 2": "lov2",
    "licence ouverte v2": "lov2", "licence ouverte etalab 2 0": "lov2", "etalab 2 0": "lov2",
    "open licence 2 0": "lov2", "licence ouverte open licence 2 0": "lov2",
    "licence ouverte v1": "fr-lo", "licence ouverte v1 0": "fr-lo",
    "open database license odbl": "odc-odbl", "open database license": "odc-odbl",
    "open database license odbl v1 0": "odc-odbl", "open data commons open database license odbl":
    "odc-odbl", "odbl 1 0": "odc-odbl", "licence odbl": "odc-odbl", "cc by": "cc-by",
    "cc by 4 0": "cc-by", "cc by sa": "cc-by-sa", "cc by sa 4 0": "cc-by-sa", "cc0": "cc-zero",
    "cc0 1 0": "cc-zero", "cc zero": "cc-zero", "creative commons zero": "cc-zero",
    "specifique ou autre": "specific", "other closed": "specific", "other open": "specific",
}  # fmt: skip
#: The licence says no version, or none of ours: it is read as the one in force.
_UNDATED = (
    "licence ouverte", "licence ouverte lo", "licence ouverte etalab", "open licence", "etalab",
    "licence etalab", "licence ouverte open licence etalab", "lo", "lo ol",
)  # fmt: skip
_UNDATED_IN = ("licence ouverte", "licence etalab", "open licence")
#: What the address of a licence holds; the first that fits counts.
_LICENCE_ADDRESSES = (
    (r"(?:open-licence|licence-ouverte|etalab).*(?:2[._-]0|v2)|etalab-2\.0|spdx.*etalab-2", "lov2"),
    (r"licence/etalab$|etalab-1\.0|licence-ouverte-v?1", "fr-lo"),
    (r"opendatacommons\.org/licenses/odbl|opendefinition\.org/licenses/odc-odbl|/odbl", "odc-odbl"),
    (r"opendatacommons\.org/licenses/by", "odc-by"),
    (r"opendatacommons\.org/licenses/pddl", "odc-pddl"),
    (r"creativecommons\.org/publicdomain/zero", "cc-zero"),
    (r"creativecommons\.org/licenses/by-sa/", "cc-by-sa"),
    (r"creativecommons\.org/licenses/by/", "cc-by"),
)
_FORMAT = {
    "shapefile": "shp", "esri shapefile": "shp", "shape": "shp", "application vnd shp": "shp",
    "excel": "xlsx", "geopackage": "gpkg", "jsonld": "json_ld", "ttl": "rdf_turtle",
    "turtle": "rdf_turtle", "rdf": "rdf_xml", "wms": "wms_srvc", "ogc wms": "wms_srvc",
    "wfs": "wfs_srvc", "ogc wfs": "wfs_srvc", "api": "rest", "rest": "rest", "txt": "txt",
    "texte": "txt", "htm": "html", "jpg": "jpeg", "image jpg": "jpeg", "word": "docx",
    "text xml": "xml", "application octet stream": "other", "www link 1 0 http link": "html",
    "gtfs": "gtfs", "json api": "rest", "api json": "rest", "page web": "html", "web": "html",
}  # fmt: skip
#: « OGC:WMS-1.3.0-http-get-map », « WWW:LINK-1.0-http--link ».
_PROTOCOL = re.compile(r"(ogc wms|ogc wfs|www link)\b")
_PROTOCOLS = {"ogc wms": "wms_srvc", "ogc wfs": "wfs_srvc", "www link": "html"}
_GRANULARITY = {
    "fr commune": "commune", "communale": "commune", "fr epci": "epci", "fr region": "region",
    "fr departement": "departement", "departementale": "departement", "regionale": "region",
    "intercommunale": "epci", "nationale": "country", "national": "country",
    "infracommunale": "infra_commune", "fr iris": "infra_commune", "poi": "infra_commune",
    "fr arrondissement": "infra_commune", "fr quartier": "infra_commune",
    "autre": "other",
}  # fmt: skip


def same_text(one: str, other: str) -> bool:
    """Whether two texts say the same, blanks and signs that no file keeps aside."""
    return one == other or plain(one).split() == plain(other).split()


def plain(text: str) -> str:
    """A text without the signs that no file keeps."""
    return _NO_XML.sub("", text)


def theme_of(text: str) -> str:
    """The European theme that a text names, by its code, its address or usual words."""
    return _named(THEMES, text) or _THEME.get(key(text)) or _THEME.get(key(_tail(text)), "")


def frequency_of(text: str) -> str:
    """How often: European, of udata, of SCDL, of ISO 19115 or ISO 8601."""
    words = key(text).split(" ou plusieurs fois ")[0]
    told = (_tail(text), key(_tail(text)).replace(" ", ""), key(text), words)
    found = (_FREQUENCY.get(key(one)) or _named(FREQUENCIES, one) for one in told)
    return next((one for one in found if one), "")


def licence_of(text: str) -> tuple[str, bool]:
    """The licence that a text names, and whether its version had to be supposed."""
    if found := _named(LICENCES, text) or _LICENCE.get(key(text)):
        return found, False
    lowered = text.casefold()
    if found := next((c for sign, c in _LICENCE_ADDRESSES if re.search(sign, lowered)), ""):
        return found, False
    undated = key(text) in _UNDATED or any(f" {one} " in f" {key(text)} " for one in _UNDATED_IN)
    return ("lov2", True) if undated else ("", False)


def format_of(text: str) -> str:
    """The format that a text names, by its code, its media type, its address or its ending."""
    if service := _PROTOCOL.match(key(text)):
        return _PROTOCOLS[service[1]]
    for one in (text, _tail(text), text.split(";")[0], text.rpartition(".")[2]):
        if found := _media(one) or _named(FORMATS, one) or _FORMAT.get(key(one)):
            return found
    return ""


def granularity_of(text: str) -> str:
    """How finely a territory is covered, as SCDL, udata or people say it."""
    return _GRANULARITY.get(key(text)) or _named(GRANULARITIES, text)


def hvd_of(text: str) -> str:
    """The category of high-value datasets that an address or a word names."""
    return _named(HVD_CATEGORIES, text)


def kind_of_file(text: str) -> str:
    """What a file is: data, documentation, an API."""
    return _named(RESOURCE_KINDS, text)


def web_address(text: str) -> str:
    """An address that a form accepts, mended where blanks or brackets stand in it; else nothing."""
    mended = text if address(text) else quote(text.strip(), safe=_IN_ADDRESSES)
    try:
        known = bool(address(mended)) and bool(urlsplit(mended).hostname)
    except ValueError:
        known = False
    return mended if known else ""


def _tail(text: str) -> str:
    return re.split(r"[/#]", text.strip().rstrip("/"))[-1] if "/" in text or "#" in text else text


@cache
def _addresses(name: str) -> Mapping[str, str]:
    vocabulary = next(one for one in _EVERY if one.name == name)
    found: dict[str, str] = {}
    for term in vocabulary:
        for attribute in ("iri", "udata"):
            if known := getattr(term, attribute, ""):
                found.setdefault(known.removeprefix("http://"), term.code)
    return found


_EVERY: Iterable[Vocabulary[Any]] = (
    THEMES, FREQUENCIES, LICENCES, FORMATS, GRANULARITIES, HVD_CATEGORIES, RESOURCE_KINDS,
)  # fmt: skip


def _named(vocabulary: Vocabulary[Any], text: str) -> str:
    """A term by its address, by what udata calls it, by its code or by its label."""
    bare = text.strip().removeprefix("http://").removeprefix("https://")
    return _addresses(vocabulary.name).get(bare) or term_of(vocabulary, text)


@cache
def _media_types() -> Mapping[str, str]:
    found: dict[str, str] = {"application/zip": "zip", "image/png": "png"}
    for term in FORMATS:
        found.setdefault(term.media_type, term.code)
    return found


def _media(text: str) -> str:
    bare = text.partition("media-types/")[2] or text
    return _media_types().get(bare.strip().casefold(), "") if "/" in bare else ""


#: Who reads the words of each field that holds a code.
READERS: Mapping[str, Callable[[str], str]] = {
    "theme": theme_of,
    "frequency": frequency_of,
    "spatial_granularity": granularity_of,
    "hvd_category": hvd_of,
}
