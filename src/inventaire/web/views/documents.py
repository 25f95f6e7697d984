"""The documents that are handed over: what each holds, of which day, and the file itself."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from inventaire.access import Action
from inventaire.exchange.catalogue.formats import CATALOGUE, DIRECTORY
from inventaire.exchange.collection.layout import PURPOSES, USUAL, every_kind
from inventaire.exchange.register.fiche import LAWS, TITLES
from inventaire.exchange.register.formats import FORMATS
from inventaire.exchange.report.building import PARTS
from inventaire.graph.asked import number_in
from inventaire.i18n import LANGUAGES, _, current_language, speaking
from inventaire.operations.catalogues import listed_counts
from inventaire.operations.documents import (
    MOST_CHOSEN,
    NO_AUDIT,
    TOO_MANY_VIEWS,
    NoAuditYet,
    TooManyViews,
    make_report,
    readiness_of,
)
from inventaire.operations.map_views import views_of
from inventaire.operations.registers import sizes_of
from inventaire.store.listing import counts
from inventaire.store.organisations import OrganisationRow
from inventaire.web.clock import ZONE, now
from inventaire.web.database import db
from inventaire.web.guard import needs
from inventaire.web.links import settings
from inventaire.web.protection import limiter
from inventaire.web.reader import author

documents = Blueprint("documents", __name__, url_prefix="/o/<organisation:organisation>/documents")


@documents.get("")
@needs(Action.READ)
def index(organisation: OrganisationRow) -> str:
    """The documents that can be made today."""
    return render_template(
        "documents/index.html",
        ready=readiness_of(db(), organisation.id),
        parts=PARTS,
        views=[row for row in views_of(db(), organisation.id) if row.archived_at is None],
        counts=counts(db(), organisation.id),
        sheets=every_kind(),
        usual=USUAL,
        purposes=PURPOSES,
        registers=sizes_of(db(), organisation.id),
        listed=listed_counts(db(), organisation.id),
        directory=DIRECTORY,
        catalogue=CATALOGUE,
        titles=TITLES,
        laws=LAWS,
        formats=FORMATS,
        others=[(code, name) for code, name in LANGUAGES.items() if code != current_language()],
    )


@documents.get('/rapport.<any("xlsx", "pdf"):format_>')
@limiter.limit("30 per 10 minutes")
@needs(Action.READ)
def report(organisation: OrganisationRow, format_: str) -> AnyResponse:
    """The audit report, made now, in the reader's language or in the one the address asks for."""
    language = request.args.get("lang", current_language())
    chosen = request.args.getlist("view")
    try:
        with speaking(language):
            made = make_report(
                db(),
                author(),
                organisation.id,
                now=now(),
                zone=ZONE,
                seconds=settings().drawing_seconds,
                on_paper=format_ == "pdf",
                views=[found for one in chosen if (found := number_in(one)) is not None],
            )
    except (NoAuditYet, TooManyViews) as refusal:
        few = isinstance(refusal, NoAuditYet)
        flash(_(NO_AUDIT) if few else _(TOO_MANY_VIEWS, most=MOST_CHOSEN), "warning")
        return redirect(url_for("documents.index", organisation=organisation))
    return Response(
        made.content,
        content_type=made.media_type,
        headers={"Content-Disposition": f'attachment; filename="{made.name}"'},
    )
