"""Every vocabulary, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inventaire.vocabulary import (
    actors,
    audiences,
    countries,
    datasets,
    dpia,
    flows,
    frequencies,
    incidents,
    metadata,
    missions,
    organisations,
    people,
    processing,
    questionnaire,
    security,
    subject_kinds,
    systems,
    transfers,
)
from inventaire.vocabulary.terms import Vocabulary

_MODULES = (
    organisations,
    actors,
    systems,
    datasets,
    subject_kinds,
    metadata,
    frequencies,
    flows,
    people,
    processing,
    countries,
    transfers,
    dpia,
    incidents,
    security,
    missions,
    questionnaire,
    audiences,
)


def _found() -> dict[str, Vocabulary[Any]]:
    found: dict[str, Vocabulary[Any]] = {}
    for module in _MODULES:
        for value in vars(module).values():
            if isinstance(value, Vocabulary):
                found[value.name] = value
    return found


#: The name is the one of the constant, in lower case: ``VOCABULARIES["legal_bases"]``.
VOCABULARIES: Mapping[str, Vocabulary[Any]] = _found()
