"""Before publication: what to take out, blur or group, and who can be found again."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventaire.exchange.detection.publishing import (
    AGGREGATE,
    GENERALISE,
    MOST_CROSSED,
    REMOVE,
    THRESHOLDS,
    Advice,
    Publishing,
    advise,
    blur,
    weigh,
)
from inventaire.exchange.detection.tables import Table
from inventaire.exchange.detection.verdicts import Verdict, judge
from tests.exchange.detection.samples import Rows


def table(rows: Rows) -> Table:
    head, *body = rows
    return Table("essai", tuple(head), tuple(zip(*body, strict=True)), is_named=True)


def weighed(rows: Rows) -> tuple[tuple[Verdict, ...], Publishing]:
    made = table(rows)
    verdicts = judge(made)
    return verdicts, weigh(made, verdicts)


def advice(rows: Rows, column: str, *, least: int = 5) -> Advice | None:
    """What is advised of a column, taken as it was detected."""
    verdicts, publishing = weighed(rows)
    rank = next(rank for rank, verdict in enumerate(verdicts) if verdict.name == column)
    category = verdicts[rank].category if verdicts[rank].is_personal else ""
    return advise(verdicts[rank], category, cells=publishing.cells.get(rank), least=least)


PEOPLE: Rows = [
    ["Prénom", "Sexe", "Date de naissance", "Code postal", "Handicap", "Observations", "Montant"],
    *[
        ["Camille", "FM"[rank > 8], f"1980-01-{rank + 10}", "12000", "oui", f"Vu {rank}", "5"]
        for rank in range(11)
    ],
]  # fmt: skip


def test_direct_identifiers_sensitive_data_and_free_texts_are_taken_out() -> None:
    for column in ("Prénom", "Handicap", "Observations"):
        found = advice(PEOPLE, column)
        assert found is not None
        assert found.deed == REMOVE


def test_dates_of_birth_and_postcodes_are_blurred() -> None:
    for column in ("Date de naissance", "Code postal"):
        found = advice(PEOPLE, column)
        assert found is not None
        assert found.deed == GENERALISE


def test_small_cells_are_grouped_and_only_those() -> None:
    found = advice(PEOPLE, "Sexe")
    assert found is not None
    assert found.deed == AGGREGATE
    assert found.reason.values == {"least": 5, "small": 1, "all": 2}
    # Two men: fewer than 3, so that a threshold of 3 speaks too; none of 2 exists.
    assert advice(PEOPLE, "Sexe", least=3) is not None


def test_what_is_not_personal_may_stay() -> None:
    assert advice(PEOPLE, "Montant") is None


def test_what_people_say_of_a_column_counts_more_than_what_was_found() -> None:
    verdicts, _publishing = weighed(PEOPLE)
    montant = verdicts[-1]
    said = advise(montant, "health", cells=None, least=5)
    assert said is not None
    assert said.deed == REMOVE


def test_k_is_the_size_of_the_smallest_class() -> None:
    verdicts, publishing = weighed(PEOPLE)
    sex, born = (
        next(r for r, v in enumerate(verdicts) if v.name == name)
        for name in ("Sexe", "Date de naissance")
    )
    alone = publishing.crossing([sex])
    assert alone is not None
    assert (alone.now.smallest, alone.now.below(5), alone.now.small(5)) == (2, 2, 1)
    assert alone.now.below(11) == 11
    together = publishing.crossing([born, sex])
    assert together is not None
    assert (together.now.smallest, together.now.below(5)) == (1, 11)
    # Blurred to the decade, only what tells men from women is left.
    assert (together.blurred.smallest, together.blurred.below(3)) == (2, 2)


def test_columns_that_were_not_crossed_have_no_answer() -> None:
    _verdicts, publishing = weighed(PEOPLE)
    assert publishing.crossing([]) is None
    assert publishing.crossing([0, 6]) is None


def test_no_more_than_a_few_columns_are_crossed() -> None:
    names = [
        "sexe",
        "âge",
        "code postal",
        "ville",
        "nationalité",
        "profession",
        "civilité",
        "diplôme",
    ]
    rows = [names, *[[f"{name[0]}{rank % 3}" for name in names] for rank in range(12)]]
    _verdicts, publishing = weighed(rows)
    assert len(publishing.quasi) == MOST_CROSSED
    assert len(publishing.crossings) == 2**MOST_CROSSED - 1


def test_a_table_of_one_row_is_not_weighed() -> None:
    assert weighed(PEOPLE[:2])[1] == Publishing()


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("birth_date", "12/03/1984", "1980"),
        ("birth_date", "bientôt", ""),
        ("age", "37", "30"),
        ("age", "30-39 ans", "30-39 ans"),
        ("postcode", "12230", "12"),
        ("town", "Valbrise", ""),
        ("work", "2019-05-02", "2019"),
        ("work", "Rédacteur", "Rédacteur"),
        ("income", "1834,50", "1000"),
        ("sex", "F", "F"),
        ("sex", "", ""),
    ],
)
def test_a_value_is_told_less_precisely(kind: str, value: str, told: str) -> None:
    assert blur(kind, value) == told


_ROWS = st.lists(st.tuples(st.sampled_from("FM"), st.sampled_from("1234")), min_size=2, max_size=60)


@given(_ROWS)
def test_classes_are_counted_as_one_would_by_hand(rows: list[tuple[str, str]]) -> None:
    made = table([["sexe", "code postal"], *rows])
    verdicts = tuple(
        Verdict(name, "text", len(rows), 2, kind, 90)
        for name, kind in (("sexe", "sex"), ("code postal", "postcode"))
    )
    found = weigh(made, verdicts).crossing([0, 1])
    assert found is not None
    sizes = Counter(rows).values()
    assert found.now.smallest == min(sizes)
    for least in THRESHOLDS:
        assert found.now.below(least) == sum(size for size in sizes if size < least)
        assert found.now.small(least) == sum(1 for size in sizes if size < least)
    assert found.blurred.smallest >= found.now.smallest
