"""The CNIL's simplified register: what it says, each value with its cell.

Everything is found by its label, never by the number of a row or the name of a sheet: people insert
rows, rename and duplicate sheets. The example and the blank model are no processing.
Layout: « registre-traitement-simplifie.ods » (CNIL, 2019).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inventaire.exchange.cnil_entries import Entry, Person
from inventaire.exchange.cnil_sheet import read_entry_sheet
from inventaire.exchange.parsing import is_nothing
from inventaire.exchange.sheets import Cell, Sheet, Workbook, key

#: What a person's block is called, and who it is.
_PEOPLE = {
    "coordonnees du responsable de l organisme": "controller",
    "coordonnees du representant": "representative",
    "coordonnees du delegue a la protection des donnees": "dpo",
}
_PERSON_LABELS = {
    "nom": "name",
    "prenom": "first_name",
    "adresse": "address",
    "adresse mel": "mail",
    "code postal": "postcode",
    "ville": "town",
    "telephone": "telephone",
    "societe si dpo externe": "company",
    "pays": "country",
}
_NAME, _REFERENCE = "nom du traitement", "n ref"
_EXAMPLE, _EXAMPLE_NAME = "exemple", "gestion de la paie"


@dataclass(frozen=True, slots=True)
class CnilRegister:
    """A register as it was read: the people at its top, its list, its sheets."""

    people: Mapping[str, Person]
    listed: tuple[Entry, ...]
    sheets: tuple[Entry, ...]


def is_cnil_register(workbook: Workbook) -> bool:
    """Whether a workbook is laid out as the CNIL's register, whatever its sheets are called."""
    return any(is_list(sheet) or is_entry_sheet(sheet) for sheet in workbook.sheets)


def read_register(workbook: Workbook) -> CnilRegister:
    """Everything a register says."""
    people: dict[str, Person] = {}
    listed: list[Entry] = []
    sheets: list[Entry] = []
    for sheet in workbook.sheets:
        if is_entry_sheet(sheet):
            entry = read_entry_sheet(sheet)
            if not is_example(entry) and not is_nothing(entry.name):
                sheets.append(entry)
        elif is_list(sheet):
            people.update({person.role: person for person in _people(sheet)})
            listed.extend(_listed(sheet))
    return CnilRegister(people, tuple(listed), tuple(sheets))


def is_list(sheet: Sheet) -> bool:
    """Whether a sheet is the list of processing: names and references head two columns."""
    return _heading(sheet) is not None


def is_entry_sheet(sheet: Sheet) -> bool:
    """Whether a sheet describes one processing: its name and reference stand one above another."""
    name, reference = sheet.find(_NAME), sheet.find(_REFERENCE)
    return bool(name and reference and name[1] == reference[1] and name[0] != reference[0])


def is_example(entry: Entry) -> bool:
    """Whether it is the example that the CNIL's file comes with, as it comes."""
    return entry.name.text.upper().startswith("(EXEMPLE)") or (
        has_example_reference(entry) and entry.name.key == _EXAMPLE_NAME
    )


def has_example_reference(entry: Entry) -> bool:
    """Whether it bears the reference of the example: « 1 - Exemple »."""
    reference = entry.reference.key.split()
    return _EXAMPLE in reference and len(reference) <= 2


def _heading(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The row that heads the list, and its columns by label."""
    for row in range(len(sheet.rows)):
        columns = {cell.key: column for column, cell in _columns(sheet, row)}
        if _NAME in columns and _REFERENCE in columns:
            # The purposes and « sensitive? » are named in the row above, over several columns.
            above = {c.key: col for col, c in _columns(sheet, row - 1)} if row else {}
            return row, {**above, **columns}
    return None


def _columns(sheet: Sheet, row: int) -> Iterator[tuple[int, Cell]]:
    for column, value in enumerate(sheet.rows[row]):
        if value != "":
            yield column, sheet.cell(row, column)


def _starting(columns: Mapping[str, int], *starts: str) -> int | None:
    for label, column in columns.items():
        if label.startswith(starts):
            return column
    return None


def _listed(sheet: Sheet) -> Iterator[Entry]:
    found = _heading(sheet)
    if found is None:
        return
    heading, columns = found

    def cell(row: int, column: int | None) -> Cell | None:
        return None if column is None else sheet.cell(row, column)

    for row in range(heading + 1, len(sheet.rows)):
        entry = Entry(
            name=sheet.cell(row, columns[_NAME]),
            reference=sheet.cell(row, columns[_REFERENCE]),
            created=cell(row, _starting(columns, "date de creation")),
            updated=cell(row, _starting(columns, "derniere mise a jour", "mise a jour")),
            listed_purpose=cell(row, _starting(columns, "finalite")),
            listed_sensitive=cell(row, _starting(columns, "oui non", "donnees sensibles")),
            in_list=True,
        )
        if not is_nothing(entry.name) and not is_example(entry):
            yield entry


def _people(sheet: Sheet) -> Iterator[Person]:
    """The people whose blocks stand above the list."""
    found = _heading(sheet)
    role = ""
    values: dict[str, Cell] = {}
    for row in range(found[0] if found else len(sheet.rows)):
        for column, cell in _columns(sheet, row):
            block = next((r for start, r in _PEOPLE.items() if cell.key.startswith(start)), "")
            if block:
                if role and values:
                    yield Person(role, values)
                role, values = block, {}
            elif role:
                values.update(labelled(sheet, row, column))
    if role and values:
        yield Person(role, values)


def labelled(sheet: Sheet, row: int, column: int) -> dict[str, Cell]:
    """What a label is followed by: the cell to its right, or the rest of its own cell."""
    cell = sheet.cell(row, column)
    label, _colon, rest = cell.text.partition(":")
    name = _PERSON_LABELS.get(key(label))
    if name is None or not _colon:
        return {}
    if rest.strip():
        return {name: Cell(rest.strip(), cell.origin)}
    beside = sheet.cell(row, column + 1)
    is_label = key(beside.text.partition(":")[0]) in _PERSON_LABELS and ":" in beside.text
    return {} if is_nothing(beside) or is_label else {name: beside}
