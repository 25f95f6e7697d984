"""One sheet of the CNIL's register: a processing in detail."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from inventaire.exchange.cnil_entries import DataRow, Entry, PairRow, Person, TransferRow
from inventaire.exchange.parsing import is_nothing
from inventaire.exchange.sheets import Cell, Sheet

_SECTIONS = {
    "acteurs": "actors",
    "finalite s du traitement effectue": "purposes",
    "finalites du traitement effectue": "purposes",
    "categories de donnees personnelles concernees": "data",
    "donnees sensibles": "sensitive",
    "categories de personnes concernees": "subjects",
    "destinataires": "recipients",
    "mesures de securite": "measures",
    "mesures de securite techniques": "measures",
    "transferts hors ue": "transfers",
    "base legale": "lawfulness",
}
_ACTORS = {
    "responsable du traitement": "controller",
    "delegue a la protection des donnees": "dpo",
    "societe du dpo si celui ci est externe": "company",
    "representant": "representative",
    "responsable s conjoint s": "joint",
    "responsables conjoints": "joint",
    "client": "client",
}
_ACTOR_COLUMNS = {
    "nom": "name",
    "adresse": "address",
    "code postal": "postcode",
    "ville": "town",
    "pays": "country",
    "telephone": "telephone",
    "adresse mel": "mail",
}
#: Where a value stands when the headings of its section were rubbed out, from the label's column.
_USUAL = {"description": 1, "duree": 4, "precision": 4, "country": 2, "safeguard": 3, "link": 5}

Columns = Mapping[str, int]
Reader = Callable[[Sheet, int, int, Columns, Entry], None]


def read_entry_sheet(sheet: Sheet) -> Entry:
    """The processing that a sheet describes. Rows are read under the last section named above."""
    found = sheet.find("n ref")
    base = found[1] if found else 0
    nothing = sheet.cell(len(sheet.rows), 0)
    entry = Entry(name=nothing, reference=nothing, in_sheet=True)
    section, columns = "", {}
    for row in range(len(sheet.rows)):
        label = sheet.cell(row, base)
        if label.key in _SECTIONS:
            section, columns = _SECTIONS[label.key], _headings(sheet, row, base)
        elif section in _READERS:
            _READERS[section](sheet, row, base, columns, entry)
        else:
            _read_identity(sheet, row, base, entry)
    return entry


def _headings(sheet: Sheet, row: int, base: int) -> dict[str, int]:
    """The columns that a section names in its own row."""
    return {
        sheet.cell(row, column).key: column
        for column in range(base + 1, len(sheet.rows[row]))
        if sheet.rows[row][column] != ""
    }


def _column(columns: Columns, base: int, start: str, usual: str) -> int:
    for label, column in columns.items():
        if label.startswith(start):
            return column
    return base + _USUAL[usual]


def _read_identity(sheet: Sheet, row: int, base: int, entry: Entry) -> None:
    label, value = sheet.cell(row, base).key, sheet.cell(row, base + 1)
    if label == "nom du traitement":
        entry.name = value
    elif label == "n ref":
        entry.reference = value
    elif label.startswith("date de creation"):
        entry.created = value
    elif label.startswith(("mise a jour", "derniere mise a jour")):
        entry.updated = value
    elif label == "role":
        entry.role = value


def _read_actor(sheet: Sheet, row: int, base: int, columns: Columns, entry: Entry) -> None:
    role = _ACTORS.get(sheet.cell(row, base).key)
    values = {
        name: sheet.cell(row, columns[label])
        for label, name in _ACTOR_COLUMNS.items()
        if label in columns and not is_nothing(sheet.cell(row, columns[label]))
    }
    if not columns and not is_nothing(sheet.cell(row, base + 1)):
        values = {"name": sheet.cell(row, base + 1)}
    if role and values:
        entry.people.append(Person(role, values))


def _read_purpose(sheet: Sheet, row: int, base: int, _columns: Columns, entry: Entry) -> None:
    value = sheet.cell(row, base + 1)
    if sheet.cell(row, base).key and not is_nothing(value):
        entry.purposes.append(value)


def _data_row(sheet: Sheet, row: int, base: int, columns: Columns) -> DataRow | None:
    label = sheet.cell(row, base)
    description = sheet.cell(row, _column(columns, base, "description", "description"))
    retention = sheet.cell(row, _column(columns, base, "duree", "duree"))
    # « Non » facing a sensitive category says that there is none.
    if not label.key or (_says_no(description) and is_nothing(retention)):
        return None
    return DataRow(label, description, retention, row)


def _says_no(cell: Cell) -> bool:
    return is_nothing(cell) or cell.key == "non"


def _read_data(sheet: Sheet, row: int, base: int, columns: Columns, entry: Entry) -> None:
    found = _data_row(sheet, row, base, columns)
    if found:
        entry.data.append(found)


def _read_sensitive(sheet: Sheet, row: int, base: int, columns: Columns, entry: Entry) -> None:
    found = _data_row(sheet, row, base, columns)
    if found:
        entry.sensitive.append(found)


def _pair(sheet: Sheet, row: int, base: int, columns: Columns) -> PairRow | None:
    first = min(columns.values(), default=base + 1)
    choice = sheet.cell(row, first)
    precision = sheet.cell(row, _column(columns, base, "precision", "precision"))
    named = next((c for label, c in columns.items() if label.startswith("organisme")), None)
    name = None if named is None else sheet.cell(row, named)
    if all(cell is None or is_nothing(cell) for cell in (choice, precision, name)):
        return None
    return PairRow(choice, precision, name)


def _read_subject(sheet: Sheet, row: int, base: int, columns: Columns, entry: Entry) -> None:
    found = _pair(sheet, row, base, columns)
    if found:
        entry.subjects.append(found)


def _read_recipient(sheet: Sheet, row: int, base: int, columns: Columns, entry: Entry) -> None:
    found = _pair(sheet, row, base, columns)
    if found:
        entry.recipients.append(found)


def _read_measure(sheet: Sheet, row: int, base: int, columns: Columns, entry: Entry) -> None:
    found = _pair(sheet, row, base, columns)
    if found:
        entry.measures.append(found)


def _read_lawfulness(sheet: Sheet, row: int, base: int, _columns: Columns, entry: Entry) -> None:
    value = sheet.cell(row, base + 1)
    if is_nothing(value):
        return
    if sheet.cell(row, base).key == "fondement":
        entry.legal_bases.append(value)
    elif sheet.cell(row, base).key == "texte cite":
        entry.legal_text = value


def _read_transfer(sheet: Sheet, row: int, base: int, columns: Columns, entry: Entry) -> None:
    found = TransferRow(
        recipient=sheet.cell(row, _column(columns, base, "destinataire", "description")),
        country=sheet.cell(row, _column(columns, base, "pays", "country")),
        safeguard=sheet.cell(row, _column(columns, base, "type de garantie", "safeguard")),
        documentation=sheet.cell(row, _column(columns, base, "lien", "link")),
    )
    said = (found.recipient, found.country, found.safeguard, found.documentation)
    if not all(is_nothing(cell) for cell in said):
        entry.transfers.append(found)


_READERS: Mapping[str, Reader] = {
    "actors": _read_actor,
    "purposes": _read_purpose,
    "data": _read_data,
    "sensitive": _read_sensitive,
    "subjects": _read_subject,
    "recipients": _read_recipient,
    "measures": _read_measure,
    "transfers": _read_transfer,
    "lawfulness": _read_lawfulness,
}
