"""A closed list of words: stable codes, labels, definitions, and where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word. Its code is stored and never changes; what is offered no more is retired."""

    code: str
    label: str
    definition: str = ""
    source: str = ""
    as_of: date | None = None
    retired: bool = False
    #: The law or list behind it was read from a secondary source: shown as « à vérifier ».
    to_check: bool = False


TermT = TypeVar("TermT", bound=Term)


class Vocabulary(Generic[TermT]):
    """An ordered, closed list of terms, found by code.

    ``source`` and ``as_of`` say where the whole list comes from; a term may say its own.
    """

    def __init__(
        self,
        name: str,
        label: str,
        terms: tuple[TermT, ...],
        *,
        source: str = "",
        as_of: date | None = None,
    ) -> None:
        self.name = name
        self.label = label
        self.terms = terms
        self.source = source
        self.as_of = as_of
        self._by_code = {term.code: term for term in terms}
        if len(self._by_code) != len(terms):
            raise ValueError(f"vocabulary {name} holds a code twice")

    def __iter__(self) -> Iterator[TermT]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> TermT:
        return self._by_code[code]

    def get(self, code: str) -> TermT | None:
        """The term of this code, or nothing."""
        return self._by_code.get(code)

    def label_of(self, code: str) -> str:
        """The French label of a code; the code itself where the list does not know it."""
        term = self._by_code.get(code)
        return term.label if term else code

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, in the order of the list."""
        return tuple(self._by_code)

    def offered(self) -> tuple[TermT, ...]:
        """The terms one may choose today."""
        return tuple(term for term in self.terms if not term.retired)
