"""The register as a text document, to be completed or annexed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from inventaire.exchange.register.fiche import Fiche, RegisterFile, Section
from inventaire.exchange.workbook.styles import ACCENT, ACCENT_SOFT, ACCENT_STRONG, INK_SOFT
from inventaire.exchange.workbook.words import cleaned
from inventaire.i18n import _, current_language

_TYPEFACE = "Arial"
_LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}


def as_text_document(register: RegisterFile) -> bytes:
    """The whole register: who answers for it, then a sheet from page to page."""
    document = _opened(register)
    document.add_heading(cleaned(register.title), level=1)
    document.add_paragraph(_about(register))
    _write(document, register.people, level=2)
    if not register.fiches:
        document.add_paragraph(_("Aucun traitement dans ce registre."))
    for fiche in register.fiches:
        document.add_page_break()
        _write_fiche(document, fiche, level=2)
    return _saved(document)


def sheet_as_text_document(register: RegisterFile, fiche: Fiche) -> bytes:
    """One sheet alone."""
    document = _opened(register)
    _write_fiche(document, fiche, level=1)
    document.add_paragraph(_about(register))
    return _saved(document)


def _about(register: RegisterFile) -> str:
    day = register.taken_on.strftime("%d/%m/%Y")
    return f"{cleaned(register.organisation)} · {register.law} · {day}"


def _opened(register: RegisterFile) -> Any:
    """An empty A4 document, in the reader's language, with our colours."""
    document: Any = Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.8)
    document.core_properties.title = cleaned(register.title)[:255]
    document.core_properties.author = "inventaire"
    # Made on the day of the register: the same register gives the same file.
    document.core_properties.created = datetime.combine(register.taken_on, time())
    _dress(document.styles)
    return document


def _dress(styles: Any) -> None:
    normal = styles["Normal"]
    normal.font.name, normal.font.size = _TYPEFACE, Pt(10)
    normal.paragraph_format.space_after = Pt(4)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGES.get(current_language(), "fr-FR"))
    normal.element.get_or_add_rPr().append(language)
    for level, size, colour in ((1, 20, ACCENT_STRONG), (2, 14, ACCENT_STRONG), (3, 11, ACCENT)):
        style = styles[f"Heading {level}"]
        style.font.name, style.font.size = _TYPEFACE, Pt(size)
        style.font.color.rgb = RGBColor.from_string(colour)
        for theme in ("asciiTheme", "hAnsiTheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)


def _write_fiche(document: Any, fiche: Fiche, *, level: int) -> None:
    document.add_heading(cleaned(fiche.title), level=level)
    for part in fiche.sections:
        _write(document, part, level=level + 1)


def _write(document: Any, part: Section, *, level: int) -> None:
    heading = document.add_heading(part.title, level=level)
    if part.law:
        law = heading.add_run(f" · {part.law}")
        law.font.size, law.font.bold = Pt(8), False
        law.font.color.rgb = RGBColor.from_string(INK_SOFT)
    if not part.rows:
        document.add_paragraph().add_run(_("Non renseigné")).italic = True
    elif not part.headings and len(part.rows[0]) == 1:
        for (said,) in part.rows:
            document.add_paragraph(cleaned(said), style="List Bullet")
    else:
        _table(document, part)


def _table(document: Any, part: Section) -> None:
    """A table whose headings come back on each page; of facts, the label stands in bold."""
    rows = [part.headings, *part.rows] if part.headings else list(part.rows)
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    # Asked of the table each time, cells are looked up from its start: rows give theirs at once.
    for rank, (line, row) in enumerate(zip(table.rows, rows, strict=True)):
        _fill(line, row, bold=bool(part.headings) and rank == 0, label=not part.headings)
    if part.headings:
        _repeated(table.rows[0])


def _fill(line: Any, row: Sequence[str], *, bold: bool, label: bool) -> None:
    for column, (cell, said) in enumerate(zip(line.cells, row, strict=True)):
        run = cell.paragraphs[0].add_run(cleaned(said))
        run.font.size, run.font.bold = Pt(9), bold or (label and column == 0)
        if bold:
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), ACCENT_SOFT)
            cell._tc.get_or_add_tcPr().append(shade)


def _repeated(line: Any) -> None:
    line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
