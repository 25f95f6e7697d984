"""What a register would change in an inventory: matched with what is known, shown before applying.

An empty cell never erases anything. What is not understood is kept as it was written, and said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from typing import Any

from inventaire.exchange.cnil import CnilRegister
from inventaire.exchange.cnil_checks import check_safeguard, check_sensitive
from inventaire.exchange.cnil_entries import DataRow, Entry, PairRow, TransferRow
from inventaire.exchange.cnil_gathering import gathered
from inventaire.exchange.cnil_words import (
    bases_of,
    category_of,
    measure_of,
    recipient_of,
    role_of,
    safeguard_of,
    subject_of,
)
from inventaire.exchange.parsing import is_nothing, parse_date, said
from inventaire.exchange.proposed_actors import Actors
from inventaire.exchange.proposed_lines import kept_lines
from inventaire.exchange.proposed_people import organisation_says, tell_other_people
from inventaire.exchange.sheets import Cell, key, span
from inventaire.i18n import N_, Text
from inventaire.inventory.changes import Changes, Origin, Warning, compare
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import (
    DataLine,
    MeasureLine,
    Processing,
    RecipientLine,
    SubjectLine,
    TransferLine,
)
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.countries import find_country

#: A recipient's precision longer than this is a sentence, not the name of somebody.
_NAME_LENGTH = 80
#: What stands between two names in one cell; commas stand inside names too.
_BETWEEN_NAMES = re.compile(r"\s*[;\n]\s*")

_ACTOR_KIND = {
    "internal_service": "internal_service",
    "processor": "processor",
    "partner": "partner",
    "authority": "public_authority",
}

#: The fields made of lines.
_LINES = {"data", "subjects", "recipients", "measures", "transfers"}

#: A value of a field, and the cells it was read from.
Found = tuple[Any, Origin | None]


def propose(register: CnilRegister, before: Snapshot) -> Changes:
    """What a register would create and change, with the cell of each value and what to look at."""
    proposal = _Proposal(before)
    proposal.read_people(register)
    for entry in gathered(register, proposal.warn):
        proposal.read_entry(entry)
    return proposal.changes()


@dataclass
class _Proposal:
    """The inventory as it would be, built record by record."""

    before: Snapshot
    warnings: list[Warning] = field(default_factory=list)
    origins: dict[tuple[Ref, str], Origin] = field(default_factory=dict)
    organisation: dict[str, Any] = field(default_factory=dict)
    processings: dict[int, Processing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = count(-1, -1)
        self.actors = Actors(self.before.actors, self._numbers)
        self._by_reference: dict[str, list[Processing]] = defaultdict(list)
        self._by_name: dict[str, list[Processing]] = defaultdict(list)
        for processing in self.before.processings:
            if not processing.archived:
                self._by_reference[key(processing.reference)].append(processing)
                self._by_name[key(processing.name)].append(processing)

    def warn(self, msgid: str, origin: Origin | None, **values: object) -> None:
        """Say something to look at."""
        self.warnings.append(Warning(Text(msgid, values), origin))

    def changes(self) -> Changes:
        """What differs from the present inventory."""
        after = replace(
            self.before,
            organisation=replace(self.before.organisation, **self.organisation),
            actors=_with(self.before.actors, self.actors.named.values()),
            processings=_with(self.before.processings, self.processings.values()),
        )
        named = {(Ref("actor", n), "name"): origin for n, origin in self.actors.origins.items()}
        found = compare(self.before, after, origins={**self.origins, **named})
        touched = {Ref("processing", number) for number in self.processings}
        unchanged = tuple(ref for ref in found.unchanged if ref in touched)
        return replace(found, unchanged=unchanged, warnings=tuple(self.warnings))

    def read_people(self, register: CnilRegister) -> None:
        """Who answers for the data, in the organisation's own record."""
        ref = Ref("organisation", self.before.organisation.id)
        for name, value, origin in organisation_says(register):
            self.organisation[name] = value
            self.origins[ref, name] = origin
        tell_other_people(register, self.warn)

    def read_entry(self, entry: Entry) -> None:
        """One processing, matched with the one that is known or made new."""
        known = self._known(entry)
        found = {name: pair for name, pair in self._values(entry) if pair[0]}
        values: Any = {name: value for name, (value, _origin) in found.items()}
        if known is not None:
            values |= {
                name: kept_lines(getattr(known, name), values[name])
                for name in _LINES & values.keys()
            }
        if known is None:
            record = Processing(id=next(self._numbers), **values)
        else:
            record = replace(known, **values)
        self.processings[record.id] = record
        for name, (_value, origin) in found.items():
            if origin is not None:
                self.origins[Ref("processing", record.id), name] = origin
        check_sensitive(entry, self.warn)

    def _known(self, entry: Entry) -> Processing | None:
        """The processing of this reference, else of this name, that no other entry is."""
        same = [] if is_nothing(entry.reference) else self._by_reference[entry.reference.key]
        candidates = (*same, *self._by_name[entry.name.key])
        return next((one for one in candidates if one.id not in self.processings), None)

    def _values(self, entry: Entry) -> Iterator[tuple[str, Found]]:
        """What a processing says, by field; what it does not say is left out."""
        yield "name", (said(entry.name), span(entry.name))
        yield "reference", (said(entry.reference), span(entry.reference))
        yield "purposes", _purposes(entry)
        yield "started_on", (self._day(entry.created), span(entry.created))
        yield "updated_on", (self._day(entry.updated), span(entry.updated))
        yield "role", (role_of(entry.role), span(entry.role) if entry.role else None)
        yield "legal_bases", (bases_of(entry.legal_bases), span(*entry.legal_bases))
        text = entry.legal_text
        yield "legal_text", (said(text), span(text)) if text else ("", None)
        yield "joint_controllers", self._people(entry, "joint", "joint_controller")
        yield "clients", self._people(entry, "client", "recipient")
        data = sorted((*entry.data, *entry.sensitive), key=lambda row: row.row)
        yield "data", (tuple(map(_data_line, data)), _over(data, "label", "retention"))
        yield "subjects", (tuple(map(_subject_line, entry.subjects)), _pairs(entry.subjects))
        recipients = (line for row in entry.recipients for line in self._recipient(row))
        yield "recipients", (tuple(recipients), _pairs(entry.recipients))
        yield "measures", (tuple(map(_measure_line, entry.measures)), _pairs(entry.measures))
        transfers = _over(entry.transfers, "recipient", "documentation")
        yield "transfers", (tuple(map(self._transfer, entry.transfers)), transfers)

    def _people(self, entry: Entry, role: str, kind: str) -> Found:
        people = [person for person in entry.people if person.role == role]
        cells = [next(iter(person.values.values())) for person in people]
        numbers = tuple(
            self.actors.number(person.full_name, kind, cell)
            for person, cell in zip(people, cells, strict=True)
        )
        return numbers, span(*cells)

    def _day(self, cell: Cell | None) -> date | None:
        if cell is None or is_nothing(cell):
            return None
        day = parse_date(cell.value)
        if day is None:
            text = N_(
                "« %(text)s » n'est pas une date : attendu, jj/mm/aaaa. Elle est laissée vide."
            )
            self.warn(text, cell.origin, text=cell.text)
        return day

    def _recipient(self, row: PairRow) -> Iterator[RecipientLine]:
        """A recipient for each name that the cell gives; a sentence names nobody."""
        kind, told, cell = recipient_of(row)
        if row.name is not None:
            # A column of its own says who it is: the rest is a precision.
            actor = None if is_nothing(row.name) else self._actor(said(row.name), kind, row.name)
            yield RecipientLine(
                actor=actor, kind="" if is_nothing(row.choice) else kind, precision=told
            )
            return
        for name in filter(None, _BETWEEN_NAMES.split(told)) if told else ("",):
            actor = None
            if 0 < len(name) <= _NAME_LENGTH:
                actor = self._actor(name, kind, cell)
            yield RecipientLine(actor=actor, kind=kind, precision=name)

    def _actor(self, name: str, kind: str, cell: Cell) -> int:
        return self.actors.number(name, _ACTOR_KIND.get(kind, "recipient"), cell)

    def _transfer(self, row: TransferRow) -> TransferLine:
        country = None if is_nothing(row.country) else find_country(row.country.text)
        safeguard, kept = safeguard_of(said(row.safeguard))
        if country is None and not is_nothing(row.country):
            text = N_("Pays inconnu : « %(text)s ». Il est gardé dans la documentation.")
            self.warn(text, row.country.origin, text=row.country.text)
            kept = f"{kept} {row.country.text}".strip()
        code = country.code if country else ""
        check_safeguard(row, safeguard, code, self.warn, on=self.before.taken_on)
        actor = None
        if not is_nothing(row.recipient):
            name = said(row.recipient)
            actor = self.actors.number(name, "recipient", row.recipient, country=code)
        documentation = "\n".join(filter(None, (said(row.documentation), kept)))
        return TransferLine(
            actor=actor, country=code, safeguard=safeguard, documentation=documentation
        )


