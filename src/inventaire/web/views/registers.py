"""The registers of art. 30 and their sheets, as files."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort

from inventaire.access import Action
from inventaire.exchange.register.fiche import Register
from inventaire.exchange.register.formats import FORMATS, OF_A_SHEET
from inventaire.inventory.fields import Ref
from inventaire.operations.documents import Document
from inventaire.operations.registers import NoSuchSheet, make_register, make_sheet
from inventaire.store.organisations import OrganisationRow
from inventaire.web.clock import ZONE, now
from inventaire.web.database import db
from inventaire.web.guard import needs
from inventaire.web.protection import limiter
from inventaire.web.reader import author

registers = Blueprint("registers", __name__, url_prefix="/o/<organisation:organisation>")

_KINDS = ", ".join(f'"{kind.value}"' for kind in Register)
_FORMATS = ", ".join(f'"{code}"' for code in FORMATS)
_OF_A_SHEET = ", ".join(f'"{code}"' for code in OF_A_SHEET)


@registers.get(f"/documents/registre/<any({_KINDS}):kind_>/<any({_FORMATS}):format_>")
@limiter.limit("60 per 10 minutes")
@needs(Action.READ)
def register(organisation: OrganisationRow, kind_: str, format_: str) -> Response:
    """One of the two registers, made now."""
    made = make_register(
        db(), author(), organisation.id, Register(kind_), format_, now=now(), zone=ZONE
    )
    return as_file(made.document)


@registers.get(f"/traitements/<processing:processing>/fiche.<any({_OF_A_SHEET}):format_>")
@limiter.limit("60 per 10 minutes")
@needs(Action.READ)
def sheet(organisation: OrganisationRow, processing: Ref, format_: str) -> Response:
    """The sheet of one processing, made now. One that is archived has none."""
    when: dict[str, Any] = {"now": now(), "zone": ZONE}
    try:
        return as_file(make_sheet(db(), author(), organisation.id, processing.id, format_, **when))
    except NoSuchSheet:
        abort(404)


def as_file(document: Document) -> Response:
    """A document to keep, under its name."""
    return Response(
        document.content,
        content_type=document.media_type,
        headers={"Content-Disposition": f'attachment; filename="{document.name}"'},
    )
