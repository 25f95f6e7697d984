"""Bringing a file in: send it, look at what it would change, apply, undo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.exchange.formats import FORMATS, SCAN, TYPICAL, UnknownLayout
from inventaire.exchange.lists.known import KNOWN
from inventaire.exchange.readers import Unreadable
from inventaire.i18n import N_, Text, _
from inventaire.operations import imports as deeds
from inventaire.operations import list_imports as list_deeds
from inventaire.operations.applying import MissingChoice, RefusedChanges, StalePreview
from inventaire.operations.library import LIBRARY_FORMAT
from inventaire.operations.records import UnknownRecord
from inventaire.operations.undoing import CannotUndo
from inventaire.store.imports import ImportRow
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import names
from inventaire.web.clock import now, today
from inventaire.web.database import db
from inventaire.web.guard import needs
from inventaire.web.import_columns import (
    cards_of_lists,
    cards_of_names,
    changes_reading,
    chosen_names,
    kept_choices,
    kind_choices,
    said_of,
)
from inventaire.web.previews import DEED_LABELS, cards_of, linked
from inventaire.web.reader import author

imports = Blueprint("imports", __name__, url_prefix="/o/<organisation:organisation>/imports")

#: Records shown on one page of a preview.
_PAGE = 100

STATE_LABELS = {
    "previewed": N_("À relire"),
    "applied": N_("Appliqué"),
    "undone": N_("Annulé"),
}

#: The layouts by name; the example that an installation begins with is written by hand.
_LABELS = {
    **{layout.code: layout.label for layout in (*FORMATS, SCAN, TYPICAL)},
    "written": N_("Inventaire d'exemple"),
    LIBRARY_FORMAT: N_("Bibliothèque de fiches types"),
}


@imports.get("")
@needs(Action.IMPORT)
def index(organisation: OrganisationRow) -> str:
    """The files that came in, and how to bring one."""
    return _index(organisation)


def _index(organisation: OrganisationRow, *, refusal: Text | None = None) -> str:
    return render_template(
        "imports/index.html",
        imports=deeds.imports_of(db(), organisation.id),
        formats=(*FORMATS, *KNOWN),
        kept_days=list_deeds.KEPT_DAYS,
        format_labels=_LABELS,
        states=STATE_LABELS,
        refusal=refusal,
    )


@imports.post("")
@needs(Action.IMPORT)
def send(organisation: OrganisationRow) -> tuple[str, int] | Response:
    """Read a file and keep what it would change; nothing else is written."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _index(organisation, refusal=Text(N_("Choisissez un fichier."))), 422
    kept = (db(), author(), organisation.id, sent.filename)
    try:
        proposed = list_deeds.propose_file(db(), organisation.id, sent.read(), today=today())
        row = list_deeds.store_proposed(*kept, proposed, now=now())
    except UnknownLayout as unknown:
        if not unknown.tables:
            return _index(organisation, refusal=unknown.text), 422
        row = list_deeds.store_unread(*kept, unknown, now=now())
    except Unreadable as unreadable:
        return _index(organisation, refusal=unreadable.text), 422
    return _shown(organisation, row.id)


def _shown(organisation: OrganisationRow, import_id: int) -> Response:
    return redirect(url_for("imports.show", organisation=organisation, import_id=import_id))


@imports.get("/<number:import_id>")
@needs(Action.IMPORT)
def show(organisation: OrganisationRow, import_id: int) -> str:
    """What a file would change, or has changed, cell by cell."""
    return _preview(organisation, _find(organisation, import_id))


def _find(organisation: OrganisationRow, import_id: int) -> ImportRow:
    try:
        return deeds.find_import(db(), organisation.id, import_id)
    except UnknownRecord:
        abort(404)


