"""The files joined to a record: send one, give it back, take it away."""

from __future__ import annotations

from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    g,
    redirect,
    render_template,
    request,
    send_file,
)
from werkzeug.wrappers import Response as AnyResponse

from inventaire.access import Action
from inventaire.i18n import _
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import Kind
from inventaire.operations import attachments as deeds
from inventaire.operations.records import UnknownRecord
from inventaire.operations.validation import Refused
from inventaire.store.attachments import AttachmentRow
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import names
from inventaire.web.addresses import address_of
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.guard import may, needs
from inventaire.web.links import settings
from inventaire.web.protection import limiter
from inventaire.web.reader import author

_FILES = "/o/<organisation:organisation>/<kind:kind>/<record:record>/fichiers"

blueprint = Blueprint("attachments", __name__, url_prefix=_FILES)


def _find(organisation: OrganisationRow, ref: Ref, number: int) -> AttachmentRow:
    try:
        return deeds.find_attachment(db(), organisation.id, ref, number)
    except UnknownRecord:
        abort(404)


def may_remove(row: AttachmentRow) -> bool:
    """Whether the reader may take this file away: their own, or any where they lead."""
    return may(Action.MANAGE) or (may(Action.WRITE) and row.account_id == g.account.id)


@blueprint.post("")
@needs(Action.WRITE)
@limiter.limit("120 per 10 minutes")
def send(organisation: OrganisationRow, kind: Kind, record: Any) -> AnyResponse:
    """Join a file to a record."""
    ref = Ref(kind.code, record.id)
    given = request.files.get("file")
    sent = deeds.Sent(given.filename or "", given.stream) if given is not None else None
    try:
        row = deeds.attach(db(), settings(), author(), organisation.id, ref, sent, now=now())
        flash(_("« %(name)s » est joint à la fiche.", name=row.filename), "success")
    except Refused as refused:
        for error in refused.errors.values():
            flash(str(error), "danger")
    return redirect(f"{address_of(ref)}#files")


@blueprint.get("/<number:attachment>")
@needs(Action.READ)
def download(organisation: OrganisationRow, kind: Kind, record: Any, attachment: int) -> Response:
    """A file as it was sent: always to be saved, never shown among pages."""
    row = _find(organisation, Ref(kind.code, record.id), attachment)
    try:
        path = deeds.content_path(settings(), row)
    except UnknownRecord:
        abort(404)
    answer = send_file(
        path.absolute(), mimetype=row.media_type, as_attachment=True, download_name=row.filename
    )
    # Files of the site are cached for a year, by everyone: these by nobody.
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@blueprint.get("/<number:attachment>/supprimer")
@needs(Action.WRITE)
def confirm(organisation: OrganisationRow, kind: Kind, record: Any, attachment: int) -> str:
    """What taking a file away means, before it is done."""
    ref = Ref(kind.code, record.id)
    row = _find(organisation, ref, attachment)
    if not may_remove(row):
        abort(403)
    return render_template(
        "attachments/confirm.html",
        kind=kind,
        ref=ref,
        row=row,
        name=names(db(), organisation.id, [ref]).get(ref) or _("(sans nom)"),
    )


@blueprint.post("/<number:attachment>/supprimer")
@needs(Action.WRITE)
def remove(organisation: OrganisationRow, kind: Kind, record: Any, attachment: int) -> AnyResponse:
    """Take a file away for good."""
    ref = Ref(kind.code, record.id)
    row = _find(organisation, ref, attachment)
    if not may_remove(row):
        abort(403)
    deeds.detach(db(), settings(), author(), row, now=now())
    flash(_("Le fichier est supprimé."), "success")
    return redirect(f"{address_of(ref)}#files")
