"""The files that a register may be: what each is for, its ending, and who writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from inventaire.exchange.csv_text import csv_text
from inventaire.exchange.register.fiche import Fiche, RegisterFile
from inventaire.exchange.register.linked import as_linked_data
from inventaire.exchange.register.opendocument import as_opendocument
from inventaire.exchange.register.paper import as_paper, sheet_as_paper
from inventaire.exchange.register.word import as_text_document, sheet_as_text_document
from inventaire.exchange.register.workbook import as_flat_workbook, as_workbook, flat_rows
from inventaire.i18n import N_

_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORKBOOK, _TEXT = f"{_OFFICE}.spreadsheetml.sheet", f"{_OFFICE}.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Format:
    """A file that a register may be; ``sheet`` writes one processing alone, where one may."""

    label: str
    purpose: str
    ending: str
    media_type: str
    write: Callable[[RegisterFile], bytes]
    sheet: Callable[[RegisterFile, Fiche], bytes] | None = None


def _as_csv(register: RegisterFile) -> bytes:
    return csv_text(*flat_rows(register)).encode()


FORMATS: Mapping[str, Format] = {
    "ods": Format(
        N_("Classeur OpenDocument"),
        N_("Modèle de la CNIL : une liste, une fiche par traitement ; se réimporte"),
        "ods",
        "application/vnd.oasis.opendocument.spreadsheet",
        as_opendocument,
    ),
    "xlsx": Format(
        N_("Classeur Excel"),
        N_("Modèle de la CNIL : une liste, une fiche par traitement ; se réimporte"),
        "xlsx",
        _WORKBOOK,
        as_workbook,
    ),
    "pdf": Format(
        N_("PDF accessible"),
        N_("À imprimer, à remettre : chaque fiche sur sa page"),
        "pdf",
        "application/pdf",
        as_paper,
        sheet_as_paper,
    ),
    "docx": Format(
        N_("Document texte"),
        N_("À compléter ou à annexer"),
        "docx",
        _TEXT,
        as_text_document,
        sheet_as_text_document,
    ),
    "flat": Format(
        N_("Tableau Excel"),
        N_("Une ligne par traitement, tout ce qui est recensé"),
        "xlsx",
        _WORKBOOK,
        as_flat_workbook,
    ),
    "csv": Format(
        N_("Tableau csv"),
        N_("Une ligne par traitement, pour un autre outil"),
        "csv",
        "text/csv; charset=utf-8",
        _as_csv,
    ),
    "jsonld": Format(
        N_("Données liées (JSON-LD)"),
        N_("Pour un programme : DCAT et vocabulaire DPV du W3C"),
        "jsonld",
        "application/ld+json",
        as_linked_data,
    ),
}
#: The formats in which one processing may leave alone.
OF_A_SHEET: tuple[str, ...] = tuple(code for code, one in FORMATS.items() if one.sheet)