def _preview(
    organisation: OrganisationRow, row: ImportRow, *, refusals: Sequence[Text | str] = ()
) -> str:
    changes = deeds.changes_of(row)
    tables = list_deeds.lists_of(row)
    page = request.args.get("page", 1, type=int)
    pages = max(1, -(-len(changes.changes) // _PAGE))
    page = min(max(page, 1), pages)
    ranks = range((page - 1) * _PAGE, min(page * _PAGE, len(changes.changes)))
    return render_template(
        "imports/show.html",
        row=row,
        changes=changes,
        cards=cards_of(changes, ranks, names(db(), organisation.id, linked(changes))),
        left=list_deeds.left_of(row),
        lists=cards_of_lists(tables),
        alike=cards_of_names(list_deeds.resemblances_of(row)) if tables else (),
        list_kinds=kind_choices(),
        kept_choices=kept_choices(),
        kept_days=list_deeds.KEPT_DAYS,
        deeds=DEED_LABELS,
        states=STATE_LABELS,
        format_labels=_LABELS,
        refusals=refusals,
        page=page,
        pages=pages,
        page_address=partial(_address, organisation, row.id),
    )


def _address(organisation: OrganisationRow, import_id: int, page: int) -> str:
    return url_for("imports.show", organisation=organisation, import_id=import_id, page=page)


@imports.post("/<number:import_id>/appliquer")
@needs(Action.IMPORT)
def apply(organisation: OrganisationRow, import_id: int) -> tuple[str, int] | Response:
    """Write the chosen changes, all or none; columns that were corrected are read again first."""
    row = _find(organisation, import_id)
    tables = list_deeds.lists_of(row)
    if changes_reading(tables, said_of(tables, request.form)) or _names_chosen(row):
        flash(_("Vous avez corrigé la lecture : voici l'aperçu refait. Rien n'est encore écrit."))
        return correct(organisation, import_id)
    chosen = _chosen(row)
    try:
        deeds.apply_import(db(), author(), organisation.id, import_id, chosen, now=now())
    except StalePreview as stale:
        refusals = [Text(_stale(row), {"name": label}) for label in stale.labels]
        return _preview(organisation, row, refusals=refusals), 409
    except MissingChoice as missing:
        return _preview(organisation, row, refusals=missing.texts), 422
    except RefusedChanges as refused:
        return _preview(organisation, row, refusals=_told(refused)), 422
    except deeds.NotNow as not_now:
        return _preview(organisation, row, refusals=[not_now.text]), 409
    flash(_("L'import est appliqué. Vous pouvez encore l'annuler."), "success")
    return _shown(organisation, import_id)


def _chosen(row: ImportRow) -> set[int] | None:
    """The ranks that were left ticked; everything where the whole was asked for."""
    if request.form.get("all") == "yes":
        return None
    left = _left(row)
    changes = deeds.changes_of(row).changes
    return {rank for rank, one in enumerate(changes) if (one.ref.kind, one.label) not in left}


def _left(row: ImportRow) -> set[tuple[str, str]]:
    """The records that were unticked: those of other pages of the preview stay as they were."""
    ticked, shown = (set(request.form.getlist(name)) for name in ("chosen", "shown"))
    named = {
        str(rank): (change.ref.kind, change.label)
        for rank, change in enumerate(deeds.changes_of(row).changes)
    }
    seen = {named[rank] for rank in shown & named.keys()}
    kept = {named[rank] for rank in ticked & named.keys()}
    return (list_deeds.left_of(row) - seen) | (seen - kept)


def _names_chosen(row: ImportRow) -> dict[str, int]:
    return chosen_names(list_deeds.resemblances_of(row), request.form)


def _stale(row: ImportRow) -> str:
    """What to do about a record that changed since the preview."""
    if row.format == LIBRARY_FORMAT:
        return N_("« %(name)s » a changé depuis l'aperçu : refaites-le depuis la bibliothèque.")
    return N_("« %(name)s » a changé depuis l'aperçu : renvoyez le fichier pour le revoir.")


def _told(refused: RefusedChanges) -> list[str]:
    return [
        f"{label} : {text}" for label, errors in refused.errors.items() for text in errors.values()
    ]


@imports.post("/<number:import_id>/annuler")
@needs(Action.IMPORT)
def undo(organisation: OrganisationRow, import_id: int) -> tuple[str, int] | Response:
    """Give back what was there before, unless somebody worked on it since."""
    row = _find(organisation, import_id)
    try:
        deeds.undo_import(db(), author(), organisation.id, import_id, now=now())
    except CannotUndo as refusal:
        return _preview(organisation, row, refusals=refusal.reasons), 409
    except deeds.NotNow as not_now:
        return _preview(organisation, row, refusals=[not_now.text]), 409
    flash(_("L'import est annulé : ce qu'il avait créé est archivé."), "success")
    return _shown(organisation, import_id)


@imports.post("/<number:import_id>/colonnes")
@needs(Action.IMPORT)
def correct(organisation: OrganisationRow, import_id: int) -> tuple[str, int] | Response:
    """Read the lists of a file as somebody says, and propose anew; nothing else is written."""
    row = _find(organisation, import_id)
    said = said_of(list_deeds.lists_of(row), request.form)
    asked = (db(), author(), organisation.id, import_id)
    try:
        if request.form.get("forget") == "yes":
            list_deeds.forget_lists(*asked, now=now())
        else:
            left, choices = _left(row), _names_chosen(row)
            list_deeds.correct_lists(*asked, said, left=left, choices=choices, now=now())
    except deeds.NotNow as not_now:
        return _preview(organisation, row, refusals=[not_now.text]), 409
    return _shown(organisation, import_id)
