"""Names that may be one: « Sté Berger » and « Berger SARL » are, « Bergé » may be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from inventaire.exchange.sheets import key, name_key

#: Words of a name that say what the body is, and not which.
_FORMS = frozenset(
    (
        *("sarl", "sas", "sasu", "sa", "eurl", "sci", "scop", "scic", "snc", "gie", "sem", "spl"),
        *(
            "ste",
            "societe",
            "ltd",
            "limited",
            "inc",
            "llc",
            "plc",
            "gmbh",
            "ag",
            "bv",
            "nv",
            "corp",
        ),
    )
)
_LINKING = frozenset(("le", "la", "les", "l", "de", "du", "des", "d", "et", "the", "of", "and"))
_SHORT = {
    "st": "saint", "asso": "association", "assoc": "association", "ets": "etablissement",
    "cie": "compagnie", "serv": "service", "svc": "service", "dir": "direction",
    "dept": "departement", "dpt": "departement", "dep": "departement", "univ": "universite",
    "min": "ministere", "pref": "prefecture", "bibli": "bibliotheque", "mediath": "mediatheque",
    "compta": "comptabilite", "info": "informatique", "com": "communication", "gest": "gestion",
}  # fmt: skip
#: « Ste » is « sainte » inside a name, and « société » before one or with its accent.
_SAINTE = re.compile(r"(?<=\S)[ -]+ste[ .-]+(?=\w)|^ste-(?=\w)", re.IGNORECASE)
#: The letters of « S.A.S. », once its points are gone.
_SPELT = re.compile(r"\b(?:[a-z0-9] ){1,5}[a-z0-9]\b")
_SHORTEST = 4
#: How like another a name must be, in a hundred, to be shown beside it.
_LIKENESS = 84
_MOST = 4


@lru_cache(maxsize=16_384)
def loose_key(name: str) -> str:
    """A name without its legal form, its linking words, its plurals, its abbreviations."""
    words = key(_SAINTE.sub(" sainte ", name))
    words = _SPELT.sub(lambda spelt: spelt.group().replace(" ", ""), words)
    kept = (word for word in words.split() if word not in _FORMS and word not in _LINKING)
    return " ".join(_SHORT.get(word, _singular(word)) for word in kept) or name_key(name)


def _singular(word: str) -> str:
    return word[:-1] if len(word) >= _SHORTEST and word[-1] in "sx" else word


class Likenesses:
    """The records of a kind, found by a name that is written otherwise, or nearly the same."""

    def __init__(self, records: Iterable[Any]) -> None:
        self._by_loose: dict[str, list[Any]] = defaultdict(list)
        for record in records:
            self._by_loose[loose_key(record.name)].append(record)
        # Words in another order are the same words.
        self._words = {loose: _in_order(loose) for loose in self._by_loose}

    def same(self, name: str) -> list[Any]:
        """The records whose name is this one, written otherwise."""
        return self._by_loose.get(loose_key(name), [])

    def near(self, name: str) -> list[Any]:
        """The records whose name may be a slip of this one; other numbers are no slip."""
        loose = loose_key(name)
        if len(loose) < _SHORTEST:
            return []
        found = process.extract(
            _in_order(loose), self._words, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_MOST
        )
        return [
            record
            for _words, _score, near in found
            if _numbers(near) == _numbers(loose)
            for record in self._by_loose[near]
        ]


def _in_order(loose: str) -> str:
    return " ".join(sorted(loose.split()))


def _numbers(loose: str) -> list[str]:
    return re.findall(r"\d+", loose)
