"""The page on detection, drawn from how the labelled sets are judged today.

``.venv/bin/python -m tests.benchmarks.detection_page`` writes it anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from inventaire.cli.tables import table
from inventaire.vocabulary.people import DATA_CATEGORIES
from tests.benchmarks.detecting import Score, score
from tests.benchmarks.labelled import NOTHING, SETS

PAGE = Path(__file__).parents[2] / "docs" / "detection.md"
#: What each set gave the first time that it was measured, before anything was learnt from it.
_FIRST = {
    "tuned": ("97,9 %", "92,8 %"),
    "apart": ("73,0 %", "91,8 %"),
    "fresh": ("78,0 %", "90,7 %"),
}
#: What people wrote of the page; measures come in the middle.
_WRITTEN = Path(__file__).parent / "labelled" / "page.md"
_FOLDER = "../tests/benchmarks/labelled"


def page() -> str:
    """The page as it should be."""
    scores = {name: score(name) for name in SETS}
    rows = [
        (
            f"[{name}.txt]({_FOLDER}/{name}.txt)",
            str(found.columns),
            _percent(found.recall),
            _percent(found.precision),
            *_FIRST[name],
        )
        for name, found in scores.items()
    ]
    head = (
        "Jeu", "Colonnes", "Rappel", "Précision", "Rappel, la première fois", "Précision, de même",
    )  # fmt: skip
    measured = "\n".join([table(head, rows), *_confusion(scores), *_misses(scores)])
    return _WRITTEN.read_text(encoding="utf-8").replace("{measures}\n", measured)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %".replace(".", ",")


def _confusion(scores: dict[str, Score]) -> Iterator[str]:
    """Which category was taken for which: one line for each that was expected."""
    pairs: Counter[tuple[str, str]] = sum((one.pairs for one in scores.values()), Counter())
    rows = []
    for code in (*DATA_CATEGORIES.codes, NOTHING):
        found = {other: n for (one, other), n in pairs.items() if one == code}
        if found:
            others = ", ".join(
                f"{_label(other)} ({n})"
                for other, n in sorted(found.items(), key=lambda one: (-one[1], one[0]))
                if other != code
            )
            rows.append((_label(code), str(sum(found.values())), str(found.get(code, 0)), others))
    yield "### Quelle catégorie a été prise pour quelle autre\n"
    yield table(("Attendue", "Colonnes", "Trouvée", "Prise pour"), rows)


def _label(code: str) -> str:
    return "rien de personnel" if code == NOTHING else DATA_CATEGORIES.label_of(code)


def _misses(scores: dict[str, Score]) -> Iterator[str]:
    rows = [
        (miss.table, f"« {miss.column} »", _label(miss.expected), _label(miss.found))
        for found in scores.values()
        for miss in found.misses
    ]
    yield "### Chaque écart\n"
    yield table(("Tableau", "Colonne", "Attendu", "Proposé"), rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
