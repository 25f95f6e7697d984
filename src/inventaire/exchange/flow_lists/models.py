"""Files that draw flows instead of listing them: known by how they begin, read by their reader."""

from __future__ import annotations

from inventaire.exchange.flow_lists.given import GivenGraph
from inventaire.exchange.flow_lists.graphml import read_graphml
from inventaire.exchange.flow_lists.threat_dragon import read_threat_dragon
from inventaire.exchange.readers import Unreadable
from inventaire.i18n import N_, Text

GRAPHML, THREAT_DRAGON = "graphml", "threat_dragon"

#: They are read in this process, in a time and a memory that grow with their size: hence less than
#: of a workbook. 20 000 places and flows, the most that are proposed, take half of it.
MOST_BYTES = 10_000_000
_TOO_LARGE = N_("Ce fichier est trop gros : %(limit)s Mo au plus. Découpez-le et réessayez.")
_START = 4_000


def model_in(data: bytes) -> str:
    """What model of flows a file begins as; empty where it is none."""
    start = data[:_START].removeprefix(b"\xef\xbb\xbf")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start.decode("utf-16", errors="replace").encode()
    if start.lstrip().startswith(b"<") and b"<graphml" in start:
        return GRAPHML
    return THREAT_DRAGON if start.lstrip().startswith(b"{") else ""


def read_model(model: str, data: bytes) -> GivenGraph:
    """What a file of this model says. Raises ``Unreadable``."""
    if len(data) > MOST_BYTES:
        raise Unreadable(Text(_TOO_LARGE, {"limit": MOST_BYTES // 1_000_000}))
    return read_graphml(data) if model == GRAPHML else read_threat_dragon(data)
