"""How each column looks and what is said above it: its heading, how it is filled, its help."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from inventaire.exchange.workbook.metrics import line_count, units_for
from inventaire.exchange.workbook.sheet import room_of
from inventaire.exchange.workbook.styles import (
    ACCENT,
    ACCENT_SOFT,
    ACCENT_STRONG,
    DATE_FORMAT,
    HEADING,
    INK_SOFT,
    SUNKEN,
    TEXT,
    Style,
)
from inventaire.i18n import N_, _
from inventaire.inventory.fields import Field, Shape

#: What stays text, whatever is typed: a number keeps its zeros, a day its words.
AS_TEXT = "@"
LOCKED = TEXT.but(fill=SUNKEN, colour=INK_SOFT, size=9)
HINT = Style(size=9, italic=True, colour=INK_SOFT, fill=ACCENT_SOFT, line=ACCENT, indent=1)
ASKED = HEADING.but(fill=ACCENT_STRONG)
_SHORT = TEXT.but(locked=False, format=AS_TEXT)
_STYLES: Mapping[Shape, Style] = {
    Shape.DATE: TEXT.but(locked=False, format=DATE_FORMAT, across="center", indent=0),
    Shape.INTEGER: TEXT.but(locked=False, format="0", across="right"),
    Shape.NUMBER: TEXT.but(locked=False, format="General", across="right"),
    Shape.ANSWER: _SHORT.but(across="center", indent=0),
}
_HINTS: Mapping[Shape, str] = {
    Shape.TEXT: N_("texte"),
    Shape.WORDS: N_("plusieurs : une par ligne"),
    Shape.CODE: N_("dans la liste"),
    Shape.CODES: N_("dans la liste ; plusieurs : séparez par « ; »"),
    Shape.DATE: N_("jj/mm/aaaa"),
    Shape.MOMENT: N_("jj/mm/aaaa hh:mm"),
    Shape.INTEGER: N_("nombre"),
    Shape.NUMBER: N_("nombre"),
    Shape.ANSWER: N_("oui, non, ou vide"),
    Shape.LINK: N_("un nom"),
    Shape.LINKS: N_("noms ; plusieurs : séparez par « ; »"),
    Shape.END: N_("un nom"),
}
_WIDTHS: Mapping[Shape, float] = {
    Shape.TEXT: 28, Shape.WORDS: 34, Shape.CODE: 28, Shape.CODES: 34, Shape.DATE: 14,
    Shape.MOMENT: 18, Shape.INTEGER: 13, Shape.NUMBER: 13, Shape.ANSWER: 12, Shape.LINK: 28,
    Shape.LINKS: 32, Shape.END: 28,
}  # fmt: skip
_LONG = 44.0
#: Signs of a text that are measured: what follows is beyond the highest row.
_MEASURED = 1000


@lru_cache(maxsize=2048)
def style_of(field: Field, *, bold: bool = False, locked: bool = False) -> Style:
    """How a cell of a field looks."""
    if locked:
        return LOCKED.but(bold=bold)
    # Old spreadsheets show « #### » for a long text that is told to be text.
    style = TEXT.but(locked=False) if field.long else _STYLES.get(field.shape, _SHORT)
    return style.but(bold=bold)


def heading_style(field: Field) -> Style:
    """What a text asks for stands out."""
    return ASKED if field.label.law else HEADING


def hint_of(field: Field, *, required: bool = False) -> str:
    """How a cell is filled, in a few words."""
    hint = "https://…" if field.url else _(_HINTS[field.shape])
    return _("%(hint)s (indispensable)", hint=hint) if required else hint


def width_of(field: Field) -> float:
    """Wide enough for what is usual, and for the longest word of the heading."""
    usual = _LONG if field.long else _WIDTHS[field.shape]
    heading = units_for(_(field.label.text), size=HEADING.size, bold=True, indent=HEADING.indent)
    return max(usual, heading)


def lines_of(text: str, width: float, style: Style) -> int:
    """How many lines a text takes in a column."""
    return line_count(text[:_MEASURED], room_of(width, style))


def help_of(field: Field) -> str:
    """What helps to fill a column: its help, how it is written, the text that asks for it."""
    said = [_(field.label.text)]
    if field.label.help:
        said.append(_(field.label.help))
    if field.url:
        said.append(_("Une adresse entière, qui commence par https://."))
    elif field.shape is not Shape.TEXT or not field.label.help:
        said.append(_(_HELP[field.shape]))
    if field.vocabulary is not None and any(term.definition for term in field.vocabulary):
        said.append(_("Chaque terme est expliqué dans « Lexique »."))
    if field.label.law:
        said.append(_("Demandé par : %(law)s", law=_(field.label.law)))
    return "\n".join(said)


_HELP: Mapping[Shape, str] = {
    Shape.TEXT: N_("Un texte libre."),
    Shape.WORDS: N_("Un ou plusieurs textes, un par ligne (Alt + Entrée va à la ligne)."),
    Shape.CODE: N_("Un terme de la liste : cliquez sur la flèche à droite de la case."),
    Shape.CODES: N_(
        "Un ou plusieurs termes de la liste. La flèche en propose un ; pour en mettre plusieurs, "
        "écrivez-les séparés par « ; »."
    ),
    Shape.DATE: N_("Une date : 26/05/2018."),
    Shape.MOMENT: N_("Une date et une heure : 26/05/2018 14:30."),
    Shape.INTEGER: N_("Un nombre entier, sans unité."),
    Shape.NUMBER: N_("Un nombre, sans unité."),
    Shape.ANSWER: N_("Oui ou Non ; laissez vide si vous ne savez pas : ce n'est pas « non »."),
    Shape.LINK: N_(
        "Le nom d'une fiche de ce classeur : la flèche les propose. Un nouveau nom peut être écrit."
    ),
    Shape.LINKS: N_(
        "Les noms d'une ou plusieurs fiches de ce classeur, séparés par « ; ». La flèche les "
        "propose ; un nouveau nom peut être écrit."
    ),
    Shape.END: N_(
        "Le nom d'une fiche de ce classeur : la flèche les propose. Un nouveau nom peut être écrit."
    ),
}
