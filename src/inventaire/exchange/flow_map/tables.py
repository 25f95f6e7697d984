"""A map as two csv lists, of its places and of its flows, in words: a spreadsheet opens them, and
the import of flows reads them back.
"""

from __future__ import annotations

from inventaire.exchange.csv_text import csv_text
from inventaire.exchange.flow_map.facts import Shown
from inventaire.graph.borders import ZONE_LABELS, Zone
from inventaire.i18n import N_, _
from inventaire.inventory.kinds import KINDS
from inventaire.vocabulary.actors import ACTOR_KINDS
from inventaire.vocabulary.countries import country_label
from inventaire.vocabulary.flows import AUTOMATIONS, FLOW_STATUSES, MEDIA, TRANSFORMATIONS
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.systems import HOSTINGS, SYSTEM_KINDS
from inventaire.vocabulary.transfers import SAFEGUARDS

PLACE_HEADINGS = (
    N_("Nom"),
    N_("Système ou acteur"),
    N_("Nature"),
    N_("Hébergement"),
    N_("Exploité par"),
    N_("Pays"),
    N_("Zone"),
)
FLOW_HEADINGS = (
    N_("De"),
    N_("Vers"),
    N_("Jeux de données"),
    N_("Moyen"),
    N_("Fréquence"),
    N_("Automatisation"),
    N_("Chiffré"),
    N_("Transformation"),
    N_("Garantie de transfert"),
    N_("État"),
    N_("Données personnelles"),
    N_("Données sensibles"),
    N_("Hors EEE"),
)


def places_csv(shown: Shown) -> bytes:
    """One line for each place, UTF-8 with a byte-order mark, semicolons."""
    rows = [
        (
            place.name,
            _(KINDS[place.kind].singular_label),
            _word((SYSTEM_KINDS if place.kind == "system" else ACTOR_KINDS).label_of(place.nature)),
            _word(HOSTINGS.label_of(place.hosting)),
            place.operator,
            country_label(place.country) if place.country else "",
            _(ZONE_LABELS[Zone(place.zone)]),
        )
        for place in shown.places
    ]
    return csv_text([_(heading) for heading in PLACE_HEADINGS], rows).encode()


def flows_csv(shown: Shown) -> bytes:
    """One line for each flow, UTF-8 with a byte-order mark, semicolons."""
    rows = [
        (
            flow.source_name,
            flow.target_name,
            " ; ".join(flow.datasets),
            _word(MEDIA.label_of(flow.medium)),
            _word(FREQUENCIES.label_of(flow.frequency)),
            _word(AUTOMATIONS.label_of(flow.automation)),
            _answer(flow.encrypted),
            _word(TRANSFORMATIONS.label_of(flow.transformation)),
            _word(SAFEGUARDS.label_of(flow.safeguard)),
            _word(FLOW_STATUSES.label_of(flow.status)),
            _answer(flow.personal),
            _answer(flow.sensitive),
            _answer(flow.leaves_eea),
        )
        for flow in shown.flows
    ]
    return csv_text([_(heading) for heading in FLOW_HEADINGS], rows).encode()


def _word(label: str) -> str:
    return _(label) if label else ""


def _answer(value: bool | None) -> str:
    if value is None:
        return ""
    return _("oui") if value else _("non")
