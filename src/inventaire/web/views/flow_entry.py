"""Live entry: flows typed as text, the map and the table beside them redrawn as one types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.exchange.flow_text.changes import Entry, Proposed, propose
from inventaire.exchange.flow_text.names import Directory
from inventaire.exchange.flow_text.writing import show_flows
from inventaire.graph.asked import query_of
from inventaire.graph.build import flow_graph
from inventaire.graph.paths import spread
from inventaire.graph.telling import chips_of
from inventaire.graph.view import see
from inventaire.i18n import _, ngettext
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.applying import RefusedChanges
from inventaire.operations.flow_entry import (
    Saved,
    save_flows,
    saved_texts,
    summary,
    undo_flows,
)
from inventaire.operations.imports import NotNow
from inventaire.operations.records import UnknownRecord
from inventaire.operations.undoing import CannotUndo
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import load_snapshot, names
from inventaire.vocabulary.spoken import words_of_categories, words_of_flows
from inventaire.web.clock import now, today
from inventaire.web.database import db
from inventaire.web.flow_texts import (
    STATE_LABELS,
    preview_of,
    read_entry,
    read_looking,
    too_much,
    written_shown,
)
from inventaire.web.guard import needs
from inventaire.web.mapping import read_view
from inventaire.web.previews import DEED_LABELS, linked
from inventaire.web.reader import author

flow_entry = Blueprint(
    "flow_entry", __name__, url_prefix="/o/<organisation:organisation>/carte/saisie"
)

#: Above this many flows a text shows only those of a view: nobody reads so many lines.
MOST_SHOWN = 400
_RECENT = 5
Answer = str | Response | tuple[str, int] | dict[str, Any]


@flow_entry.get("")
@needs(Action.WRITE)
def show(organisation: OrganisationRow) -> str:
    """The flows of the view that the address asks for, to type over."""
    snapshot = _snapshot(organisation)
    shown = show_flows(snapshot, _scope(snapshot))
    entry = Entry(text="".join(f"{one.text}\n" for one in shown), shown=shown)
    return _page(organisation, entry, propose(entry, snapshot))


@flow_entry.post("")
@needs(Action.WRITE)
def send(organisation: OrganisationRow) -> Answer:
    """Draw what was typed, or save it. Nothing that was typed is lost, whatever happens."""
    entry = read_entry()
    refusal = too_much(entry.text)
    if refusal is not None:
        return _refused(organisation, entry, [str(refusal)])
    if request.form.get("deed") == "draw":
        return _page(organisation, entry, propose(entry, _snapshot(organisation)))
    try:
        saved = save_flows(db(), author(), organisation.id, entry, now=now(), scope=_scope)
    except RefusedChanges as refused:
        db().rollback()
        errors = refused.errors.items()
        told = [f"{label} : {text}" for label, texts in errors for text in texts.values()]
        return _refused(organisation, entry, told)
    return _saved(organisation, saved)


@flow_entry.post("/apercu")
@needs(Action.WRITE)
def preview(organisation: OrganisationRow) -> Answer:
    """The part of the page that follows what is typed."""
    entry = read_entry()
    refusal = too_much(entry.text)
    if refusal is not None:
        return str(refusal), 422
    return _fragment(organisation, propose(entry, _snapshot(organisation)))


@flow_entry.get("/noms")
@needs(Action.WRITE)
def known_names(organisation: OrganisationRow) -> dict[str, Any]:
    """The names and words that may be typed, as they are written."""
    snapshot = _snapshot(organisation).live()
    directory = Directory(snapshot)
    places = [Ref(kind, one.id) for kind in ("system", "actor") for one in snapshot.of(kind)]
    return {
        "places": [directory.write(place) for place in places],
        "datasets": [directory.write(Ref("dataset", one.id)) for one in snapshot.datasets],
        "words": words_of_flows(),
        "categories": words_of_categories(),
    }


@flow_entry.post("/annuler/<number:saved>")
@needs(Action.WRITE)
def undo(organisation: OrganisationRow, saved: int) -> Response:
    """Give back what was there before a text was saved, unless somebody worked on it since."""
    try:
        row = undo_flows(db(), author(), organisation.id, saved, now=now())
    except UnknownRecord:
        abort(404)
    except CannotUndo as refusal:
        for reason in refusal.reasons:
            flash(str(reason), "danger")
    except NotNow as not_now:
        flash(str(not_now.text), "warning")
    else:
        flash(_("Annulé : %(what)s.", what=row.filename), "success")
    return redirect(_address(organisation))


def _snapshot(organisation: OrganisationRow) -> Snapshot:
    return load_snapshot(db(), organisation.id, taken_on=today())


def _scope(snapshot: Snapshot) -> Sequence[Flow]:
    """The flows that a text is to show: those of the view that the address asks for."""
    found = spread(flow_graph(snapshot, planned=True))
    view = read_view(found.graph)
    if not view.is_whole:
        return see(found, view).flows
    flows = [flow for flow in snapshot.flows if not flow.archived]
    return flows if len(flows) <= MOST_SHOWN else []


def _address(organisation: OrganisationRow) -> str:
    return _in_view(url_for("flow_entry.show", organisation=organisation))


def _in_view(address: str) -> str:
    """The same view of the flows, at another address."""
    query = request.query_string.decode("ascii", "ignore")
    return f"{address}?{query}" if query else address


def _page(
    organisation: OrganisationRow,
    entry: Entry,
    proposed: Proposed,
    *,
    refusals: Sequence[str] = (),
) -> str:
    snapshot = proposed.before
    view = read_view(flow_graph(snapshot))
    count = sum(1 for flow in snapshot.flows if not flow.archived)
    return render_template(
        "flow_entry/show.html",
        entry=entry,
        shown=written_shown(entry.shown),
        **_side(organisation, proposed),
        refusals=refusals,
        chips=chips_of(flow_graph(snapshot), view),
        query=query_of(view),
        too_many=view.is_whole and count > MOST_SHOWN,
        count=count,
        recent=saved_texts(db(), organisation.id, most=_RECENT),
        in_view=_in_view,
    )


def _refused(organisation: OrganisationRow, entry: Entry, told: Sequence[str]) -> Answer:
    """Nothing was written: the page again, with what was typed."""
    if _wants_json():
        return {"said": " ".join(told), "tone": "danger"}
    whole = too_much(entry.text) is None
    proposed = propose(entry if whole else Entry(text=""), _snapshot(organisation))
    return _page(organisation, entry, proposed, refusals=told), 422


def _saved(organisation: OrganisationRow, saved: Saved) -> Answer:
    """What became of the text, then how it stands."""
    proposed = propose(saved.entry, _snapshot(organisation))
    met = [note for note in saved.proposed.notes if note not in saved.proposed.understood.notes]
    proposed = replace(proposed, notes=(*met, *proposed.notes))
    said, tone = _said(saved), "warning" if saved.proposed.errors else "success"
    if not _wants_json():
        flash(said, tone)
        return _page(organisation, saved.entry, proposed)
    undo_at = ""
    if saved.row is not None:
        done = url_for("flow_entry.undo", organisation=organisation, saved=saved.row.id)
        undo_at = _in_view(done)
    return {
        "said": said,
        "tone": tone,
        "text": saved.entry.text,
        "shown": written_shown(saved.entry.shown),
        "undo": undo_at,
        "html": _fragment(organisation, proposed),
    }


def _said(saved: Saved) -> str:
    faulty = len({note.line for note in saved.proposed.errors})
    told = _("Enregistré : %(what)s.", what=summary(saved.proposed.changes))
    if not faulty:
        return told
    left = ngettext(
        "%(count)s ligne reste à corriger.", "%(count)s lignes restent à corriger.", faulty
    )
    return f"{told} {left}"


def _wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _fragment(organisation: OrganisationRow, proposed: Proposed) -> str:
    return render_template("flow_entry/_preview.html", **_side(organisation, proposed))


def _side(organisation: OrganisationRow, proposed: Proposed) -> dict[str, Any]:
    """What is shown beside the text."""
    known = names(db(), organisation.id, linked(proposed.changes))
    shown = preview_of(proposed, known, read_looking())
    return {"preview": shown, "states": STATE_LABELS, "deeds": DEED_LABELS}
