"""The words of a list as values of fields: codes, labels, or what people say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from inventaire.exchange.sheets import key
from inventaire.i18n import LANGUAGES, speaking
from inventaire.i18n import _ as translated
from inventaire.vocabulary.actors import ACTOR_KINDS
from inventaire.vocabulary.flows import AUTOMATIONS, FLOW_STATUSES, MEDIA, TRANSFORMATIONS
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.natures import Nature, nature_of
from inventaire.vocabulary.spoken import meaning_of
from inventaire.vocabulary.systems import HOSTINGS, SYSTEM_KINDS
from inventaire.vocabulary.terms import Vocabulary
from inventaire.vocabulary.transfers import SAFEGUARDS

VOCABULARIES: Mapping[str, Vocabulary[Any]] = {
    "medium": MEDIA,
    "frequency": FREQUENCIES,
    "automation": AUTOMATIONS,
    "transformation": TRANSFORMATIONS,
    "status": FLOW_STATUSES,
    "safeguard": SAFEGUARDS,
    "hosting": HOSTINGS,
}
_YES = frozenset({"oui", "yes", "true", "vrai", "1", "x", "o", "y"})
_NO = frozenset({"non", "no", "false", "faux", "0", "n"})


def value_of(field: str, text: str) -> Any:
    """The value that a text means in a field; ``None`` where nobody understands it."""
    if field == "encrypted" and key(text) in _YES | _NO:
        return key(text) in _YES
    words = VOCABULARIES.get(field)
    if words is not None:
        if text in words:
            return text
        if (code := _labels(field).get(key(text))) is not None:
            return code
    meaning = meaning_of(text)
    return meaning[1] if meaning is not None and meaning[0] == field else None


@cache
def _labels(field: str) -> Mapping[str, str]:
    """Codes by label, in every language."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with speaking(language):
            for term in VOCABULARIES[field]:
                found.setdefault(key(translated(term.label)), term.code)
    return found


def nature_said(kind: str, nature: str) -> Nature | None:
    """What a list says that a place is: by its kind, its nature, or both; nothing where neither
    is understood.
    """
    of_kind = nature_of(kind) if kind else None
    of_kind = of_kind or (Nature(kind) if kind in ("system", "actor") else None)
    for known, words in (("system", SYSTEM_KINDS), ("actor", ACTOR_KINDS)):
        if nature in words and (of_kind is None or of_kind.kind == known):
            return Nature(known, nature)
    found = nature_of(nature) if nature else None
    if found is None or (of_kind is not None and found.kind != of_kind.kind):
        return of_kind
    return found
