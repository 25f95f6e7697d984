"""The register and its sheets as PDF/UA: tagged, in order, readable by a screen reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from inventaire.exchange.paper import paper_of
from inventaire.exchange.register.fiche import Fiche, RegisterFile, Section
from inventaire.exchange.workbook.words import cleaned
from inventaire.i18n import _, current_language

_LAYOUT = Path(__file__).with_name("register.typ")


def as_paper(register: RegisterFile) -> bytes:
    """The whole register: who answers for it, its contents, then a sheet from page to page."""
    return _compiled(register, whole=True)


def sheet_as_paper(register: RegisterFile, fiche: Fiche) -> bytes:
    """One sheet alone."""
    return _compiled(replace(register, fiches=(fiche,)), whole=False)


def _compiled(register: RegisterFile, *, whole: bool) -> bytes:
    return paper_of(_LAYOUT, {"register": _plain(register, whole=whole)}, day=register.taken_on)


def _plain(register: RegisterFile, *, whole: bool) -> dict[str, Any]:
    return {
        "language": current_language(),
        "title": cleaned(register.title),
        "law": register.law,
        "organisation": cleaned(register.organisation),
        "day": register.taken_on.strftime("%d/%m/%Y"),
        "whole": whole,
        "contents": _("Traitements"),
        "nothing": _("Non renseigné"),
        "empty": _("Aucun traitement dans ce registre."),
        "people": _part(register.people),
        "fiches": [
            {
                # A heading without a word is none to assistive technology.
                "title": cleaned(fiche.title).strip() or _("(sans nom)"),
                "reference": cleaned(fiche.reference),
                "sections": [_part(part) for part in fiche.sections],
            }
            for fiche in register.fiches
        ],
    }


def _part(part: Section) -> dict[str, Any]:
    return {
        "title": part.title,
        "law": part.law,
        "headings": list(part.headings),
        "rows": [[cleaned(cell) for cell in row] for row in part.rows],
    }
