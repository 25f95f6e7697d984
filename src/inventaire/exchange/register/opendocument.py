"""The register as an OpenDocument workbook: the format that French administrations are asked to
prefer (référentiel général d'interopérabilité).
"""

from __future__ import annotations

from io import BytesIO

from odfdo import Cell, Column, Document, Link, Paragraph, Row, Table
from odfdo.style_base import StyleBase

from inventaire.exchange.register.cells import Grid, Look, Placed
from inventaire.exchange.register.fiche import RegisterFile
from inventaire.exchange.register.layout import grids_of
from inventaire.exchange.workbook.styles import ACCENT, ACCENT_STRONG, LINE, ON_ACCENT
from inventaire.exchange.workbook.words import cleaned

#: In centimetres; together they fill the width of A4 on its side.
_LIST_WIDTHS = (7.0, 3.0, 3.2, 3.2, 7.6, 2.6)
_SHEET_WIDTHS = (6.6, 5.6, 3.2, 4.0, 4.0, 4.2)

_LOOKS: dict[Look, tuple[str, str]] = {
    Look.TITLE: ("", f'fo:font-weight="bold" fo:font-size="16pt" fo:color="#{ACCENT_STRONG}"'),
    Look.HEADING: (
        f'fo:background-color="#{ACCENT}"',
        f'fo:font-weight="bold" fo:color="#{ON_ACCENT}"',
    ),
    Look.LABEL: (f'fo:border-bottom="0.5pt solid #{LINE}"', 'fo:font-weight="bold"'),
    Look.TEXT: (f'fo:border-bottom="0.5pt solid #{LINE}"', ""),
    Look.LINK: (f'fo:border-bottom="0.5pt solid #{LINE}"', f'fo:color="#{ACCENT}"'),
}
_PAGE = {
    "style:print-orientation": "landscape",
    "fo:page-width": "29.7cm",
    "fo:page-height": "21cm",
    "fo:margin-top": "1cm",
    "fo:margin-bottom": "1cm",
    "fo:margin-left": "1cm",
    "fo:margin-right": "1cm",
}


_DAY = "day"
_DAY_STYLES = (
    '<number:date-style style:name="day-format"><number:day number:style="long"/>'
    '<number:text>/</number:text><number:month number:style="long"/>'
    '<number:text>/</number:text><number:year number:style="long"/></number:date-style>',
    f'<style:style style:name="{_DAY}" style:family="table-cell" '
    'style:data-style-name="day-format"><style:table-cell-properties fo:padding="0.1cm" '
    f'style:vertical-align="top" fo:border-bottom="0.5pt solid #{LINE}"/>'
    '<style:paragraph-properties fo:text-align="start"/>'
    '<style:text-properties style:font-name="Arial"/></style:style>',
)


def as_opendocument(register: RegisterFile) -> bytes:
    """A list and a sheet for each processing, each leading to the other."""
    document = Document("spreadsheet")
    document.body.clear()
    document.meta.title = cleaned(register.title)[:255]
    _dress(document)
    for grid in grids_of(register):
        document.body.append(_table(grid))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _dress(document: Document) -> None:
    for look, (cell, text) in _LOOKS.items():
        wrap = "no-wrap" if look is Look.TITLE else "wrap"
        document.insert_style(
            (
                f'<style:style style:name="{look.value}" style:family="table-cell">'
                f'<style:table-cell-properties fo:wrap-option="{wrap}" fo:padding="0.1cm" '
                f'style:vertical-align="top" {cell}/>'
                f'<style:text-properties style:font-name="Arial" {text}/></style:style>'
            ),
            automatic=True,
        )
    for style in _DAY_STYLES:
        document.insert_style(style, automatic=True)
    for widths in (_LIST_WIDTHS, _SHEET_WIDTHS):
        for width in widths:
            document.insert_style(
                (
                    f'<style:style style:name="{_width(width)}" style:family="table-column">'
                    f'<style:table-column-properties style:column-width="{width}cm"/></style:style>'
                ),
                automatic=True,
            )
    for page in document.get_styles(family="page-layout"):
        if isinstance(page, StyleBase):
            page.set_properties(_PAGE)


def _width(width: float) -> str:
    return f"w{round(width * 10)}"


def _table(grid: Grid) -> Table:
    table = Table(grid.name)
    for width in _LIST_WIDTHS if grid.is_list else _SHEET_WIDTHS:
        table.append(Column(style=_width(width)))
    for row in grid.rows:
        line = Row()
        for placed in row:
            line.append(Cell() if placed is None else _cell(placed))
        table.append(line)
    return table


def _cell(placed: Placed) -> Cell:
    if not isinstance(placed.value, str):
        return Cell(placed.value, text=placed.value.strftime("%d/%m/%Y"), style=_DAY)
    cell = Cell(style=placed.look.value)
    cell.set_attribute("office:value-type", "string")
    for line in cleaned(placed.value).split("\n"):
        paragraph = Paragraph() if placed.leads_to else Paragraph(line)
        if placed.leads_to:
            paragraph.append(Link(f"#'{placed.leads_to}'.A1", text=line))
        cell.append(paragraph)
    return cell
