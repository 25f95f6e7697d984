"""Words about metadata: themes, licences, formats, high-value categories, granularities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary

AUTHORITY = "http://publications.europa.eu/resource/authority/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Term):
    """A theme of the European list."""

    iri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence(Term):
    """Re-use conditions. ``admitted``: listed by CRPA D323-2-1, for data or for software."""

    iri: str = ""
    udata: str = ""
    admitted: bool = False
    software: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Format(Term):
    """A file format. ``in_vocabulary``: in the European list of file types."""

    open: bool = False
    machine_readable: bool = False
    media_type: str = ""
    in_vocabulary: bool = True

    @property
    def iri(self) -> str:
        """Its address in the European list, where it is in it."""
        return f"{AUTHORITY}file-type/{self.code.upper()}" if self.in_vocabulary else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HighValueCategory(Term):
    """A category of high-value datasets."""

    iri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Granularity(Term):
    """How finely a territory is covered, and how SCDL says it."""

    scdl: str


THEMES = Vocabulary(
    "themes",
    N_("Thème"),
    (
        Theme(
            code="AGRI",
            label=N_("Agriculture, pêche, sylviculture et alimentation"),
            iri="http://publications.europa.eu/resource/authority/data-theme/AGRI",
        ),
        Theme(
            code="ECON",
            label=N_("Économie et finances"),
            iri="http://publications.europa.eu/resource/authority/data-theme/ECON",
        ),
        Theme(
            code="EDUC",
            label=N_("Éducation, culture et sport"),
            iri="http://publications.europa.eu/resource/authority/data-theme/EDUC",
        ),
        Theme(
            code="ENER",
            label=N_("Énergie"),
            iri="http://publications.europa.eu/resource/authority/data-theme/ENER",
        ),
        Theme(
            code="ENVI",
            label=N_("Environnement"),
            iri="http://publications.europa.eu/resource/authority/data-theme/ENVI",
        ),
        Theme(
            code="GOVE",
            label=N_("Gouvernement et secteur public"),
            iri="http://publications.europa.eu/resource/authority/data-theme/GOVE",
        ),
        Theme(
            code="HEAL",
            label=N_("Santé"),
            iri="http://publications.europa.eu/resource/authority/data-theme/HEAL",
        ),
        Theme(
            code="INTR",
            label=N_("Questions internationales"),
            iri="http://publications.europa.eu/resource/authority/data-theme/INTR",
        ),
        Theme(
            code="JUST",
            label=N_("Justice, système juridique et sécurité publique"),
            iri="http://publications.europa.eu/resource/authority/data-theme/JUST",
        ),
        Theme(
            code="REGI",
            label=N_("Régions et villes"),
            iri="http://publications.europa.eu/resource/authority/data-theme/REGI",
        ),
        Theme(
            code="SOCI",
            label=N_("Population et société"),
            iri="http://publications.europa.eu/resource/authority/data-theme/SOCI",
        ),
        Theme(
            code="TECH",
            label=N_("Science et technologie"),
            iri="http://publications.europa.eu/resource/authority/data-theme/TECH",
        ),
        Theme(
            code="TRAN",
            label=N_("Transports"),
            iri="http://publications.europa.eu/resource/authority/data-theme/TRAN",
        ),
        Theme(
            code="OP_DATPRO",
            label=N_("Données provisoires"),
            iri="http://publications.europa.eu/resource/authority/data-theme/OP_DATPRO",
        ),
    ),
    source="Office des publications de l'UE, data-theme",
    as_of=date(2026, 10, 1),
)


def _software(code: str, label: str, definition: str) -> Licence:
    """A licence that D323-2-1 lists for software."""
    return Licence(code=code, label=label, definition=definition, admitted=True, software=True)


LICENCES = Vocabulary(
    "licences",
    N_("Licence"),
    (
        Licence(
            code="lov2",
            label=N_("Licence Ouverte 2.0"),
            definition=N_("Réutilisation libre en citant la source."),
            iri="http://publications.europa.eu/resource/authority/licence/ETALAB_2_0",
            udata="lov2",
            admitted=True,
        ),
        Licence(
            code="fr-lo",
            label=N_("Licence Ouverte 1.0"),
            definition=N_("Version précédente de la Licence Ouverte."),
            iri="http://publications.europa.eu/resource/authority/licence/ETALAB",
            udata="fr-lo",
            admitted=True,
        ),
        Licence(
            code="odc-odbl",
            label=N_("ODbL"),
            definition=N_("Réutilisation libre, base dérivée sous la même licence."),
            iri="http://publications.europa.eu/resource/authority/licence/ODC_BL",
            udata="odc-odbl",
            admitted=True,
        ),
        Licence(
            code="cc-by",
            label=N_("Creative Commons Attribution"),
            definition=N_("Citer l'auteur."),
            iri="http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
            udata="cc-by",
        ),
        Licence(
            code="cc-by-sa",
            label=N_("Creative Commons Attribution, partage à l'identique"),
            definition=N_("Citer et partager de même."),
            iri="http://publications.europa.eu/resource/authority/licence/CC_BYSA_4_0",
            udata="cc-by-sa",
        ),
        Licence(
            code="cc-zero",
            label=N_("Creative Commons Zero"),
            definition=N_("Renonciation aux droits."),
            iri="http://publications.europa.eu/resource/authority/licence/CC0",
            udata="cc-zero",
        ),
        Licence(
            code="odc-by",
            label=N_("ODC Attribution"),
            definition=N_("Citer la source."),
            iri="http://publications.europa.eu/resource/authority/licence/ODC_BY",
            udata="odc-by",
        ),
        Licence(
            code="odc-pddl",
            label=N_("ODC domaine public"),
            definition=N_("Renonciation aux droits."),
            iri="http://publications.europa.eu/resource/authority/licence/ODC_PDDL",
            udata="odc-pddl",
        ),
        _software("mit", N_("MIT"), N_("Logiciel, permissive.")),
        _software("apache-2", N_("Apache 2.0"), N_("Logiciel, permissive.")),
        _software("bsd-3", N_("BSD"), N_("Logiciel, permissive.")),
        _software("cecill-b", N_("CeCILL-B"), N_("Logiciel, permissive.")),
        _software("mpl-2", N_("MPL 2.0"), N_("Logiciel, avec réciprocité.")),
        _software("cecill-2", N_("CeCILL 2.1"), N_("Logiciel, avec réciprocité.")),
        _software("epl-2", N_("EPL 2.0"), N_("Logiciel, avec réciprocité.")),
        _software("gpl-3", N_("GPL 3.0"), N_("Logiciel, avec réciprocité.")),
        _software("eupl-1.2", N_("EUPL 1.2"), N_("Logiciel, avec réciprocité.")),
        Licence(
            code="specific",
            label=N_("Conditions particulières"),
            definition=N_("Licence propre à l'organisme : une homologation peut être demandée."),
            source="CRPA L323-2",
        ),
        Licence(
            code="none_stated",
            label=N_("Non précisée"),
            definition=N_("Aucune condition n'est indiquée."),
        ),
    ),
    source="CRPA D323-2-1",
    as_of=date(2026, 8, 20),
)

FORMATS = Vocabulary(
    "formats",
    N_("Format"),
    (
        Format(
            code="csv",
            label=N_("CSV"),
            open=True,
            machine_readable=True,
            media_type="text/csv",
        ),
        Format(
            code="json",
            label=N_("JSON"),
            open=True,
            machine_readable=True,
            media_type="application/json",
        ),
        Format(
            code="geojson",
            label=N_("GeoJSON"),
            open=True,
            machine_readable=True,
            media_type="application/geo+json",
        ),
        Format(
            code="xml",
            label=N_("XML"),
            open=True,
            machine_readable=True,
            media_type="application/xml",
        ),
        Format(
            code="ods",
            label=N_("ODS"),
            open=True,
            machine_readable=True,
            media_type="application/vnd.oasis.opendocument.spreadsheet",
        ),
        Format(
            code="xlsx",
            label=N_("XLSX"),
            machine_readable=True,
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        Format(
            code="xls",
            label=N_("XLS"),
            machine_readable=True,
            media_type="application/vnd.ms-excel",
        ),
        Format(
            code="pdf",
            label=N_("PDF"),
            open=True,
            media_type="application/pdf",
        ),
        Format(
            code="doc",
            label=N_("DOC"),
            media_type="application/msword",
        ),
        Format(
            code="docx",
            label=N_("DOCX"),
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        Format(
            code="odt",
            label=N_("ODT"),
            open=True,
            media_type="application/vnd.oasis.opendocument.text",
        ),
        Format(
            code="shp",
            label=N_("Shapefile"),
            machine_readable=True,
            media_type="application/vnd.shp",
        ),
        Format(
            code="gpkg",
            label=N_("GeoPackage"),
            open=True,
            machine_readable=True,
            media_type="application/geopackage+sqlite3",
        ),
        Format(
            code="kml",
            label=N_("KML"),
            open=True,
            machine_readable=True,
            media_type="application/vnd.google-earth.kml+xml",
        ),
        Format(
            code="gtfs",
            label=N_("GTFS"),
            open=True,
            machine_readable=True,
            media_type="application/zip",
            in_vocabulary=False,
        ),
        Format(
            code="parquet",
            label=N_("Parquet"),
            open=True,
            machine_readable=True,
            media_type="application/vnd.apache.parquet",
        ),
        Format(
            code="rdf_xml",
            label=N_("RDF/XML"),
            open=True,
            machine_readable=True,
            media_type="application/rdf+xml",
        ),
        Format(
            code="json_ld",
            label=N_("JSON-LD"),
            open=True,
            machine_readable=True,
            media_type="application/ld+json",
        ),
        Format(
            code="rdf_turtle",
            label=N_("Turtle"),
            open=True,
            machine_readable=True,
            media_type="text/turtle",
        ),
        Format(
            code="rest",
            label=N_("API REST"),
            open=True,
            machine_readable=True,
            media_type="application/json",
        ),
        Format(
            code="wms_srvc",
            label=N_("WMS"),
            open=True,
            machine_readable=True,
            media_type="image/png",
        ),
        Format(
            code="wfs_srvc",
            label=N_("WFS"),
            open=True,
            machine_readable=True,
            media_type="application/gml+xml",
        ),
        Format(
            code="zip",
            label=N_("ZIP"),
            open=True,
            media_type="application/zip",
        ),
        Format(
            code="html",
            label=N_("HTML"),
            open=True,
            media_type="text/html",
        ),
        Format(
            code="txt",
            label=N_("TXT"),
            open=True,
            media_type="text/plain",
        ),
        Format(
            code="jpeg",
            label=N_("JPEG"),
            open=True,
            media_type="image/jpeg",
        ),
        Format(
            code="png",
            label=N_("PNG"),
            open=True,
            media_type="image/png",
        ),
        Format(
            code="sql",
            label=N_("SQL"),
            open=True,
            machine_readable=True,
            media_type="application/sql",
        ),
        Format(
            code="other",
            label=N_("Autre format"),
            in_vocabulary=False,
        ),
    ),
    source="Office des publications de l'UE, file-type",
    as_of=date(2026, 10, 1),
)

HVD_CATEGORIES = Vocabulary(
    "hvd_categories",
    N_("Catégorie de forte valeur"),
    (
        HighValueCategory(
            code="meteorological",
            label=N_("Météorologiques"),
            iri="http://data.europa.eu/bna/c_164e0bf5",
        ),
        HighValueCategory(
            code="companies",
            label=N_("Entreprises et propriété d'entreprises"),
            iri="http://data.europa.eu/bna/c_a9135398",
        ),
        HighValueCategory(
            code="geospatial",
            label=N_("Géospatiales"),
            iri="http://data.europa.eu/bna/c_ac64a52d",
        ),
        HighValueCategory(
            code="mobility",
            label=N_("Mobilité"),
            iri="http://data.europa.eu/bna/c_b79e35eb",
        ),
        HighValueCategory(
            code="earth",
            label=N_("Observation de la terre et environnement"),
            iri="http://data.europa.eu/bna/c_dd313021",
        ),
        HighValueCategory(
            code="statistics",
            label=N_("Statistiques"),
            iri="http://data.europa.eu/bna/c_e1da4e07",
        ),
    ),
    source="Règl. (UE) 2023/138",
    as_of=date(2024, 6, 9),
)

GRANULARITIES = Vocabulary(
    "granularities",
    N_("Granularité"),
    (
        Granularity(
            code="infra_commune",
            label=N_("Infracommunale"),
            scdl="Infracommunale",
        ),
        Granularity(
            code="commune",
            label=N_("Commune"),
            scdl="Communale",
        ),
        Granularity(
            code="epci",
            label=N_("Intercommunalité"),
            scdl="Intercommunale",
        ),
        Granularity(
            code="departement",
            label=N_("Département"),
            scdl="Départementale",
        ),
        Granularity(
            code="region",
            label=N_("Région"),
            scdl="Régionale",
        ),
        Granularity(
            code="country",
            label=N_("Pays"),
            scdl="Autre",
        ),
        Granularity(
            code="other",
            label=N_("Autre territoire"),
            scdl="Autre",
        ),
    ),
    source="SCDL, catalogue simplifié 0.1.3",
)
