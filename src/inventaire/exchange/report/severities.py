"""How serious things are, in the colours of the pages; the word always says it too."""

from __future__ import annotations

from inventaire.audit.rule import SEVERITY_LABELS, Severity
from inventaire.exchange.workbook import styles
from inventaire.exchange.workbook.styles import CENTRED, Style
from inventaire.i18n import _

COLOURS = {
    Severity.CRITICAL: (styles.DANGER, styles.DANGER_SOFT),
    Severity.MAJOR: (styles.WARNING, styles.WARNING_SOFT),
    Severity.MINOR: (styles.CAUTION, styles.CAUTION_SOFT),
    Severity.INFO: (styles.INFO, styles.INFO_SOFT),
}


def severity_style(severity: Severity) -> Style:
    """The style of a cell that says a severity."""
    colour, fill = COLOURS[severity]
    return CENTRED.but(colour=colour, fill=fill, bold=True)


def severity_label(severity: Severity) -> str:
    """The word for a severity."""
    return _(SEVERITY_LABELS[severity])
