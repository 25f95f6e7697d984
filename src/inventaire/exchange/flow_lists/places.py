"""The systems and actors that a file names: those that are known, and those it would bring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from inventaire.exchange.flow_lists.given import GivenPlace, Said
from inventaire.exchange.flow_lists.words import nature_said, value_of
from inventaire.exchange.flow_text.names import Directory
from inventaire.exchange.flow_text.signs import cleaned
from inventaire.exchange.remarks import with_remarks
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Origin, Warning
from inventaire.inventory.fields import Ref, fields_of
from inventaire.inventory.records import Actor, System
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.countries import COUNTRIES, find_country
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.natures import Nature, guess_nature

_GUESSED = {
    "system": N_("« %(name)s » est nouveau, pris pour un système : corrigez sa fiche au besoin."),
    "actor": N_("« %(name)s » est nouveau, pris pour un acteur : corrigez sa fiche au besoin."),
}
_MANY = N_(
    "Plusieurs fiches s'appellent « %(name)s » : renommez-les, ou dites si c'est un système ou un "
    "acteur. Cette ligne est laissée."
)
_TWICE = N_("« %(name)s » est décrit deux fois : seule la première description compte.")
_NOT_UNDERSTOOD = N_(
    "« %(text)s » n'est pas compris pour « %(field)s » : gardé dans les remarques."
)
_NO_NAME = N_("Un lieu n'a pas de nom : cette ligne est laissée.")
_LONG = N_("Un nom a plus de %(most)s signes : il est coupé.")

#: How long a name may be, in the forms as well.
NAME_LENGTH = 300


class Refused(Exception):
    """A line that cannot be taken, and why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.msgid)
        self.text = text


def not_understood(
    record: type[Any], name: str, text: str, origin: Origin, warnings: list[Warning]
) -> str:
    """What is kept in the remarks of a text that no value of a field means; it is told as well."""
    labels = {field.name: field.label.text for field in fields_of(record)}
    label = _(labels[name]) if name in labels else name
    warnings.append(Warning(Text(_NOT_UNDERSTOOD, {"text": text[:80], "field": label}), origin))
    return _("%(label)s : %(value)s", label=label, value=text)


@dataclass
class Places:
    """Finds places by name, makes those that are new, and fills what a file says of them."""

    before: Snapshot
    numbers: Iterator[int]
    warnings: list[Warning]
    origins: dict[tuple[Ref, str], Origin]
    records: dict[Ref, System | Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._directory = Directory(self.before)
        self._new: dict[str, list[Ref]] = {}
        self._by_key: dict[str, Ref] = {}
        self._described: set[Ref] = set()

    def describe(self, given: GivenPlace) -> None:
        """Take what a file says of a place; raises ``Refused``."""
        said_kind, said_nature = (given.said.get(n, ("", None))[0] for n in ("kind", "nature"))
        nature = nature_said(said_kind, said_nature)
        remarks = list(given.remarks)
        if nature is None and said_nature:
            text, origin = given.said["nature"]
            remarks.append(not_understood(System, "kind", text, origin, self.warnings))
        ref = self.named(given.name, given.origin, nature)
        self._by_key.setdefault(given.key, ref)
        if ref in self._described:
            self._warn(_TWICE, given.origin, name=given.name)
            return
        self._described.add(ref)
        self._fill(ref, given.said, nature, remarks)

    def of_key(self, key: str) -> Ref | None:
        """The place that flows call so."""
        return self._by_key.get(key)

    def named(self, name: str, origin: Origin, nature: Nature | None = None) -> Ref:
        """The place of this name, made new where none is known; raises ``Refused``."""
        name = self._cut(cleaned(name), origin)
        known = self._directory.places(name) + self._new.get(fold(name), [])
        same = [ref for ref in known if nature is None or ref.kind == nature.kind]
        if len(same) > 1:
            raise Refused(Text(_MANY, {"name": name}))
        return same[0] if same else self._create(name, origin, nature)

    def _cut(self, name: str, origin: Origin) -> str:
        if not name:
            raise Refused(Text(_NO_NAME))
        if len(name) > NAME_LENGTH:
            self._warn(_LONG, origin, most=NAME_LENGTH)
        return name[:NAME_LENGTH].strip()

    def _create(self, name: str, origin: Origin, nature: Nature | None) -> Ref:
        found = nature or guess_nature(name)
        if nature is None:
            self._warn(_GUESSED[found.kind], origin, name=name)
        made = System if found.kind == "system" else Actor
        record = made(id=next(self.numbers), name=name, kind=found.code)
        ref = Ref(found.kind, record.id)
        self.records[ref] = record
        self.origins[ref, "name"] = origin
        self._new.setdefault(fold(name), []).append(ref)
        return ref

    def record(self, ref: Ref) -> System | Actor:
        """A place as it would be."""
        found = self.records.get(ref) or self.before.find(ref)
        if not isinstance(found, System | Actor):
            raise KeyError(ref)
        return found

    def _fill(self, ref: Ref, said: Said, nature: Nature | None, remarks: list[str]) -> None:
        values: dict[str, Any] = {}
        record = self.record(ref)
        if nature is not None and nature.code:
            values["kind"] = nature.code
            self._came_from(ref, "kind", said.get("nature") or said.get("kind"))
        for name in ("hosting", "country", "operator"):
            if name not in said:
                continue
            value = self._value(name, said[name][0], said[name][1])
            if value is None or not hasattr(record, name):
                remarks.append(not_understood(type(record), name, *said[name], self.warnings))
            elif not (name == "country" and self._is_operators(ref, value)):
                values[name] = value
                self._came_from(ref, name, said[name])
        if "notes" in said:
            remarks.insert(0, said["notes"][0])
            self._came_from(ref, "notes", said["notes"])
        values["notes"] = with_remarks(record.notes, remarks)
        if any(getattr(record, name) != value for name, value in values.items()):
            self.records[ref] = replace(record, **values)

    def _came_from(self, ref: Ref, name: str, said: tuple[str, Origin] | None) -> None:
        if said is not None:
            self.origins[ref, name] = said[1]

    def _is_operators(self, ref: Ref, country: str) -> bool:
        """Whether a country is the one that is known already from who operates the system."""
        record = self.record(ref)
        operator = self.before.actor(record.operator) if isinstance(record, System) else None
        return operator is not None and not record.country and operator.country == country

    def _value(self, name: str, text: str, origin: Origin) -> Any:
        if name == "country":
            if text in COUNTRIES:
                return text
            country = find_country(text)
            return country.code if country else None
        if name == "operator":
            return self.named(text, origin, Nature("actor")).id
        return value_of(name, text)

    def _warn(self, msgid: str, origin: Origin | None, **values: object) -> None:
        self.warnings.append(Warning(Text(msgid, values), origin))
