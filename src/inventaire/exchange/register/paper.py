"""The register and its sheets as PDF/UA: tagged, in order, readable by a screen reader."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal

import typst

from inventaire.exchange.register.fiche import Fiche, RegisterFile, Section
from inventaire.exchange.workbook.words import cleaned
from inventaire.i18n import _, current_language

_LAYOUT = Path(__file__).with_name("register.typ")
#: ISO 14289-1: what assistive technology asks of a PDF.
_ACCESSIBLE: Literal["ua-1"] = "ua-1"


def as_paper(register: RegisterFile) -> bytes:
    """The whole register: who answers for it, its contents, then a sheet from page to page."""
    return _compiled(register, whole=True)


def sheet_as_paper(register: RegisterFile, fiche: Fiche) -> bytes:
    """One sheet alone."""
    return _compiled(replace(register, fiches=(fiche,)), whole=False)


def _compiled(register: RegisterFile, *, whole: bool) -> bytes:
    """The file, made by our layout from data: nothing that a person typed is markup.

    Only the typefaces that come with the library are used, wherever this runs. A text in a script
    that they lack is written with what the system has, and the file then promises nothing.
    """
    data = json.dumps(_plain(register, whole=whole))
    try:
        return _drawn(data, register.taken_on, accessible=True)
    except typst.TypstError:
        return _drawn(data, register.taken_on, accessible=False)


def _drawn(data: str, day: date, *, accessible: bool) -> bytes:
    return typst.compile(
        _LAYOUT.read_bytes(),
        format="pdf",
        sys_inputs={"register": data},
        pdf_standards=[_ACCESSIBLE] if accessible else [],
        ignore_system_fonts=accessible,
        timestamp=datetime.combine(day, time(), tzinfo=UTC),
    )


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
