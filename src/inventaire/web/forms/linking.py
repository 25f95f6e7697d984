"""Links as people type them: a name, which is created when nobody bears it.

A record that is chosen from a list is written ``DGFiP · n° 12``, so that two of the same name are
never taken for one another. Scripts hide the number; pages work without them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.vocabulary.folding import fold
from inventaire.web.forms.reading import Unreadable, read_text

#: The kinds that a name alone is enough to begin.
CREATABLE = frozenset({"actor", "system", "dataset", "processing", "mission"})

_NUMBERED = re.compile(r"(?P<name>.*)·\s*n°\s*(?P<number>\d+)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record that was named in a link and does not exist yet; ``values`` begin it."""

    kind: str
    name: str
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


Linked = Ref | NewRecord


def write_link(ref: Ref, name: str) -> str:
    """A link as it stands in a field."""
    return f"{_BLANK.sub(' ', name)} · n° {ref.id}"


_BLANK = re.compile(r"\s+")


@dataclass(slots=True)
class Directory:
    """Who is called how in one organisation. ``search`` finds records of a kind by their name."""

    names: Mapping[Ref, str]
    search: Callable[[str, str], Iterable[tuple[Ref, str]]]
    _found: dict[tuple[str, str], tuple[Ref, ...]] = field(default_factory=dict)

    def shown(self, ref: Ref) -> str:
        """A link as it stands in a field."""
        return write_link(ref, self.names.get(ref, ""))

    def read(
        self, typed: str, kinds: tuple[str, ...], *, begin: Mapping[str, object] | None = None
    ) -> Linked:
        """The record meant by what was typed. Raises ``Unreadable`` when several may be."""
        if numbered := _NUMBERED.fullmatch(typed.strip()):
            # No record bears a longer number: none has the number zero either.
            number = numbered["number"] if len(numbered["number"]) < 10 else "0"
            return Ref(kinds[0], int(number))
        name = read_text(typed)
        called = [ref for kind in kinds for ref in self._called(kind, name)]
        if len(called) == 1:
            return called[0]
        if called:
            raise Unreadable(
                Text(
                    N_("Plusieurs fiches s'appellent « %(name)s » : choisissez dans la liste."),
                    {"name": name},
                )
            )
        if kinds[0] not in CREATABLE:
            raise Unreadable(
                Text(
                    N_("Aucune fiche ne s'appelle « %(name)s » : choisissez dans la liste."),
                    {"name": name},
                )
            )
        return NewRecord(kinds[0], name, begin or {})

    def _called(self, kind: str, name: str) -> tuple[Ref, ...]:
        key = (kind, fold(name))
        if key not in self._found:
            self._found[key] = tuple(
                ref for ref, other in self.search(kind, name) if fold(other) == key[1]
            )
        return self._found[key]
