"""What the page of a record shows besides its fields: it depends on the kind of record."""

from __future__ import annotations

from typing import Any

from flask import abort

from inventaire.audit.agenda import DUTIES, due_of
from inventaire.audit.dpia_guide import VERDICTS, Guide, guide
from inventaire.audit.scores import scores_of
from inventaire.inventory.base import Record
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.kinds import ORGANISATION
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import Processing
from inventaire.inventory.protection import Request
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import load_record
from inventaire.vocabulary.dpia import DPIA_STATUSES
from inventaire.web.clock import ZONE, now, today
from inventaire.web.database import db
from inventaire.web.remaining import remaining
from inventaire.web.whereabouts import found_of


def beside(organisation: OrganisationRow, fact: Record) -> dict[str, Any]:
    """How well a dataset is described, whether a processing calls for an impact assessment, where
    the data are that a request is about, how long is left to answer; nothing for the others.
    """
    here = now().astimezone(ZONE)
    due = None if fact.archived else due_of(fact, now=here)
    return {
        "due": due,
        "due_words": remaining(due, here) if due else "",
        "due_late": due is not None and due.is_late(here),
        "duties": DUTIES,
        "scores": scores_of(fact, today=today()) if isinstance(fact, Dataset) else None,
        "found": found_of(organisation, fact) if isinstance(fact, Request) else None,
        "guide": guide_of(organisation, fact) if isinstance(fact, Processing) else None,
        "verdicts": VERDICTS,
        "statuses": DPIA_STATUSES,
    }


def guide_of(organisation: OrganisationRow, processing: Processing) -> Guide:
    """What the guide says of a processing of this organisation."""
    own = load_record(db(), organisation.id, ORGANISATION.code, organisation.id)
    if not isinstance(own, Organisation):
        abort(404)
    return guide(own, processing)
