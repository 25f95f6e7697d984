"""What a register of the CNIL says, each value with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from inventaire.exchange.parsing import said
from inventaire.exchange.sheets import Cell, key


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named at the top of the list or in a sheet, by what is said of them."""

    role: str
    values: Mapping[str, Cell]

    def text(self, name: str) -> str:
        """What is said, empty where nothing is."""
        return said(self.values[name]) if name in self.values else ""

    @property
    def full_name(self) -> str:
        """First name and name, as one says them."""
        return " ".join(filter(None, (self.text("first_name"), self.text("name"))))

    @property
    def same_name(self) -> frozenset[str]:
        """What tells two people apart, whatever the order and the case of their names."""
        return frozenset(key(self.full_name).split())

    @property
    def address(self) -> str:
        """The postal address, a line a part."""
        town = " ".join(filter(None, (self.text("postcode"), self.text("town"))))
        return "\n".join(filter(None, (self.text("address"), town, self.text("country"))))

    @property
    def contact(self) -> str:
        """Address, telephone and mail, a line a part."""
        parts = (self.address, self.text("telephone"), self.text("mail"))
        return "\n".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class DataRow:
    """A category of data: the label of its row, what it is, how long it is kept."""

    label: Cell
    description: Cell
    retention: Cell
    row: int = 0


@dataclass(frozen=True, slots=True)
class PairRow:
    """A choice in a list and what is said besides: people, recipients, measures.

    ``name`` is who a recipient is, where a column of its own says it.
    """

    choice: Cell
    precision: Cell
    name: Cell | None = None


@dataclass(frozen=True, slots=True)
class TransferRow:
    """A transfer out of the Union."""

    recipient: Cell
    country: Cell
    safeguard: Cell
    documentation: Cell


@dataclass(slots=True)
class Entry:
    """A processing, as its line of the list, its sheet, or both say it."""

    name: Cell
    reference: Cell
    created: Cell | None = None
    updated: Cell | None = None
    #: The list's cell for purposes, and its « sensitive: yes or no ».
    listed_purpose: Cell | None = None
    listed_sensitive: Cell | None = None
    role: Cell | None = None
    legal_text: Cell | None = None
    legal_bases: list[Cell] = field(default_factory=list)
    purposes: list[Cell] = field(default_factory=list)
    data: list[DataRow] = field(default_factory=list)
    sensitive: list[DataRow] = field(default_factory=list)
    subjects: list[PairRow] = field(default_factory=list)
    recipients: list[PairRow] = field(default_factory=list)
    measures: list[PairRow] = field(default_factory=list)
    transfers: list[TransferRow] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    in_list: bool = False
    in_sheet: bool = False
