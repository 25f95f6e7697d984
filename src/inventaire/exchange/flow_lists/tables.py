"""Lists of places and of flows in a spreadsheet, found by their headings wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inventaire.exchange.flow_lists.given import GivenFlow, GivenGraph, GivenPlace
from inventaire.exchange.lists.finding import recognised
from inventaire.exchange.sheets import Cell, Sheet, Workbook, key, place_of, span
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Origin, Warning

#: What heads a column, by the field it fills. The first column of a field counts.
_FLOW: Mapping[str, tuple[str, ...]] = {
    "source": ("de", "source", "origine", "from", "depart", "emetteur", "system source"),
    "target": ("vers", "cible", "destination", "target", "to", "arrivee", "destinataire"),
    "datasets": (
        *("jeux de donnees", "jeu de donnees", "donnees", "datasets", "dataset", "data"),
        *("jeux de donnees transportes", "donnees transportees", "contenu"),
    ),
    "name": ("nom du flux", "nom", "name", "label", "libelle", "intitule"),
    "medium": ("moyen", "medium", "canal", "mode d echange", "protocole"),
    "frequency": ("frequence", "frequency", "periodicite"),
    "automation": ("automatisation", "automation"),
    "encrypted": ("chiffre", "chiffrement", "encrypted"),
    "transformation": ("transformation",),
    "safeguard": ("garantie de transfert", "garantie", "safeguard"),
    "status": ("etat", "statut", "status", "state"),
    "notes": ("notes", "note", "commentaire", "commentaires", "remarques", "description"),
}
_PLACE: Mapping[str, tuple[str, ...]] = {
    "key": ("id", "identifiant", "n", "code"),
    "name": ("nom", "name", "label", "libelle", "lieu", "noeud", "node", "intitule"),
    "kind": ("systeme ou acteur", "system or actor", "kind"),
    "nature": ("nature", "type", "genre", "kind"),
    "hosting": ("hebergement", "hosting"),
    "operator": ("exploite par", "operated by", "operator", "exploitant", "hebergeur", "editeur"),
    "country": ("pays", "country", "pays d hebergement"),
    "notes": ("notes", "note", "commentaire", "commentaires", "remarques", "description"),
}
#: What the lists of this application add, and that follows from the rest.
_FOLLOWS = ("zone", "donnees personnelles", "donnees sensibles", "hors eee", "personal data",
            "sensitive data", "outside the eea")  # fmt: skip
#: How far from the top a heading may stand.
_TOP = 25
#: What stands between two names in one cell.
_BETWEEN = (";", "\n", "|")

_NOT_READ = N_(
    "La feuille « %(sheet)s » n'est ni une liste de flux ni une liste de lieux : elle n'est pas "
    "lue ici. Importez-la seule."
)

Columns = Mapping[str, int]
Head = tuple[int, Columns] | None


def is_flow_list(workbook: Workbook) -> bool:
    """Whether a sheet lists flows, or places in the way that this application writes them."""
    return any(_flows_head(sheet) or _is_told(_places_head(sheet)) for sheet in workbook.sheets)


def read_tables(workbook: Workbook) -> GivenGraph:
    """Every place and flow of every sheet; empty lines are left out, other sheets are told."""
    places: list[GivenPlace] = []
    flows: list[GivenFlow] = []
    refused: list[Warning] = []
    heads = [(sheet, _flows_head(sheet), _places_head(sheet)) for sheet in workbook.sheets]
    # « N° » and « Nom » head many lists: they are those of places where flows could name them.
    named = any(flows_head for _sheet, flows_head, _places in heads)
    for sheet, flows_head, places_head in heads:
        if flows_head:
            flows.extend(_flows(sheet, *flows_head))
        elif places_head and (named or _is_told(places_head)):
            places.extend(_places(sheet, *places_head))
        elif any(any(row) for row in sheet.rows):
            told = Text(_NOT_READ, {"sheet": sheet.name})
            refused.append(Warning(told, sheet.cell(0, 0).origin))
    return GivenGraph(places, flows, refused=refused)


def _flows_head(sheet: Sheet) -> Head:
    """The headings of flows. A register that names sources and recipients is one of its own."""
    head = _head(sheet, _FLOW, ("source", "target"))
    other = recognised(sheet) if head else None
    return None if head and other and len(other.columns) > len(head[1]) else head


def _places_head(sheet: Sheet) -> Head:
    return _head(sheet, _PLACE, ("name", "kind")) or _head(sheet, _PLACE, ("name", "key"))


def _is_told(head: Head) -> bool:
    return head is not None and "kind" in head[1]


def _head(sheet: Sheet, fields: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]) -> Head:
    """The row that heads a list, and its columns by field; it has those that are needed."""
    for row in range(min(len(sheet.rows), _TOP)):
        keys = {cell.key: index for index, cell in _cells(sheet, row)}
        columns = {
            name: next(keys[word] for word in words if word in keys)
            for name, words in fields.items()
            if any(word in keys for word in words)
        }
        if columns.keys() >= {*needed}:
            return row, columns
    return None


def _cells(sheet: Sheet, row: int) -> Iterator[tuple[int, Cell]]:
    for column, value in enumerate(sheet.rows[row]):
        if value != "":
            yield column, sheet.cell(row, column)


def _rows(sheet: Sheet, head: int, columns: Columns) -> Iterator[Mapping[str, Cell]]:
    """Each line under the heading that says something, by field."""
    for row in range(head + 1, len(sheet.rows)):
        cells = {name: sheet.cell(row, column) for name, column in columns.items()}
        found = {name: cell for name, cell in cells.items() if cell.text}
        if found:
            yield {name: _plain(cell) for name, cell in found.items()}


def _remarks(sheet: Sheet, head: int, columns: Columns, where: Origin) -> tuple[str, ...]:
    """What a line says in the columns that no field is called after."""
    row = place_of(where.cell.partition(":")[0])[0]
    headings = {column: cell.text for column, cell in _cells(sheet, head)}
    return tuple(
        _("%(label)s : %(value)s", label=headings[column], value=_plain(cell).text)
        for column, cell in _cells(sheet, row)
        if column in headings
        and column not in columns.values()
        # Our own files say what follows from the others: it is worked out again.
        and cell.text
        and key(headings[column]) not in _FOLLOWS
    )


def _plain(cell: Cell) -> Cell:
    """The apostrophe that keeps a spreadsheet from working a text out is no part of it."""
    text = cell.text
    if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@"):
        return Cell(text[1:], cell.origin)
    return cell


def _flows(sheet: Sheet, head: int, columns: Columns) -> Iterator[GivenFlow]:
    for cells in _rows(sheet, head, columns):
        where = span(*cells.values())
        if where is None:
            continue
        yield GivenFlow(
            source=cells["source"].text if "source" in cells else "",
            target=cells["target"].text if "target" in cells else "",
            origin=where,
            name=cells["name"].text if "name" in cells else "",
            datasets=_names(cells["datasets"].text) if "datasets" in cells else (),
            said={
                name: (cell.text, cell.origin)
                for name, cell in cells.items()
                if name not in ("source", "target", "name", "datasets")
            },
            remarks=_remarks(sheet, head, columns, where),
        )


def _names(text: str) -> tuple[str, ...]:
    for sign in _BETWEEN[1:]:
        text = text.replace(sign, _BETWEEN[0])
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in text.split(_BETWEEN[0])))))


def _places(sheet: Sheet, head: int, columns: Columns) -> Iterator[GivenPlace]:
    for cells in _rows(sheet, head, columns):
        name = cells.get("name") or cells.get("key")
        if name is None:
            continue
        said = {
            field: (cell.text, cell.origin)
            for field, cell in cells.items()
            if field not in ("key", "name")
        }
        yield GivenPlace(
            key=cells["key"].text if "key" in cells else name.text,
            name=name.text,
            origin=name.origin,
            said=said,
            remarks=_remarks(sheet, head, columns, name.origin),
        )
