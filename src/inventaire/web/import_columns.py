"""How the lists of a file are read, column by column, for somebody to correct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from inventaire.exchange.lists.correcting import Correction, corrected
from inventaire.exchange.lists.known import LABELS, can_shift
from inventaire.exchange.lists.matching import NEW, Resemblance
from inventaire.exchange.lists.tables import IGNORED, JOINED, REMARK, Table
from inventaire.exchange.lists.words import KINDS_READ, choices_of
from inventaire.exchange.sheets import column_name
from inventaire.i18n import N_, _
from inventaire.inventory.changes import Origin
from inventaire.inventory.kinds import KINDS

#: The longest sample shown; more of a cell says no more of its column.
_SAMPLE = 60
_KEPT = {
    REMARK: N_("À garder en remarque"),
    JOINED: N_("À joindre à la colonne précédente"),
    IGNORED: N_("Ignorer"),
}


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column: its letter, its heading, what it holds, what becomes of it.

    ``title``: what the file calls it, where it holds something else.
    """

    name: str
    letter: str
    heading: str
    title: str
    samples: tuple[str, ...]
    field: str


@dataclass(frozen=True, slots=True)
class ListCard:
    """One list of a file; ``rank`` is its place among them."""

    rank: int
    sheet: str
    kind: str
    heading: int
    since: date | None
    layout: str
    can_shift: bool
    shifted: bool
    columns: tuple[ColumnLine, ...]

    @property
    def choices(self) -> Sequence[tuple[str, str]]:
        """What a column may become: the fields of the kind, or what is kept or left."""
        fields = choices_of(self.kind).items() if self.kind else ()
        return [(name, _(label)) for name, label in fields]

    @property
    def is_open(self) -> bool:
        """Whether somebody should look: nothing is read, or a column went to the remarks."""
        kept = any(column.field == REMARK for column in self.columns)
        return not self.kind or (kept and not self.layout and not self.since)


def kind_choices() -> list[tuple[str, str]]:
    """What a list may be of."""
    return [(kind, _(KINDS[kind].plural_label)) for kind in KINDS_READ]


def kept_choices() -> list[tuple[str, str]]:
    """What a column may become besides a field."""
    return [(code, _(label)) for code, label in _KEPT.items()]


def cards_of_lists(tables: Sequence[Table]) -> list[ListCard]:
    """Every list of a file, as it is read."""
    return [
        ListCard(
            rank=rank,
            sheet=table.sheet.name,
            kind=table.kind,
            heading=table.heading + 1,
            since=date.fromisoformat(table.since) if table.since else None,
            layout=_(LABELS[table.layout]) if table.layout else "",
            can_shift=can_shift(table),
            shifted=table.shifted,
            columns=tuple(_line(rank, table, column) for column in table.fields),
        )
        for rank, table in enumerate(tables)
    ]


def _line(rank: int, table: Table, column: int) -> ColumnLine:
    samples = (_short(sample) for sample in table.samples(column))
    title = table.sheet.cell(table.heading, column).text
    return ColumnLine(
        name=f"field-{rank}-{column}",
        letter=column_name(column),
        heading=table.called(column),
        title=title if table.shifted and title != table.headings[column] else "",
        samples=tuple(samples),
        field=table.fields[column],
    )


def _short(text: str) -> str:
    return text if len(text) <= _SAMPLE else f"{text[: _SAMPLE - 1]}…"


def said_of(tables: Sequence[Table], form: Mapping[str, str]) -> list[Correction]:
    """What a form says of these lists; where it says nothing, they stay as they are read."""
    return [
        Correction(
            kind=form.get(f"kind-{rank}", table.kind),
            heading=_row(form.get(f"heading-{rank}", ""), table.heading),
            fields={
                column: form.get(f"field-{rank}-{column}", field)
                for column, field in table.fields.items()
            },
            shifted=form.get(f"shifted-{rank}", "yes" if table.shifted else "no") == "yes",
        )
        for rank, table in enumerate(tables)
    ]


def changes_reading(tables: Sequence[Table], said: Sequence[Correction]) -> bool:
    """Whether lists would be read otherwise than they are."""
    return any(corrected(*pair) != pair[0] for pair in zip(tables, said, strict=True))


def _row(written: str, heading: int) -> int:
    """The row that people number from one; the one that is known where it is no number."""
    short = written.strip()[:7]
    return int(short) - 1 if short.isdecimal() else heading


@dataclass(frozen=True, slots=True)
class NameCard:
    """A name that resembles those of records: which one it may be, and which it is taken for."""

    field: str
    kind: str
    name: str
    origin: Origin
    candidates: tuple[tuple[int, str], ...]
    chosen: int


def cards_of_names(resemblances: Sequence[Resemblance]) -> list[NameCard]:
    """Every name that somebody may take for that of a record, those taken for one first."""
    cards = [
        NameCard(
            field=f"same-{rank}",
            kind=_(KINDS[one.kind].singular_label),
            name=one.name,
            origin=one.origin,
            candidates=one.candidates,
            chosen=one.chosen,
        )
        for rank, one in enumerate(resemblances)
    ]
    return sorted(cards, key=lambda card: not card.chosen)


def chosen_names(resemblances: Sequence[Resemblance], form: Mapping[str, str]) -> dict[str, int]:
    """The names that a form takes for others than they are taken for."""
    found = {}
    for rank, one in enumerate(resemblances):
        written = form.get(f"same-{rank}", "")
        known = {str(number): number for number in (NEW, *(n for n, _name in one.candidates))}
        if known.get(written, one.chosen) != one.chosen:
            found[one.token] = known[written]
    return found
