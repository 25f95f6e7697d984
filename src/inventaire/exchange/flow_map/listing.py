"""A map as JSON: for programs, with the codes of the vocabularies."""

from __future__ import annotations

import json
from dataclasses import asdict

from inventaire.exchange.flow_map.facts import Shown


def to_json(shown: Shown) -> bytes:
    """``{"title", "organisation", "taken_on", "places": […], "flows": […]}``, UTF-8."""
    told = {
        "title": shown.title,
        "organisation": shown.organisation,
        "taken_on": shown.taken_on.isoformat(),
        "places": [asdict(place) for place in shown.places],
        "flows": [asdict(flow) for flow in shown.flows],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
