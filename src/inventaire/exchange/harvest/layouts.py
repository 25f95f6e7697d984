"""The catalogues that are tables, known by their headings: SCDL, the State's, data.gouv.fr, Grist.

Sources: scdl/catalogue 0.1.3 (OpenDataFrance); etalab/schema-catalogue-donnees 0.3.0; what udata
exports; the Grist catalogue that data.gouv.fr proposes, and the one of the ministries of economy.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from inventaire.exchange.catalogue.tables import PORTAL, SCDL, STATE, Cellmaker
from inventaire.exchange.sheets import key
from inventaire.i18n import N_


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A layout. ``columns``: what each heading tells; an empty one is the portal's own business.

    ``telling``: the headings that all must be there; ``hints``: of which two must be, if any.
    ``written``: how we write the same columns. ``published``: it lists what is on line.
    """

    code: str
    label: str
    columns: Mapping[str, str]
    telling: frozenset[str]
    hints: frozenset[str] = frozenset()
    written: Mapping[str, Cellmaker] = field(default_factory=dict)
    published: bool = False

    def is_headed(self, headings: Collection[str]) -> bool:
        """Whether a row heads a table of this layout."""
        enough = not self.hints or len(self.hints.intersection(headings)) > 1
        return enough and self.telling.issubset(headings)


def _by_key(columns: Mapping[str, Cellmaker]) -> Mapping[str, Cellmaker]:
    return {key(heading): write for heading, write in columns.items()}


_SCDL = TableLayout(
    "scdl",
    N_("Catalogue SCDL"),
    {
        "coll nom": "publisher", "coll siret": "publisher_siret", "id": "identifier",
        "titre": "name", "description": "description", "theme": "theme",
        "producteur nom": "producer", "producteur siret": "producer_siret",
        "couv spat maille": "spatial_granularity", "couv spat nom": "spatial_label",
        "couv temp debut": "temporal_start", "couv temp fin": "temporal_end",
        "date publ": "created_on", "freq maj": "frequency", "date maj": "updated_on",
        "mots cles": "keywords", "licence": "licence", "nombre ressources": "files",
        "format ressources": "formats", "url": "address",
    },
    frozenset({"coll nom", "titre", "freq maj"}),
    written=_by_key(SCDL),
    published=True,
)  # fmt: skip
_STATE = TableLayout(
    "etat",
    N_("Catalogue de données de l'État"),
    {
        "titre": "name", "description": "description", "mots cles": "keywords",
        "nom orga": "publisher", "siret orga": "publisher_siret", "id alt orga": "",
        "service": "producer", "si": "systems", "contact service": "contact",
        "contact personne": "steward", "date pub": "created_on", "date maj": "updated_on",
        "freq maj": "frequency", "couv geo": "spatial_label", "url": "address",
        "format": "formats", "licence": "licence",
    },
    frozenset({"titre", "nom orga", "mots cles"}),
    written=_by_key(STATE),
)  # fmt: skip
_PORTAL = TableLayout(
    "portail",
    N_("Catalogue de data.gouv.fr"),
    {
        "id": "identifier", "title": "name", "url": "address", "organization": "publisher",
        "description": "description", "frequency": "frequency", "license": "licence",
        "temporal coverage start": "temporal_start", "temporal coverage end": "temporal_end",
        "spatial granularity": "spatial_granularity", "spatial zones": "spatial_label",
        "created at": "created_on", "last modified": "updated_on", "tags": "keywords",
        "resources count": "files", "resources formats": "formats", "archived": "closed",
        "private": "closed", "slug": "", "organization id": "", "owner id": "", "featured": "",
        "description short": "", "badges": "", "main resources count": "", "harvest": "",
        "metric": "", "quality score": "", "downloads": "", "spatial geom": "",
    },
    frozenset({"id", "title", "license", "frequency", "tags"}),
    written=_by_key(PORTAL),
    published=True,
)  # fmt: skip
_GRIST = TableLayout(
    "grist",
    N_("Catalogue Grist"),
    {
        "buid": "identifier", "identifiant": "identifier", "titre": "name",
        "titre du dataset": "name", "description": "description", "mots cles": "keywords",
        "organisation": "publisher", "service": "producer", "bureau producteur": "producer",
        "systeme d information": "systems", "si": "systems", "contact service": "contact",
        "point de contact service balf": "contact", "contact personne": "steward",
        "contact": "steward", "contact principal": "steward", "date publication": "created_on",
        "date de publication": "created_on", "date maj": "updated_on",
        "date de mise a jour": "updated_on", "derniere mise a jour": "updated_on",
        "frequence maj": "frequency", "frequence de mise a jour": "frequency",
        "couverture geo": "spatial_label", "couverture geographique": "spatial_label",
        "periode de couverture date de debut": "temporal_start",
        "periode de couverture debut": "temporal_start",
        "periode de couverture date de fin": "temporal_end",
        "periode de couverture fin": "temporal_end", "url": "documentation_url",
        "url du dataset": "documentation_url", "url open data": "address",
        "url de telechargement": "address", "url de telechargement direct": "address",
        "format": "formats", "formats": "formats", "format donnees": "formats",
        "format des donnees": "formats", "licence": "licence", "licence juridique": "licence",
        "thematique": "theme", "domaine fonctionnel": "theme", "donnees ouvertes": "open",
        "donnees ouvertes open data": "open", "statut publication": "open",
        "statut de publication": "open", "niveau sensibilite": "personal_status",
        "niveau de sensibilite": "personal_status", "volumetrie": "megabytes",
        "volumetrie en mo": "megabytes", "volumetrie mo": "megabytes", "timestamp": "",
    },
    frozenset({"mots cles"}),
    frozenset(
        {
            "bureau producteur", "systeme d information", "url open data", "donnees ouvertes",
            "statut publication", "statut de publication", "volumetrie", "volumetrie en mo",
            "couverture geo", "couverture geographique", "frequence maj", "domaine fonctionnel",
            "niveau sensibilite", "niveau de sensibilite", "contact personne",
        }
    ),
)  # fmt: skip
LAYOUTS: tuple[TableLayout, ...] = (_SCDL, _STATE, _PORTAL, _GRIST)
