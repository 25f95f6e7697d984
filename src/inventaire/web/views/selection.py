"""Several records at once: archive them, restore them, or give one field of all the same value."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.i18n import _, ngettext
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import Kind
from inventaire.operations.records import (
    UnknownRecord,
    archive_record,
    change_many,
    restore_record,
)
from inventaire.operations.validation import Refused
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import names
from inventaire.store.writing import ForeignRecord
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.forms.creating import creator, errors_of
from inventaire.web.forms.directories import directory_of, known_names
from inventaire.web.forms.fields import RecordField
from inventaire.web.forms.record import RecordForm
from inventaire.web.forms.register import FORMS
from inventaire.web.guard import needs
from inventaire.web.lists import bulk_fields
from inventaire.web.reader import author
from inventaire.web.views.preferences import inside

selection = Blueprint("selection", __name__)

_KIND = "/o/<organisation:organisation>/<kind:kind>/selection"
Answer = str | Response | tuple[str, int]


@selection.post(_KIND)
@needs(Action.WRITE)
def choose(organisation: OrganisationRow, kind: Kind) -> Answer:
    """What to do with the records that were ticked in a list."""
    chosen = _chosen(organisation, kind)
    if not chosen:
        flash(_("Aucune fiche n'était cochée."), "warning")
        return _back(organisation, kind)
    if request.form.get("do") == "change":
        return _field_page(organisation, kind, chosen, _form(organisation, kind, sent=False))
    return _archive_or_restore(organisation, kind, chosen)


@selection.post(f"{_KIND}/champ")
@needs(Action.WRITE)
def change(organisation: OrganisationRow, kind: Kind) -> Answer:
    """Give one field of several records the same value: all of them or none."""
    chosen = _chosen(organisation, kind)
    form = _form(organisation, kind, sent=True)
    field = _field(kind, form)
    if not field.validate(form):
        return _field_page(organisation, kind, chosen, form), 422
    try:
        value = form.values(creator(organisation), only=field.short_name)[field.short_name]
        count = change_many(
            db(),
            author(),
            organisation.id,
            kind.code,
            [ref.id for ref in chosen],
            field.short_name,
            value,
            now=now(),
        )
    except (Refused, ForeignRecord) as refused:
        form.refuse(errors_of(refused))
        return _field_page(organisation, kind, chosen, form), 422
    flash(ngettext("%(count)s fiche modifiée.", "%(count)s fiches modifiées.", count), "success")
    return _back(organisation, kind)


def _chosen(organisation: OrganisationRow, kind: Kind) -> dict[Ref, str]:
    """The ticked records that are the organisation's, with their names; others do not exist."""
    numbers = [value for value in request.form.getlist("id") if value.isdecimal()]
    refs = {Ref(kind.code, int(value)) for value in numbers if len(value) < 10}
    return dict(names(db(), organisation.id, refs))


def _form(organisation: OrganisationRow, kind: Kind, *, sent: bool) -> RecordForm:
    fact = kind.record(id=0)
    directory = directory_of(db(), organisation.id, kind.code, fact)
    return FORMS[kind.code](request.form if sent else None, fact=fact, directory=directory)


def _field(kind: Kind, form: RecordForm) -> RecordField:
    """The field that was chosen; a field that many records cannot share does not exist."""
    name = request.form.get("field", "")
    if name not in {field.name for field in bulk_fields(kind.code)}:
        abort(404)
    return next(field for field in form.fields if field.short_name == name)


def _field_page(
    organisation: OrganisationRow, kind: Kind, chosen: dict[Ref, str], form: RecordForm
) -> str:
    return render_template(
        "records/selection.html",
        kind=kind,
        chosen=chosen,
        field=_field(kind, form),
        known=known_names(db(), organisation.id, form),
        back=_back(organisation, kind).location,
        asked_back=request.form.get("back", ""),
    )


def _archive_or_restore(
    organisation: OrganisationRow, kind: Kind, chosen: dict[Ref, str]
) -> Response:
    restoring = request.form.get("do") == "restore"
    deed: Any = restore_record if restoring else archive_record
    done = 0
    for ref, name in sorted(chosen.items()):
        try:
            deed(db(), author(), organisation.id, kind.code, ref.id, now=now())
            done += 1
        except Refused as refused:
            for text in refused.errors.values():
                flash(_("« %(name)s » : %(problem)s", name=name, problem=str(text)), "danger")
        except UnknownRecord:  # gone meanwhile: nothing is left to do with it
            continue
    if restoring:
        said = ngettext("%(count)s fiche restaurée.", "%(count)s fiches restaurées.", done)
    else:
        said = ngettext("%(count)s fiche archivée.", "%(count)s fiches archivées.", done)
    flash(said, "success" if done else "info")
    return _back(organisation, kind)


def _back(organisation: OrganisationRow, kind: Kind) -> Response:
    """Where the records were ticked: the list, unless the form says another page of ours."""
    asked = request.form.get("back", "")
    if asked:
        return redirect(inside(asked))
    return redirect(url_for("records.index", organisation=organisation, kind=kind))
