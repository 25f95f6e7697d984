"""Words that may be slips of one another: « mensul » for « mensuel »."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from inventaire.vocabulary.folding import fold

#: How many words that share letters are compared in full.
_COMPARED = 40


class Nearby:
    """Words that can be asked for by one that is nearly the same, in a time that stays short."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, str] = {}
        self._holding: dict[str, list[str]] = defaultdict(list)
        for word in words:
            bare = fold(word)
            if bare in self._words:
                continue
            self._words[bare] = word
            for part in _parts(bare):
                self._holding[part].append(bare)

    def of(self, text: str, *, most: int = 3, likeness: float = 0.84) -> list[str]:
        """The words nearest to this one, the nearest first; not the word itself."""
        asked = fold(text)
        shared: Counter[str] = Counter()
        for part in _parts(asked):
            shared.update(self._holding.get(part, ()))
        matcher = SequenceMatcher(b=asked, autojunk=False)
        found = []
        for bare, _count in shared.most_common(_COMPARED):
            matcher.set_seq1(bare)
            if bare != asked and matcher.quick_ratio() >= likeness:
                ratio = matcher.ratio()
                if ratio >= likeness:
                    found.append((-ratio, bare))
        return [self._words[bare] for _ratio, bare in sorted(found)[:most]]


def _parts(bare: str) -> set[str]:
    """Every two letters of a word that follow each other, its ends included."""
    edged = f" {bare} "
    return {edged[start : start + 2] for start in range(len(edged) - 1)}
