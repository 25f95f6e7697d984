"""Views of the map that are kept: their list, their own addresses, and what is done to them."""

from __future__ import annotations

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.graph.asked import known_query
from inventaire.i18n import _
from inventaire.operations import map_views
from inventaire.operations.accounts import author_of
from inventaire.operations.validation import Refused
from inventaire.store.organisations import OrganisationRow
from inventaire.store.views import SavedViewRow
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.forms.people import Typed, typed
from inventaire.web.guard import needs

blueprint = Blueprint("map_views", __name__, url_prefix="/o/<organisation:organisation>/carte/vues")


def _page(organisation: OrganisationRow, form: Typed | None = None, view_id: int = 0) -> str:
    return render_template(
        "map_views/index.html",
        views=map_views.views_of(db(), organisation.id),
        form=form or Typed({"query": known_query(request.query_string.decode("ascii", "ignore"))}),
        changed=view_id,
        typed_view=lambda row: Typed({"title": row.title, "comment": row.comment}),
    )


def _view(organisation: OrganisationRow, view_id: int) -> SavedViewRow:
    return map_views.view_of(db(), organisation.id, view_id) or abort(404)


@blueprint.get("")
@needs(Action.READ)
def index(organisation: OrganisationRow) -> str:
    """The views that are kept, those put away last."""
    return _page(organisation)


@blueprint.post("")
@needs(Action.WRITE)
def keep(organisation: OrganisationRow) -> Response | tuple[str, int]:
    """Keep what is seen under a title."""
    form = typed("title", "comment", "query")
    asked = {"title": form["title"], "comment": form["comment"]}
    query = known_query(form["query"])
    try:
        row = map_views.keep_view(
            db(), author_of(g.account), organisation.id, query=query, now=now(), **asked
        )
    except Refused as refusal:
        return _page(organisation, form.refuse(refusal.errors)), 422
    flash(_("Vue gardée : tous ceux qui lisent la carte la trouvent ici."), "success")
    return redirect(url_for("map_views.show", organisation=organisation, view_id=row.id))


@blueprint.get("/<number:view_id>")
@needs(Action.READ)
def show(organisation: OrganisationRow, view_id: int) -> Response:
    """The map as it was kept."""
    row = _view(organisation, view_id)
    address = url_for("map.show", organisation=organisation)
    return redirect(f"{address}?{row.query}{'&' if row.query else ''}view={row.id}")


@blueprint.post("/<number:view_id>")
@needs(Action.WRITE)
def change(organisation: OrganisationRow, view_id: int) -> Response | tuple[str, int]:
    """Call it otherwise, comment on it, or let it show what is now seen."""
    row = _view(organisation, view_id)
    form = typed("title", "comment", "query")
    query = known_query(form["query"]) if "query" in request.form else row.query
    asked = {"title": form["title"], "comment": form["comment"]}
    try:
        map_views.change_view(db(), author_of(g.account), row, query=query, now=now(), **asked)
    except Refused as refusal:
        return _page(organisation, form.refuse(refusal.errors), view_id), 422
    flash(_("Vue modifiée."), "success")
    return redirect(url_for("map_views.show", organisation=organisation, view_id=row.id))


@blueprint.post("/<number:view_id>/archiver")
@needs(Action.WRITE)
def archive(organisation: OrganisationRow, view_id: int) -> Response:
    """Put it away."""
    row = _view(organisation, view_id)
    map_views.archive_view(db(), author_of(g.account), row, now=now())
    flash(_("Vue archivée. Vous la retrouvez au bas de la liste."), "success")
    return redirect(url_for("map_views.index", organisation=organisation))


@blueprint.post("/<number:view_id>/retablir")
@needs(Action.WRITE)
def restore(organisation: OrganisationRow, view_id: int) -> Response:
    """Bring it back."""
    row = _view(organisation, view_id)
    map_views.restore_view(db(), author_of(g.account), row, now=now())
    flash(_("Vue rétablie."), "success")
    return redirect(url_for("map_views.index", organisation=organisation))