def _purposes(entry: Entry) -> Found:
    """Those of the sheet, one a line; else what the list says."""
    if entry.purposes:
        return tuple(said(cell) for cell in entry.purposes), span(*entry.purposes)
    listed = entry.listed_purpose
    if listed is None or is_nothing(listed):
        return (), None
    return (said(listed),), span(listed)


def _over(rows: Sequence[Any], first: str, last: str) -> Origin | None:
    """From this cell of the first row to that cell of the last one."""
    return span(getattr(rows[0], first), getattr(rows[-1], last)) if rows else None


def _pairs(rows: Sequence[PairRow]) -> Origin | None:
    return _over(rows, "choice", "precision")


def _data_line(row: DataRow) -> DataLine:
    category, description = category_of(row.label.text, said(row.description))
    return DataLine(category=category, description=description, retention=said(row.retention))


def _subject_line(row: PairRow) -> SubjectLine:
    return SubjectLine(**subject_of(said(row.choice), said(row.precision)))


def _measure_line(row: PairRow) -> MeasureLine:
    return MeasureLine(**measure_of(said(row.choice), said(row.precision)))


def _with(before: tuple[Any, ...], changed: Iterable[Any]) -> tuple[Any, ...]:
    by_number = {record.id: record for record in before}
    by_number.update({record.id: record for record in changed})
    return tuple(by_number.values())
