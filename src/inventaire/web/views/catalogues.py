"""The directory of public information and the catalogues, as files."""

from __future__ import annotations

from flask import Blueprint, Response

from inventaire.access import Action
from inventaire.exchange.catalogue.formats import FORMATS
from inventaire.operations.catalogues import make_catalogue
from inventaire.store.organisations import OrganisationRow
from inventaire.web.clock import ZONE, now
from inventaire.web.database import db
from inventaire.web.guard import needs
from inventaire.web.protection import limiter
from inventaire.web.reader import author
from inventaire.web.views.registers import as_file

catalogues = Blueprint("catalogues", __name__, url_prefix="/o/<organisation:organisation>")

_FORMATS = ", ".join(f'"{code}"' for code in FORMATS)


@catalogues.get(f"/documents/catalogue/<any({_FORMATS}):format_>")
@limiter.limit("60 per 10 minutes")
@needs(Action.READ)
def catalogue(organisation: OrganisationRow, format_: str) -> Response:
    """The directory or the catalogue, made now."""
    made = make_catalogue(db(), author(), organisation.id, format_, now=now(), zone=ZONE)
    return as_file(made)
