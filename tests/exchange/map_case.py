"""A small map with a bit of everything, and the golden example of each text it leaves as.

``python -m tests.exchange.map_case`` writes ``exports/carte.*`` anew: read the difference before
you keep it.
"""

from __future__ import annotations

from pathlib import Path

from inventaire.exchange.flow_map.facts import shown_of
from inventaire.exchange.flow_map.files import DRAWN_TEXTS, TOLD_TEXTS, text_of
from inventaire.exchange.written import read_written
from inventaire.graph.build import flow_graph
from inventaire.graph.composition import compose
from inventaire.graph.paths import Spread, spread
from inventaire.graph.view import View
from tests.builders import TODAY

FOLDER = Path(__file__).parents[2] / "exports"
FORMATS = (*DRAWN_TEXTS, *TOLD_TEXTS)


_INVENTORY = """
written_on = 2026-11-23

[organisation]
name = "Valbrise"

[usual.actor]
country = "FR"

[[actor]]
name = "Familles"
kind = "public"

[[actor]]
name = "Service enfance"
kind = "internal_service"

[[actor]]
name = "LetterBird Inc."
kind = "processor"
country = "US"

[[system]]
name = "Portail « famille »"
kind = "website"
hosting = "saas"
country = "FR"

[[system]]
name = "Tableur; inscriptions"
kind = "spreadsheet"
hosting = "internal"

[[system]]
name = "Envoi de lettres"
kind = "website"
operator = "LetterBird Inc."
owner = "Service enfance"

[[dataset]]
name = "Dossier enfant"
personal_status = "personal"
data_categories = ["health"]
systems = ["Portail « famille »"]

[[dataset]]
name = "Abonnés"
personal_status = "personal"
data_categories = ["contact"]
systems = ["Tableur; inscriptions"]

[[dataset]]
name = "Menus"
personal_status = "none"

[[flow]]
source = "Familles"
target = "Portail « famille »"
datasets = ["Dossier enfant"]
medium = "web_form"
automation = "automatic"
encrypted = true

[[flow]]
source = "Portail « famille »"
target = "Tableur; inscriptions"
datasets = ["Dossier enfant"]
medium = "retyping"
automation = "manual"

[[flow]]
source = "Portail « famille »"
target = "Tableur; inscriptions"
datasets = ["Menus"]
medium = "api"
frequency = "DAILY"

[[flow]]
source = "Tableur; inscriptions"
target = "Envoi de lettres"
datasets = ["Abonnés", "Menus"]
medium = "file_exchange"
encrypted = false

[[flow]]
source = "Tableur; inscriptions"
target = "Service enfance"
datasets = ["Dossier enfant"]
status = "planned"
"""


def golden_of(format_: str) -> Path:
    """Where the example of a format is kept."""
    return FOLDER / (f"carte-{format_}" if format_.endswith(".csv") else f"carte.{format_}")


def map_case() -> Spread:
    """Childcare files typed twice, and a newsletter that leaves Europe."""
    return spread(flow_graph(read_written(_INVENTORY, on=TODAY)))


def written(format_: str) -> bytes:
    """The example in a format."""
    found = map_case()
    made = compose(found, View())
    return text_of(format_, made.scene, shown_of(found, made.seen, title=made.scene.title))


if __name__ == "__main__":
    for one in FORMATS:
        golden_of(one).write_bytes(written(one))
