"""Catalogues as csv: SCDL, the schema of the State's catalogue, and data.gouv.fr's own layout.

Sources: scdl/catalogue 0.1.3 (OpenDataFrance); etalab/schema-catalogue-donnees 0.3.0; the catalogue
that udata, the software of data.gouv.fr, exports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from inventaire.exchange.catalogue.entries import (
    Catalogue,
    address,
    files_of,
    formats_of,
    mail,
)
from inventaire.exchange.csv_text import csv_text
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.metadata import GRANULARITIES, LICENCES, THEMES

Cellmaker = Callable[[Catalogue, Dataset], str]

#: How SCDL says a frequency; several of ours are one of its own.
_SCDL_FREQUENCIES = {
    "UPDATE_CONT": "Continuelle",
    "CONT": "Quotidienne ou plusieurs fois par jour",
    "HOURLY": "Toutes les heures",
    "DAILY": "Quotidienne ou plusieurs fois par jour",
    "DAILY_2": "Quotidienne ou plusieurs fois par jour",
    "DAILY_3": "Quotidienne ou plusieurs fois par jour",
    "WEEKLY": "Hebdomadaire ou plusieurs fois par semaine",
    "WEEKLY_2": "Hebdomadaire ou plusieurs fois par semaine",
    "WEEKLY_3": "Hebdomadaire ou plusieurs fois par semaine",
    "WEEKLY_5": "Hebdomadaire ou plusieurs fois par semaine",
    "MONTHLY": "Mensuelle ou plusieurs fois par mois",
    "MONTHLY_2": "Mensuelle ou plusieurs fois par mois",
    "MONTHLY_3": "Mensuelle ou plusieurs fois par mois",
    "BIWEEKLY": "Mensuelle ou plusieurs fois par mois",
    "BIMONTHLY": "Bimestrielle",
    "QUARTERLY": "Trimestrielle",
    "ANNUAL_3": "Semestrielle",
    "ANNUAL_2": "Semestrielle",
    "ANNUAL": "Annuelle",
    "BIENNIAL": "Biennale",
    "TRIENNIAL": "Triennale",
    "QUINQUENNIAL": "Quinquennale",
    "AS_NEEDED": "Ponctuelle",
    "NEVER": "Ponctuelle",
    "IRREG": "Irrégulière",
}
_SCDL_LICENCES = {
    "lov2": "Licence Ouverte-LO",
    "fr-lo": "Licence Ouverte-LO",
    "odc-odbl": "Open Database License-ODBL",
}


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _scdl_licence(dataset: Dataset) -> str:
    if dataset.licence.startswith("cc-"):
        return "Creative Commons-CC"
    return _SCDL_LICENCES.get(dataset.licence, "Spécifique ou autre" if dataset.licence else "")


def _scdl_mesh(dataset: Dataset) -> str:
    known = GRANULARITIES.get(dataset.spatial_granularity)
    return known.scdl if known else ""


def _frequency(dataset: Dataset) -> str:
    return FREQUENCIES.label_of(dataset.frequency) if dataset.frequency else ""


def _first_address(dataset: Dataset) -> str:
    return next((one.url for one in files_of(dataset)), address(dataset.documentation_url))


def _codes(dataset: Dataset) -> str:
    return ",".join(dict.fromkeys(one.format for one in dataset.resources if one.format))


def _systems(catalogue: Catalogue, dataset: Dataset) -> str:
    return ", ".join(catalogue.snapshot.label(Ref("system", n)) for n in dataset.systems)


SCDL: Mapping[str, Cellmaker] = {
    "COLL_NOM": lambda c, _d: c.snapshot.organisation.name,
    "COLL_SIRET": lambda c, _d: c.snapshot.organisation.siret,
    "ID": lambda c, d: c.identity(d),
    "TITRE": lambda _c, d: d.name,
    "DESCRIPTION": lambda _c, d: d.description,
    "THEME": lambda _c, d: THEMES.label_of(d.theme) if d.theme else "",
    "PRODUCTEUR_NOM": lambda c, d: c.producer(d),
    "PRODUCTEUR_SIRET": lambda c, _d: c.snapshot.organisation.siret,
    "COUV_SPAT_MAILLE": lambda _c, d: _scdl_mesh(d),
    "COUV_SPAT_NOM": lambda _c, d: d.spatial_label,
    "COUV_TEMP_DEBUT": lambda _c, d: _day(d.temporal_start),
    "COUV_TEMP_FIN": lambda _c, d: _day(d.temporal_end),
    "DATE_PUBL": lambda _c, d: _day(d.created_on),
    "FREQ_MAJ": lambda _c, d: _SCDL_FREQUENCIES.get(d.frequency, "Inconnue"),
    "DATE_MAJ": lambda _c, d: _day(d.updated_on),
    "MOTS_CLES": lambda _c, d: ";".join(d.keywords),
    "LICENCE": lambda _c, d: _scdl_licence(d),
    "NOMBRE_RESSOURCES": lambda _c, d: str(len(d.resources)),
    "FORMAT_RESSOURCES": lambda _c, d: ";".join(formats_of(d)),
    "URL": lambda _c, d: _first_address(d),
}
STATE: Mapping[str, Cellmaker] = {
    "titre": lambda _c, d: d.name,
    "description": lambda _c, d: d.description,
    "mots_cles": lambda _c, d: ",".join(d.keywords),
    "nom_orga": lambda c, _d: c.snapshot.organisation.name,
    "siret_orga": lambda c, _d: c.snapshot.organisation.siret,
    "id_alt_orga": lambda c, _d: c.snapshot.organisation.rna,
    "service": lambda c, d: c.producer(d),
    "si": _systems,
    "contact_service": lambda _c, d: mail(d.contact),
    # The schema asks for an address of mail, and a public file names nobody.
    "contact_personne": lambda _c, d: mail(d.contact),
    "date_pub": lambda _c, d: _day(d.created_on),
    "date_maj": lambda _c, d: _day(d.updated_on),
    "freq_maj": lambda _c, d: _frequency(d),
    "couv_geo": lambda _c, d: d.spatial_label,
    "url": lambda _c, d: _first_address(d),
    "format": lambda _c, d: ",".join(formats_of(d)),
    "licence": lambda _c, d: LICENCES.label_of(d.licence) if d.licence else "",
}
PORTAL: Mapping[str, Cellmaker] = {
    "id": lambda c, d: c.identity(d),
    "title": lambda _c, d: d.name,
    "url": lambda _c, d: _first_address(d),
    "organization": lambda c, _d: c.snapshot.organisation.name,
    "description": lambda _c, d: d.description,
    "frequency": lambda _c, d: f.udata if (f := FREQUENCIES.get(d.frequency)) else "unknown",
    "license": lambda _c, d: known.udata if (known := LICENCES.get(d.licence)) else "",
    "temporal_coverage.start": lambda _c, d: _day(d.temporal_start),
    "temporal_coverage.end": lambda _c, d: _day(d.temporal_end),
    "spatial.granularity": lambda _c, d: d.spatial_granularity,
    "spatial.zones": lambda _c, d: d.spatial_label,
    "created_at": lambda _c, d: _day(d.created_on),
    "last_modified": lambda _c, d: _day(d.updated_on),
    "tags": lambda _c, d: ",".join(d.keywords),
    "archived": lambda _c, _d: "False",
    "resources_count": lambda _c, d: str(len(d.resources)),
    "resources_formats": lambda _c, d: _codes(d),
}


def as_scdl(catalogue: Catalogue) -> bytes:
    """The « catalogue simplifié » of SCDL, twenty columns, separated by commas."""
    return _written(SCDL, catalogue, separator=",")


def as_state_catalogue(catalogue: Catalogue) -> bytes:
    """The seventeen columns of etalab/schema-catalogue-donnees."""
    return _written(STATE, catalogue, separator=",")


def as_portal_catalogue(catalogue: Catalogue) -> bytes:
    """As data.gouv.fr exports the catalogue of an organisation."""
    return _written(PORTAL, catalogue, separator=";")


def _written(columns: Mapping[str, Cellmaker], catalogue: Catalogue, *, separator: str) -> bytes:
    """A file that programs read: the names of its columns are those of the schema."""
    rows = ([cell(catalogue, one) for cell in columns.values()] for one in catalogue.datasets)
    return csv_text(list(columns), rows, separator=separator, marked=False).encode()
