"""A small catalogue with a bit of everything: what the golden examples are made from.

``python -m tests.exchange.catalogue_case`` writes ``exports/catalogue*`` and ``exports/rip.csv``
anew: read the difference before you keep it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from inventaire.exchange.catalogue.formats import FORMATS
from inventaire.inventory.dataset import Dataset, Resource
from inventaire.inventory.records import Actor, System
from inventaire.inventory.snapshot import Snapshot
from tests.builders import commune, picture

EXPORTS = Path(__file__).parents[2] / "exports"
GOLDEN = {
    "rip-csv": EXPORTS / "rip.csv",
    "turtle": EXPORTS / "catalogue.ttl",
    "jsonld": EXPORTS / "catalogue.jsonld",
    "scdl": EXPORTS / "catalogue-scdl.csv",
    "etat": EXPORTS / "catalogue-etat.csv",
    "portail": EXPORTS / "catalogue-data-gouv.csv",
}


def full() -> Dataset:
    """Subsidies, described to the end."""
    return Dataset(
        id=4,
        name="Subventions versées",
        description="Les subventions de plus de 23 000 euros : bénéficiaire, objet et montant.",
        producer=2,
        contact="Service finances, finances@valbrise.example",
        steward="Service finances",
        systems=(3,),
        theme="ECON",
        keywords=("subventions", "associations"),
        spatial_label="Valbrise",
        spatial_granularity="commune",
        temporal_start=date(2020, 1, 1),
        temporal_end=date(2025, 12, 31),
        frequency="ANNUAL",
        created_on=date(2020, 2, 1),
        updated_on=date(2026, 2, 1),
        update_subject="Exercice 2025",
        licence="lov2",
        publication_status="published",
        principal_document=True,
        hvd_category="statistics",
        documentation_url="https://valbrise.example/subventions",
        resources=(
            Resource(
                title="Subventions 2025",
                url="https://valbrise.example/subventions-2025.csv",
                format="csv",
                size=48_000,
                modified_on=date(2026, 2, 1),
                description="Une ligne par convention.",
            ),
            Resource(title="Sur demande", format="pdf"),
        ),
    )


def catalogue_case() -> Snapshot:
    """A dataset described to the end, one barely named, and what is for nobody's eyes."""
    return picture(
        commune(
            siret="21330999000017",
            siren="213309990",
            website="https://valbrise.example",
        ),
        Actor(id=2, name="Service finances", kind="internal_service"),
        System(id=3, name="Berger Finances"),
        full(),
        Dataset(id=5, name="Arbres remarquables", publication_status="to_publish"),
        Dataset(id=6, name="Dossiers d'aide sociale", publication_status="not_communicable"),
        Dataset(
            id=7, name="Plan de la mairie", principal_document=True, created_on=date(2019, 5, 2)
        ),
        Dataset(id=8, name="Ancien budget", publication_status="published", archived=True),
    )


if __name__ == "__main__":
    for code, path in GOLDEN.items():
        path.write_bytes(FORMATS[code].write(catalogue_case()))
