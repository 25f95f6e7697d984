"""The matrix of recommendations: what is drawn where."""

from __future__ import annotations

from inventaire.audit.recommendations import recommend
from inventaire.audit.rule import Finding, Severity
from inventaire.i18n import Text
from inventaire.web.matrix import EFFORTS, SEVERITIES, matrix_of
from tests.builders import commune, picture


def _found(*codes: str) -> list[Finding]:
    return [Finding(rule=c, severity=Severity.MAJOR, text=Text("…"), records=()) for c in codes]


def test_every_recommendation_is_in_the_cell_of_its_severity_and_effort() -> None:
    recommendations = recommend(_found("LIC-01", "REG-03", "REG-06"), picture(commune()))
    matrix = matrix_of(recommendations)
    assert (len(matrix.rows), len(matrix.rows[0])) == (len(SEVERITIES), len(EFFORTS))
    held = {
        (cell.severity, cell.effort): [one.rule for one in cell.recommendations]
        for row in matrix.rows
        for cell in row
        if cell.recommendations
    }
    assert held == {
        (Severity.MAJOR, "half_day"): ["LIC-01", "REG-03"],
        (Severity.MAJOR, "days"): ["REG-06"],
    }


def test_the_largest_disc_is_where_there_are_most() -> None:
    cells = [
        cell
        for row in matrix_of(
            recommend(_found("LIC-01", "REG-03", "REG-06"), picture(commune()))
        ).rows
        for cell in row
    ]
    largest = max(cells, key=lambda cell: cell.radius)
    assert len(largest.recommendations) == 2
    assert all(not cell.radius for cell in cells if not cell.recommendations)


def test_nothing_to_recommend_draws_no_disc() -> None:
    assert all(not cell.radius for row in matrix_of(()).rows for cell in row)
