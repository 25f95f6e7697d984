"""The sheet of maturity: the level of each axis, what the next one asks, and the metadata."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median

from inventaire.audit.scores import SCALE_LABELS
from inventaire.exchange.phrases import listed
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.frame import day, on_paper
from inventaire.exchange.report.page import headings, lines, open_page, section
from inventaire.exchange.workbook.charts import Place, radar
from inventaire.exchange.workbook.sheet import Sheet, Span
from inventaire.exchange.workbook.styles import CENTRED, COUNT, LEVEL, NAME, SOFT, TEXT
from inventaire.i18n import _
from inventaire.inventory.protection import AnswerLine
from inventaire.vocabulary.questionnaire import AXES, LEVEL_LABELS, Question

#: How many missing criteria are named for each scale.
NAMED = 4


def write_maturity(sheet: Sheet, draft: Draft) -> None:
    """Where the organisation stands, axis by axis and question by question."""
    open_page(sheet, draft, _lead(draft), title=_("Maturité"))
    if draft.assessment is not None:
        section(sheet, _("Niveau par axe"))
        _axes(sheet, draft)
        section(sheet, _("Où l'on en est, et le prochain pas"))
        _steps(sheet, draft)
    section(sheet, _("Métadonnées : les trois barèmes"))
    _scales(sheet, draft)
    on_paper(sheet, draft, repeated="1:1")


def _lead(draft: Draft) -> str:
    if draft.assessment is None:
        return _(
            "Le questionnaire de maturité n'a pas encore été rempli : six axes, cinq niveaux, une "
            "heure d'entretien."
        )
    when = draft.assessment.assessed_on
    if when is None:
        return _("Six axes, cinq niveaux : de « au cas par cas » à « en amélioration continue ».")
    return _(
        "Six axes, cinq niveaux : de « au cas par cas » à « en amélioration continue ». "
        "Réponses du %(date)s.",
        date=day(when),
    )


def level_label(level: float | None) -> str:
    """The name of the level that is reached."""
    return _(LEVEL_LABELS[int(level) - 1]) if level is not None else _("Sans réponse")


def _axes(sheet: Sheet, draft: Draft) -> None:
    """A small table, and beside it the radar."""
    columns = (4, 1, 3)
    headings(sheet, (_("Axe"), _("Niveau"), _("Ce que cela veut dire")), columns)
    first = sheet.row + 1
    for one in draft.levels:
        spans = (
            Span(_(one.axis.label), NAME.but(down="center"), 4),
            Span(one.level, LEVEL.but(down="center", across="center")),
            Span(level_label(one.level), TEXT.but(down="center"), 3),
        )
        sheet.write_spans(spans, height=34)
    place = Place(9, first - 1, width=11.5, height=7.6)
    radar(sheet, place, labels=(1, first, sheet.row), values=5, most=5)


def _steps(sheet: Sheet, draft: Draft) -> None:
    columns = (2, 3, 1, 3, 3, 2)
    names = (
        _("Axe"),
        _("Question"),
        _("Niveau"),
        _("Aujourd'hui"),
        _("Le niveau suivant"),
        _("Preuve, précisions"),
    )
    headings(sheet, names, columns)
    for axis, question, line in _answered(draft):
        spans = [
            Span(_(axis), SOFT, 2),
            Span(_(question.label), NAME, 3),
            Span(line.level, CENTRED.but(bold=True)),
            Span(_at(question, line.level), TEXT, 3),
            Span(_at(question, (line.level or 0) + 1), TEXT, 3),
            Span(line.evidence, SOFT, 2),
        ]
        sheet.write_spans(spans)


def _at(question: Question, level: int | None) -> str:
    """What a level of a question looks like; nothing beyond the top."""
    if level is None or not 1 <= level <= len(question.levels):
        return ""
    return _(question.levels[level - 1])


def _answered(draft: Draft) -> Iterator[tuple[str, Question, AnswerLine]]:
    """The questions answered, in the order of the questionnaire."""
    answers = draft.assessment.answers if draft.assessment else ()
    by_code = {line.question: line for line in answers if line.level is not None}
    for axis in AXES:
        for question in axis.questions:
            if question.code in by_code:
                yield axis.label, question, by_code[question.code]


def _scales(sheet: Sheet, draft: Draft) -> None:
    """For each scale, where the middle dataset stands and what is most often missing."""
    if not draft.scores:
        lines(sheet, [_("Aucun jeu de données n'est encore enregistré.")])
        return
    names = (
        _("Barème"),
        _("Jeux de données"),
        _("Médiane"),
        _("Sur"),
        _("Il manque le plus souvent"),
    )
    headings(sheet, names, (3, 2, 1, 1, 7))
    for position, label in enumerate(SCALE_LABELS.values()):
        scores = [tuple(one)[position] for one in draft.scores.values()]
        missing = Counter(_(c.label) for score in scores for c in score.failed)
        said = [
            _("%(label)s : %(value)s", label=name, value=count)
            for name, count in missing.most_common(NAMED)
        ]
        spans = [
            Span(_(label), NAME, 3),
            Span(len(scores), COUNT.but(across="center"), 2),
            Span(median(score.points for score in scores), LEVEL.but(across="center")),
            Span(median(score.out_of for score in scores), LEVEL.but(across="center")),
            Span(listed(said), TEXT, 7),
        ]
        sheet.write_spans(spans)
    link = draft.sheets.get("metadata", "")
    sheet.write_spans(
        [Span(_("Voir chaque jeu de données →"), SOFT.but(line="", underlined=True), 5, link)]
    )
