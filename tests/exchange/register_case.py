"""A small register with a bit of everything: what the golden examples are made from.

``python -m tests.exchange.register_case`` writes ``exports/registre*`` anew: read the difference
before you keep it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from inventaire.exchange.register.cells import Grid
from inventaire.exchange.register.fiche import Register, RegisterFile, register_file
from inventaire.exchange.register.formats import FORMATS
from inventaire.exchange.register.layout import grids_of
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.processing import (
    DataLine,
    MeasureLine,
    Processing,
    RecipientLine,
    SubjectLine,
    TransferLine,
)
from inventaire.inventory.records import Actor, System
from inventaire.inventory.snapshot import Snapshot
from tests.builders import commune, picture

EXPORTS = Path(__file__).parents[2] / "exports"
#: The golden files that are the bytes that leave, by format.
WHOLE = {"csv": EXPORTS / "registre.csv", "jsonld": EXPORTS / "registre.jsonld"}
DESCRIBED = EXPORTS / "registre.txt"


def register_case() -> Snapshot:
    """Payroll, filled to the end; a canteen, barely begun; what is done for a school."""
    # Numbers stand in what leaves: those of the builders depend on what was built before.
    office = Actor(id=1, name="DGFiP", kind="public_authority")
    bank = Actor(id=2, name="Lettres Express", country="US")
    school = Actor(id=3, name="Collège des Tilleuls", kind="partner")
    payslips, software = Dataset(id=4, name="Bulletins de paie"), System(id=5, name="Berger Paie")
    payroll = Processing(
        id=6,
        name="Gestion de la paie",
        reference="T-01",
        purposes=("Verser les salaires", "Déclarer les cotisations"),
        legal_bases=("legal_obligation",),
        legal_text="Code général de la fonction publique",
        subjects=(SubjectLine(category="employees", precision="Agents", count=78),),
        data=(
            DataLine(category="identity", description="Nom, adresse", retention="5 ans"),
            DataLine(category="nir", description="NIR", retention="5 ans", active_duration=5),
            DataLine(category="bank", description="RIB", retention="Durée du contrat"),
        ),
        recipients=(RecipientLine(actor=office.id, kind="authority", precision="Déclaration"),),
        transfers=(TransferLine(actor=bank.id, country="US", safeguard="dpf"),),
        measures=(MeasureLine(measure="access_control", detail="Comptes nominatifs"),),
        datasets=(payslips.id,),
        systems=(software.id,),
        notice=True,
        started_on=date(2018, 5, 26),
        updated_on=date(2026, 5, 14),
    )
    canteen = Processing(id=7, name="Cantine", reference="T-02", no_recipient=True)
    lent = Processing(id=8, name="Paie du collège", role="processor", clients=(school.id,))
    who = commune(
        controller_name="Élise Fauvel",
        controller_contact="Place de la Mairie\nmaire@valbrise.example",
        dpo_name="Karim Delorme",
        dpo_contact="dpo@troisrivieres.example",
    )
    return picture(who, office, bank, school, payslips, software, payroll, canteen, lent)


def register_of(kind: Register = Register.CONTROLLER) -> RegisterFile:
    """One of its two registers."""
    return register_file(register_case(), kind)


def described() -> str:
    """Both registers as text: what every sheet says, then the cells of the CNIL's layout."""
    parts = [part for kind in Register for part in _told(register_of(kind))]
    return "\n".join(parts) + "\n"


def _told(register: RegisterFile) -> Iterator[str]:
    yield f"# {register.title} ({register.law}), {register.organisation}"
    for section in (register.people, *(s for f in register.fiches for s in f.sections)):
        yield f"## {section.title} {section.law}".rstrip()
        yield from (" | ".join(row) for row in (section.headings, *section.rows) if row)
    for grid in grids_of(register):
        yield f"=== {grid.name}"
        yield from cells_of(grid)


def cells_of(grid: Grid) -> list[str]:
    """The rows of a sheet as text; empty ones are left out."""
    rows = (" | ".join(str(c.value) if c else "" for c in row).strip(" |") for row in grid.rows)
    return [row for row in rows if row]


def without(snapshot: Snapshot) -> Snapshot:
    """The same organisation before anything was brought in."""
    return replace(snapshot, actors=(), processings=(), datasets=(), systems=())


if __name__ == "__main__":
    DESCRIBED.write_text(described(), encoding="utf-8")
    for code, path in WHOLE.items():
        path.write_bytes(FORMATS[code].write(register_of()))
