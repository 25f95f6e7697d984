"""The directory of public information (RIP): what CRPA R322-7 asks, then what helps the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from inventaire.exchange.catalogue.entries import files_of, formats_of
from inventaire.exchange.csv_text import csv_text
from inventaire.exchange.phrases import in_words, listed
from inventaire.exchange.workbook.book import Book
from inventaire.exchange.workbook.paper import print_on_paper
from inventaire.exchange.workbook.sheet import Cell, Value
from inventaire.exchange.workbook.styles import DATE, LEAD, NAME, TEXT, TITLE
from inventaire.exchange.workbook.table import Column, widths_of, write_table
from inventaire.i18n import N_, _
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import field_of
from inventaire.inventory.snapshot import Snapshot

#: The contents that the decree lists, « le cas échéant » for the last two.
ASKED = ("name", "description", "created_on", "licence", "updated_on", "update_subject")
#: What helps: who to ask, where it is, at what price, and whether it may be had.
HELPING = (
    "producer",
    "contact",
    "frequency",
    "fee",
    "fee_basis",
    "publication_status",
    "refusal_ground",
)
_LONG = ("name", "description", "update_subject", "contact")


@dataclass(frozen=True, slots=True)
class Directory:
    """The principal documents of an organisation, as its RIP lists them on one day."""

    snapshot: Snapshot
    documents: tuple[Dataset, ...]

    @property
    def title(self) -> str:
        """What the directory is called, and its year: it is revised every year (CRPA L322-6)."""
        return _("Répertoire des informations publiques %(year)s", year=self.snapshot.taken_on.year)


def directory_of(snapshot: Snapshot) -> Directory:
    """The datasets marked « Figure au RIP », archived ones left out, by title."""
    live = snapshot.live()
    marked = [one for one in live.datasets if one.principal_document]
    return Directory(live, tuple(sorted(marked, key=lambda one: (one.name.casefold(), one.id))))


def _columns(directory: Directory) -> list[Column[Dataset]]:
    asked, helping = _("Contenu demandé par l'article R322-7"), _("Pour aider le lecteur")
    columns = [_field(directory, name, asked) for name in ASKED]
    columns += [_field(directory, name, helping) for name in HELPING]
    for heading, value in ((N_("Adresse"), _addresses), (N_("Format"), _formats)):
        columns.append(Column(heading=_(heading), width=24, value=value, group=helping))
    return columns


def _field(directory: Directory, name: str, group: str) -> Column[Dataset]:
    field = field_of(Dataset, name)
    return Column(
        heading=_(field.label.text),
        width=30 if name in _LONG else 16,
        value=partial(_value, directory, name),
        style=NAME if name == "name" else DATE if name.endswith("_on") else TEXT,
        group=group,
    )


def _value(directory: Directory, name: str, dataset: Dataset) -> Value:
    value = getattr(dataset, name)
    if isinstance(value, date):
        return value
    return in_words(directory.snapshot, field_of(Dataset, name), value) or None


def _addresses(dataset: Dataset) -> str:
    return listed(one.url for one in files_of(dataset))


def _formats(dataset: Dataset) -> str:
    return listed(formats_of(dataset))


def told(
    directory: Directory,
    document: Dataset,
    names: Iterable[str],
    *,
    spell: Callable[[date], str] = date.isoformat,
) -> tuple[tuple[str, str], ...]:
    """What the directory says of a document in these fields: each heading, what stands under it."""
    return tuple(
        (
            _(field_of(Dataset, name).label.text),
            _text(_value(directory, name, document), spell),
        )
        for name in names
    )


def read_aloud(
    directory: Directory, document: Dataset, *, spell: Callable[[date], str] = date.isoformat
) -> tuple[tuple[str, str], ...]:
    """All that the directory says of one document."""
    beside = ((_("Adresse"), _addresses(document)), (_("Format"), _formats(document)))
    return (*told(directory, document, (*ASKED, *HELPING), spell=spell), *beside)


def as_workbook(directory: Directory) -> bytes:
    """The directory on one sheet, to print or to put on line."""
    columns = _columns(directory)
    organisation, day = directory.snapshot.organisation.name, directory.snapshot.taken_on
    about = _(
        "%(organisation)s · situation au %(day)s", organisation=organisation, day=f"{day:%d/%m/%Y}"
    )
    with Book(title=directory.title, made_on=day) as book:
        sheet = book.add(_("RIP"))
        sheet.open(widths_of(columns), frozen="B5")
        sheet.write([Cell(directory.title, TITLE)], height=28)
        sheet.write([Cell(about, LEAD.but(wrap=False))], height=18)
        nothing = _("Aucun jeu de données n'est encore marqué « Figure au RIP ».")
        write_table(sheet, columns, directory.documents, nothing=nothing)
        print_on_paper(sheet, left=organisation, centre="CRPA L322-6, R322-7", repeated="3:4")
        return book.to_bytes()


def as_csv(directory: Directory) -> bytes:
    """The same, for another tool: days as ISO 8601 writes them."""
    columns = _columns(directory)
    rows = ([_text(one.value(document)) for one in columns] for document in directory.documents)
    return csv_text([one.heading for one in columns], rows).encode()


def _text(value: Value, spell: Callable[[date], str] = date.isoformat) -> str:
    return spell(value) if isinstance(value, date) else "" if value is None else str(value)
