"""The words of the CNIL's register in ours. What has no word of ours keeps its own, in a text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from inventaire.exchange.cnil_entries import PairRow
from inventaire.exchange.parsing import said
from inventaire.exchange.sheets import Cell, key
from inventaire.vocabulary.processing import (
    DATA_CATEGORIES,
    DATA_SUBJECTS,
    LEGAL_BASES,
    MEASURES,
    PROCESSING_ROLES,
    RECIPIENT_KINDS,
)
from inventaire.vocabulary.terms import Vocabulary
from inventaire.vocabulary.transfers import SAFEGUARDS

#: The category that stands for a whole line of the CNIL's register, where several belong to it.
_OF_LINE = {
    "etat civil identite donnees d identification images": "identity",
    "vie personnelle habitudes de vie situation familiale etc": "lifestyle",
    "informations d ordre economique et financier revenus situation financiere "
    "situation fiscale etc": "economic",
}
_SUBJECTS = {
    "salaries": "employees",
    "agents": "employees",
    "services internes": "employees",
    "clients": "customers",
    "fournisseurs": "suppliers",
    "prestataires": "suppliers",
    "prospects": "prospects",
    "candidats": "applicants",
    "autres preciser": "other",
    "autres": "other",
}
_SAFEGUARD_WORDS = (
    ("privacy shield", "privacy_shield"),
    ("bouclier", "privacy_shield"),
    ("data privacy framework", "dpf"),
    ("dpf", "dpf"),
    ("bcr", "bcr"),
    ("cct", "scc_2021"),
    ("clauses contractuelles", "scc_2021"),
)


@cache
def _by_cnil_label(name: str) -> dict[str, str]:
    lists: dict[str, Vocabulary[Any]] = {
        "categories": DATA_CATEGORIES,
        "recipients": RECIPIENT_KINDS,
        "measures": MEASURES,
        "safeguards": SAFEGUARDS,
    }
    found: dict[str, str] = {}
    for term in lists[name]:
        if term.cnil_label:
            # The first term of a line stands for the whole line.
            found.setdefault(key(term.cnil_label), term.code)
    return found


@lru_cache(maxsize=4_096)
def _named(vocabulary: Vocabulary[Any], text: str) -> str:
    """The code of the term whose label this is, if any."""
    wanted = key(text)
    return next((term.code for term in vocabulary if key(term.label) == wanted), "")


def category_of(label: str, description: str) -> tuple[str, str]:
    """The category of a row of data, and its description; an unknown label joins it."""
    wanted = key(label)
    code = (
        _OF_LINE.get(wanted)
        or _by_cnil_label("categories").get(wanted)
        or _named(DATA_CATEGORIES, label)
    )
    if code:
        return code, description
    return "other", f"{label} : {description}" if description else label


def subject_of(choice: str, precision: str) -> dict[str, Any]:
    """The category of people of a row and its precision; an unknown word is kept as precision."""
    if not choice:
        return {"precision": precision}
    code = _SUBJECTS.get(key(choice)) or _named(DATA_SUBJECTS, choice)
    if code:
        return {"category": code, "precision": precision, **_nature(code)}
    told = " : ".join(part for part in (choice, precision) if part)
    return {"category": "other", "precision": told}


def _nature(code: str) -> dict[str, Any]:
    term = DATA_SUBJECTS[code]
    return {"minors": True} if term.minors else {}


def recipient_of(row: PairRow) -> tuple[str, str, Cell]:
    """The kind of a recipient, who it is, and the cell that says who. A choice that no list knows
    says who it is itself.
    """
    choice, precision = said(row.choice), said(row.precision)
    code = _by_cnil_label("recipients").get(key(choice)) or _named(RECIPIENT_KINDS, choice)
    if code or not choice:
        return code or "other", precision, row.precision
    return "other", " : ".join(filter(None, (choice, precision))), row.choice


def bases_of(cells: Iterable[Cell]) -> tuple[str, ...]:
    """The legal bases that cells name; what is none of them is left to a person."""
    found = (_named(LEGAL_BASES, said(cell)) for cell in cells)
    return tuple(dict.fromkeys(code for code in found if code))


def role_of(cell: Cell | None) -> str:
    """Whether the organisation decides, decides with others or works for others."""
    return "" if cell is None else _named(PROCESSING_ROLES, said(cell))


def measure_of(choice: str, precision: str) -> dict[str, str]:
    """The measure of a row and its detail; an unknown measure is kept in the detail."""
    known = _by_cnil_label("measures")
    wanted = key(choice)
    if wanted == "autres mesures a preciser":
        return {"measure": "other", "detail": precision}
    code = known.get(wanted) or _named(MEASURES, choice)
    if code or not choice:
        return {"measure": code, "detail": precision}
    told = " : ".join(part for part in (choice, precision) if part)
    return {"measure": "other", "detail": told}


def safeguard_of(choice: str) -> tuple[str, str]:
    """The safeguard that a choice names, and what has to be kept as text where none is known."""
    wanted = key(choice)
    if not wanted:
        return "", ""
    code = _by_cnil_label("safeguards").get(wanted) or _named(SAFEGUARDS, choice)
    if not code:
        code = next((code for word, code in _SAFEGUARD_WORDS if word in wanted), "")
    return (code, "") if code else ("", choice)
