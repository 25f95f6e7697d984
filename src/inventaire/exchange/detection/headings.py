"""What a heading says: accents, case, plurals and the way words are glued aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from inventaire.exchange.detection.bearers import (
    ABOUT_THINGS,
    AUTHORS,
    COUNTS,
    EITHER,
    PEOPLE,
    THINGS,
)
from inventaire.exchange.detection.lexicon import PHRASES
from inventaire.exchange.detection.listed import listed
from inventaire.vocabulary.folding import fold

_HUMPS = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Ý])|(?<=[A-ZÀ-Ý])(?=[A-ZÀ-Ý][a-zà-ÿ])")
_WORDS = re.compile(r"[a-z]+|[0-9]+")
_LETTERS = re.compile(r"[a-z0-9]+")
#: A phrase of the lexicon, after its mark.
_MARKED = re.compile(r"([=~]*)([^;=~]+)")
_ARTICLES = listed("de du des d la le les l un une of the a au aux en et s son sa and")
_SAME = {
    "n": "num", "no": "num", "nro": "num", "nr": "num", "numero": "num", "number": "num",
    "nbre": "nb", "nombre": "nb", "tel": "telephone", "tph": "telephone",
    "dt": "date", "dte": "date", "naiss": "naissance", "nais": "naissance", "adr": "adresse",
    "addr": "adresse", "lib": "libelle", "ident": "identifiant", "identifier": "id",
    "identifiant": "id", "pers": "personne", "immat": "immatriculation", "observ": "observation",
    "etab": "etablissement", "sit": "situation", "prenoms": "prenom",
    "secu": "securite", "sociaux": "sociale", "social": "sociale", "resp": "responsable",
    "benef": "beneficiaire", "asso": "association", "orga": "organisme", "children": "child",
    "bancaires": "bancaire", "dep": "departement", "dept": "departement", "coll": "collectivite",
}  # fmt: skip
#: No heading is longer; what is may be anything.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Heading:
    """What was understood of a heading."""

    words: tuple[str, ...]
    #: The sort it names, if any.
    kind: str = ""
    #: Things are called so too: it counts only in a table about people.
    weak: bool = False
    #: It says « nom » or « name », and no more than whose.
    is_name: bool = False
    #: It names a person, as « demandeur » does.
    person: bool = False
    #: That person made something, or answers for it: « auteur », « responsable ».
    author: bool = False
    #: That person may be an organisation: « bénéficiaire ».
    either: bool = False
    #: It names a thing, a place or an organisation.
    thing: bool = False
    #: It counts, or tells what a thing is made for.
    aside: bool = False
    #: It measures or dates something: « montant de la licence ».
    measures: bool = False
    #: It begins by counting: « nombre de places ».
    counts: bool = False


@cache
def words_of(heading: str) -> tuple[str, ...]:
    """The words of a heading: ``"DateNaissance"`` and ``"dates de naissance"`` give the same."""
    apart = _HUMPS.sub(" ", heading[:_LONGEST])
    found = [_SAME.get(word, word) for word in _WORDS.findall(fold(apart))]
    kept = [_stem(word) for word in found if word not in _ARTICLES]
    # « COM_RESID » is a town; « COM » alone, a comment.
    return tuple("commun" if word == "com" and len(kept) > 1 else word for word in kept)


def _stem(word: str) -> str:
    """A word in the singular, men and women alike: « salariées » and « salarié »."""
    if word in _KEPT:
        return word
    single = word[:-1] if len(word) > 3 and word.endswith("s") else word
    single = _SAME.get(single, single)
    if len(single) <= 5:
        return single
    bare = single.rstrip("e")
    # « professionnelle », « ancienne ».
    return bare[:-1] if bare.endswith(("ll", "nn")) else bare


#: Words that end with « s » when they are alone.
_KEPT = listed("acces address iris cours repas avis bras temps class sms species nirpp apres sans")


def stems(words: Iterable[str]) -> frozenset[str]:
    """Words as ``words_of`` makes them."""
    return frozenset(_stem(_SAME.get(word, word)) for word in words)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A line of the lexicon."""

    words: tuple[str, ...]
    kind: str
    #: The same in one word, as it is written: « datenaiss ».
    letters: str = ""
    alone: bool = False
    weak: bool = False


@cache
def read_heading(heading: str) -> Heading:
    """What a heading says, by the lexicon alone."""
    words = words_of(heading)
    phrase, taken = _named(words, heading)
    if words and words[0] in _NAMES and len(taken) < len(words) and 0 not in taken:
        # « Nom du médecin » is a name, not the state of somebody's health.
        phrase, taken = (phrase, taken) if phrase.kind in _OF_PEOPLE else (_NOTHING, range(0))
    left = [word for rank, word in enumerate(words) if rank not in taken]
    return Heading(
        words,
        phrase.kind,
        weak=phrase.weak,
        is_name=not phrase.kind and any(word in _NAMES for word in words),
        person=not _PEOPLE.isdisjoint(words),
        author=not _AUTHORS.isdisjoint(words),
        either=not _EITHER.isdisjoint(words),
        thing=not _THINGS.isdisjoint(left),
        aside=not _ASIDE.isdisjoint(left),
        measures=not _MEASURES.isdisjoint(left),
        counts=bool(words) and words[0] in _COUNTS and 0 not in taken,
    )


_NAMES = frozenset({"nom", "name"})
_AUTHORS = stems(AUTHORS)
_EITHER = stems(EITHER)
_PEOPLE = stems(PEOPLE) | _AUTHORS | _EITHER
_THINGS = stems(THINGS)
_COUNTS = stems(COUNTS)
_MEASURES = stems(("date", "montant", "type", "prix", "tarif", "duree", "statut", "etat", "url"))
_ASIDE = _COUNTS | stems(ABOUT_THINGS)
#: What « nom » may stand before without being the name of it.
_OF_PEOPLE = frozenset({"first_name", "last_name", "full_name", "town", "address", "login"})
_NOTHING = _Phrase((), "")


def _named(words: tuple[str, ...], heading: str) -> tuple[_Phrase, range]:
    """The longest phrase that a heading holds, and which of its words say it."""
    whole = _glued().get("".join(words)) or _glued().get("".join(_LETTERS.findall(fold(heading))))
    if whole is not None:
        return whole, range(len(words))
    best, at, weight = _NOTHING, 0, (0, 0, 0)
    for start in range(len(words)):
        for phrase in _by_first_word().get(words[start], ()):
            size = len(phrase.words)
            # Of two as long, the first one rules in French: « adresse du médecin ».
            found = (size, -start, sum(map(len, phrase.words)))
            if found > weight and words[start : start + size] == phrase.words:
                best, at, weight = phrase, start, found
    return best, range(at, at + len(best.words))


@cache
def _phrases() -> tuple[_Phrase, ...]:
    return tuple(
        _Phrase(words_of(text), kind, text.replace(" ", ""), alone="=" in mark, weak="~" in mark)
        for kind, phrases in PHRASES.items()
        for mark, text in _MARKED.findall(" ".join(phrases.split()))
        if words_of(text)
    )


@cache
def _glued() -> Mapping[str, _Phrase]:
    # Of two sorts that share a phrase, the first of the lexicon has it.
    phrases = _phrases()[::-1]
    return {one.letters: one for one in phrases} | {"".join(one.words): one for one in phrases}


@cache
def _by_first_word() -> Mapping[str, list[_Phrase]]:
    found: dict[str, list[_Phrase]] = {}
    for phrase in _phrases():
        if not phrase.alone:
            found.setdefault(phrase.words[0], []).append(phrase)
    return found
