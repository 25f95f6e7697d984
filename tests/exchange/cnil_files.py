"""Registers laid out as the CNIL's, filled as people fill them, as .xlsx and as .ods."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook as Xlsx

PLACEHOLDER = "Sélectionnez un élément dans cette liste déroulante ►"
Rows = list[list[Any]]


@dataclass
class Fiche:
    """One sheet of a register."""

    name: str = ""
    reference: str = ""
    created: Any = ""
    updated: Any = ""
    purposes: list[str] = field(default_factory=list)
    #: (label of the row, description, retention)
    data: list[tuple[str, str, str]] = field(default_factory=list)
    sensitive: list[tuple[str, str, str]] = field(default_factory=list)
    subjects: list[tuple[str, str]] = field(default_factory=list)
    recipients: list[tuple[str, str]] = field(default_factory=list)
    measures: list[tuple[str, str]] = field(default_factory=list)
    transfers: list[tuple[str, str, str, str]] = field(default_factory=list)
    actors: dict[str, str] = field(default_factory=dict)
    title: str = "Modèle de fiche de registre à compléter"


def list_rows(*lines: list[Any], example: bool = True, inserted: int = 0) -> Rows:
    """The list of processing, with its three blocks of people above."""
    rows: Rows = [
        [
            "Coordonnées du responsable de l’organisme\n(responsable de traitement)",
            "Nom :", "Fauvel", "Prénom :", "Élise", "Adresse :", "Place de la Mairie",
            "Adresse mél :", "maire@valbrise.example",
        ],
        ["", "Code postal :", "00000", "Ville :", "Valbrise", "Téléphone :", "01 00 00 00 00"],
        ["Coordonnées du représentant\n(…)", "Nom :", "", "Prénom :", "", "Adresse :", ""],
        ["", "Code postal :", "", "Ville :", "", "Téléphone :", ""],
        [
            "Coordonnées du délégué à la protection des données (DPO)",
            "Nom :", "Delorme", "Prénom :", "Karim", "Société (si DPO externe) :", "Trois-Rivières",
            "Adresse :", "",
        ],
        ["", "Code postal :", "", "Ville :", "", "Téléphone :", "", "Adresse mél :",
         "dpo@troisrivieres.example"],
        *([[] for _ in range(inserted)]),
        ["Identification du traitement", "", "", "", "Finalité du traitement", "", "",
         "Données sensibles ?"],
        ["Nom du traitement", "N° / RÉF", "Date de création de la fiche",
         "Dernière mise à jour de la fiche", "", "", "", "Oui/non"],
    ]  # fmt: skip
    if example:
        rows.append(
            ["(EXEMPLE) Gestion de la paie", "1 - Exemple", "26/05/2018", "13/05/2019",
             "Gestion de la paie", "", "", "Non"]
        )  # fmt: skip
    return [*rows, *map(list, lines)]


def fiche_rows(fiche: Fiche, *, inserted: int = 0) -> Rows:
    """The sheet of a processing; ``inserted`` empty rows stand before each section."""
    gap: Rows = [[] for _ in range(inserted + 1)]
    rows: Rows = [
        [fiche.title, "", "", "", "", "", "", fiche.reference],
        ["Cet onglet est un modèle."],
        ["Description  du traitement  "],
        ["Nom du traitement", fiche.name],
        ["N° / RÉF", fiche.reference],
        ["Date de création du traitement", fiche.created],
        ["Mise à jour du traitement", fiche.updated],
        *gap,
        ["Acteurs", "Nom", "Adresse", "Code Postal", "Ville", "Pays", "Téléphone", "Adresse mél"],
        ["Responsable du traitement", fiche.actors.get("controller", "")],
        ["Délégué à la protection des données", fiche.actors.get("dpo", "")],
        ["Responsable(s) conjoint(s)", fiche.actors.get("joint", "")],
        *gap,
        ["Finalité(s) du traitement effectué"],
        *[
            ["Finalité principale" if rank == 0 else f"Sous-finalité {rank}", purpose]
            for rank, purpose in enumerate(fiche.purposes or [""])
        ],
        *gap,
        ["Catégories de données personnelles concernées", "Description", "", "",
         "Durée de conservation"],
        *[[label, text, "", "", kept] for label, text, kept in fiche.data],
        *gap,
        ["Données sensibles", "Description", "", "", "Durée de conservation"],
        *[[label, text, "", "", kept] for label, text, kept in fiche.sensitive],
        ["Données concernant la vie sexuelle ou l'orientation sexuelle", "Non"],
        *gap,
        ["Catégories de personnes concernées", "Description", "", "", "Précisions"],
        *_pairs("Catégorie de personnes", fiche.subjects),
        *gap,
        ["Destinataires", "Type de destinataire", "", "", "Précisions"],
        *_pairs("Destinataire", fiche.recipients),
        *gap,
        ["Mesures de sécurité", "Type de mesure de sécurité", "", "", "Précisions"],
        *_pairs("Mesure de sécurité", fiche.measures),
        *gap,
        ["Transferts hors UE", "Destinataire", "Pays", "Type de Garanties", "",
         "Liens vers la documentation"],
        *[
            [f"Organisme destinataire {rank}", who, country, guard, "", link]
            for rank, (who, country, guard, link) in enumerate(
                fiche.transfers or [("", PLACEHOLDER, PLACEHOLDER, "")], 1
            )
        ],
    ]  # fmt: skip
    return rows


def _pairs(label: str, pairs: list[tuple[str, str]]) -> Rows:
    return [
        [f"{label} {rank}", choice, "", "", precision]
        for rank, (choice, precision) in enumerate(pairs or [(PLACEHOLDER, "")], 1)
    ]


def as_xlsx(sheets: dict[str, Rows]) -> bytes:
    """The sheets as a workbook of Excel."""
    book = Xlsx()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_ods(sheets: dict[str, Rows], *, declared_rows: int = 1_048_576) -> bytes:
    """The sheets as a workbook of LibreOffice, with a comment inside each cell of text.

    As LibreOffice does, the rows left of each sheet are declared as one, repeated.
    """
    tables = "".join(_table(name, rows, declared_rows) for name, rows in sheets.items())
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    return out.getvalue()


_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)
_COMMENT = (
    "<office:annotation><text:p>Une aide qui n’est pas une donnée.</text:p></office:annotation>"
)


def _table(name: str, rows: Rows, declared: int) -> str:
    body = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    left = declared - len(rows)
    rest = (
        f'<table:table-row table:number-rows-repeated="{left}">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    return f'<table:table table:name="{escape(name)}">{body}{rest}</table:table>'


def _cell(value: Any) -> str:
    if value == "":
        return "<table:table-cell/>"
    paragraphs = "".join(f"<text:p>{escape(part)}</text:p>" for part in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{_COMMENT}{paragraphs}</table:table-cell>'
