"""What an entry of a catalogue means, field by field; what is not understood is kept and told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from inventaire.exchange.harvest.entries import Entry, SaidFile
from inventaire.exchange.harvest.words import (
    READERS,
    UNKNOWN,
    format_of,
    kind_of_file,
    licence_of,
    plain,
    web_address,
)
from inventaire.exchange.parsing import parse_date
from inventaire.exchange.sheets import Cell, key
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Origin, Warning
from inventaire.inventory.dataset import Dataset, Resource
from inventaire.inventory.fields import field_of

_KEPT = N_("« %(text)s » n'est pas compris pour « %(field)s » : gardé dans les remarques.")
_MENDED = N_("« %(text)s » n'était pas une adresse correcte : elle a été réparée, vérifiez-la.")
_SUPPOSED = N_("« %(text)s » ne dit pas sa version : comprise comme la Licence Ouverte 2.0.")
_BACKWARDS = N_("La fin (%(text)s) précède le début : gardée dans les remarques.")
_UNKNOWN = N_("« %(heading)s » n'a pas de champ ici : gardé dans les remarques.")
_SHOWN = 200

_DATES = ("temporal_start", "temporal_end", "created_on", "updated_on")
_TEXTS = ("description", "update_subject", "quality_note")
#: Texts of one line.
_SHORT = ("contact", "steward", "spatial_label", "schema")
#: What portals say besides the fields of ours, where a line of remarks is worth it.
_BESIDE = {"files": N_("Nombre de fichiers"), "megabytes": N_("Volume (Mo)")}
_OPEN = ("oui", "true", "vrai", "1", "x", "donnees ouvertes", "open data", "ouvertes", "public")
_CLOSED_NOTHING = ("non", "false", "faux", "0")
#: No file is larger: beyond, a form refuses the number.
_LARGEST = 10**15


@dataclass(slots=True)
class Meaning:
    """The values of fields with their cells, and the lines that go to the remarks."""

    values: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    closed: bool = False


class Reader:
    """Reads the entries of one catalogue; what is said twice is told once."""

    def __init__(self) -> None:
        self.warnings: dict[tuple[str, ...], Warning] = {}

    def warn(self, msgid: str, cell: Cell, **values: str) -> None:
        """Say something to look at, where it was first seen."""
        told = (msgid, *values.values())
        self.warnings.setdefault(told, Warning(Text(msgid, values), cell.origin))

    def meaning(self, entry: Entry) -> Meaning:
        """What an entry says of a dataset, links left aside."""
        found = Meaning()
        for name in _TEXTS:
            self._keep(found, name, entry, _joined)
        for name in _SHORT:
            self._keep(found, name, entry, _listed)
        self._keep(found, "keywords", entry, _words)
        for name, read in READERS.items():
            self._code(found, name, entry, read)
        self._licence(found, entry)
        for name in _DATES:
            self._day(found, name, entry)
        self._check_period(found)
        self._page(found, entry)
        self._openness(found, entry)
        found.values["resources"] = tuple(self._files(entry.files, found))
        for name, label in _BESIDE.items():
            found.remarks += [_line(_(label), cell) for cell in entry.says.get(name, ())]
        for heading, cell in entry.others:
            self.warn(_UNKNOWN, cell, heading=heading)
            found.remarks.append(_line(heading, cell))
        return found

    def _keep(
        self, found: Meaning, name: str, entry: Entry, read: Callable[[tuple[Cell, ...]], Any]
    ) -> None:
        cells = entry.says.get(name, ())
        if value := read(cells):
            found.values[name] = value
            found.origins[name] = cells[0].origin

    def _left(self, found: Meaning, name: str, cell: Cell) -> None:
        """Keep in the remarks what a field does not understand."""
        label = _(field_of(Dataset, name).label.text)
        self.warn(_KEPT, cell, text=cell.text[:_SHOWN], field=label)
        found.remarks.append(_line(label, cell))

    def _code(self, found: Meaning, name: str, entry: Entry, read: Callable[[str], str]) -> None:
        for cell in entry.says.get(name, ()):
            code = "" if key(cell.text) in UNKNOWN else read(cell.text)
            if code and name not in found.values:
                found.values[name], found.origins[name] = code, cell.origin
                if " ou plusieurs " in cell.key:
                    found.remarks.append(_line(_(field_of(Dataset, name).label.text), cell))
            elif code and found.values[name] != code:
                # A field has room for one: the others are not lost.
                found.remarks.append(_line(_(field_of(Dataset, name).label.text), cell))
            elif not code and key(cell.text) not in UNKNOWN:
                self._left(found, name, cell)

    def _licence(self, found: Meaning, entry: Entry) -> None:
        for cell in entry.says.get("licence", ()):
            code, supposed = licence_of(cell.text)
            if key(cell.text) in UNKNOWN:
                continue
            if not code:
                self._left(found, "licence", cell)
            elif "licence" not in found.values:
                found.values["licence"], found.origins["licence"] = code, cell.origin
                if supposed:
                    self.warn(_SUPPOSED, cell, text=cell.text)

    def _day(self, found: Meaning, name: str, entry: Entry) -> None:
        for cell in entry.says.get(name, ()):
            day = parse_date(cell.value) or _part_of_date(cell.text, last=name.endswith("_end"))
            if day is None:
                self._left(found, name, cell)
            elif name not in found.values:
                found.values[name], found.origins[name] = day, cell.origin

    def _check_period(self, found: Meaning) -> None:
        start, end = found.values.get("temporal_start"), found.values.get("temporal_end")
        if start and end and end < start:
            cell = Cell(found.values.pop("temporal_end"), found.origins["temporal_end"])
            self.warn(_BACKWARDS, cell, text=cell.text)
            found.remarks.append(_line(_(field_of(Dataset, "temporal_end").label.text), cell))

    def _page(self, found: Meaning, entry: Entry) -> None:
        for cell in entry.says.get("documentation_url", ()):
            page = self._address(cell)
            if page and "documentation_url" not in found.values:
                found.values["documentation_url"] = page
                found.origins["documentation_url"] = cell.origin
            elif not page:
                self._left(found, "documentation_url", cell)
            elif page != found.values["documentation_url"]:
                found.remarks.append(
                    _line(_(field_of(Dataset, "documentation_url").label.text), cell)
                )

    def _openness(self, found: Meaning, entry: Entry) -> None:
        """Whether the data are public already; what a catalogue says otherwise, people weigh."""
        name = "publication_status"
        for cell in entry.says.get("open", ()):
            if cell.key in _OPEN:
                found.values[name], found.origins[name] = "published", cell.origin
            elif cell.key not in _CLOSED_NOTHING:
                self._left(found, name, cell)
        if any(cell.key in _OPEN for cell in entry.says.get("closed", ())):
            found.values.pop(name, None)
            found.closed = True
            found.remarks.append(_("Le portail ne le montre plus au public."))
        for cell in entry.says.get("restricted", ()):
            found.closed = True
            found.remarks.append(_line(_("Accès"), cell))
        for cell in entry.says.get("personal_status", ()):
            if "personnelles" in cell.key:
                found.values["personal_status"] = "personal"
                found.origins["personal_status"] = cell.origin
            found.remarks.append(_line(_("Sensibilité"), cell))

    def _files(self, files: tuple[SaidFile, ...], found: Meaning) -> Iterator[Resource]:
        for said in files:
            url = self._address(said["url"]) if "url" in said else ""
            if "url" in said and not url:
                self._left_of_file(found, "url", said["url"])
            made = Resource(
                title=_text(said, "title"),
                url=url,
                format=self._format(said, found),
                size=self._size(said, found),
                modified_on=self._modified(said, found),
                kind=kind_of_file(said["kind"].text) if "kind" in said else "",
                description=_text(said, "description"),
            )
            if made != Resource():
                yield made

    def _address(self, cell: Cell) -> str:
        found = web_address(cell.text)
        if found and found != cell.text:
            self.warn(_MENDED, cell, text=cell.text[:_SHOWN])
        return found

    def _left_of_file(self, found: Meaning, name: str, cell: Cell) -> None:
        label = _(field_of(Resource, name).label.text)
        self.warn(_KEPT, cell, text=cell.text[:_SHOWN], field=label)
        found.remarks.append(_line(label, cell))

    def _format(self, said: SaidFile, found: Meaning) -> str:
        names = [said[name] for name in ("format", "media") if name in said]
        codes = [code for one in names if (code := format_of(one.text))]
        if names and not codes:
            self._left_of_file(found, "format", names[0])
        return codes[0] if codes else "other" if names else ""

    def _size(self, said: SaidFile, found: Meaning) -> int | None:
        name, unit = ("size", 1) if "size" in said else ("megabytes", 1_000_000)
        if name not in said:
            return None
        try:
            size = round(float(said[name].text.replace(",", ".").replace(" ", "")) * unit)
        except (ValueError, OverflowError):
            size = -1
        if 0 <= size < _LARGEST:
            return size
        self._left_of_file(found, "size", said[name])
        return None

    def _modified(self, said: SaidFile, found: Meaning) -> date | None:
        if "modified_on" not in said:
            return None
        day = parse_date(said["modified_on"].value)
        if day is None:
            self._left_of_file(found, "modified_on", said["modified_on"])
        return day


def _line(label: str, cell: Cell) -> str:
    return _("%(label)s : %(value)s", label=label, value=plain(cell.text))


def _text(said: SaidFile, name: str) -> str:
    return plain(said[name].text) if name in said else ""


def _joined(cells: tuple[Cell, ...]) -> str:
    return "\n".join(dict.fromkeys(plain(cell.text) for cell in cells))


def _listed(cells: tuple[Cell, ...]) -> str:
    return ", ".join(dict.fromkeys(" ".join(plain(cell.text).split()) for cell in cells))


def _words(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for cell in cells if (text := plain(cell.text).strip())))


def _part_of_date(text: str, *, last: bool) -> date | None:
    """The first day of a year or of a month; the last one where a period ends by it."""
    year, _dash, month = text.strip().partition("-")
    if not (year.isdecimal() and len(year) == 4 and (not month or month.isdecimal())):
        return None
    try:
        first = date(int(year), int(month or 1), 1)
        if not last:
            return first
        after = (
            date(first.year + 1, 1, 1)
            if not month or first.month == 12
            else (date(first.year, first.month + 1, 1))
        )
        return after - timedelta(days=1)
    except ValueError:
        return None
