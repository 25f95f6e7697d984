"""The register against the flows: what agrees, what only one says, and closing the gap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.audit.reconciliation.item import (
    MATTER_LABELS,
    STANDING_LABELS,
    Item,
    Matter,
    Standing,
)
from inventaire.audit.reconciliation.whole import one_by_one, sentence_of
from inventaire.i18n import _
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import Processing
from inventaire.operations.reconciling import create_flow, declare, note_on_dataset
from inventaire.operations.validation import Refused
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import names
from inventaire.vocabulary.flows import MEDIA
from inventaire.web.asking import look_at
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.formats import number
from inventaire.web.guard import needs
from inventaire.web.paging import Pages
from inventaire.web.reader import author
from inventaire.web.reconciling import (
    FIELDS,
    Choices,
    Reconciled,
    asked_number,
    choices_of,
    drawn,
    line_of,
    lines_of,
    reconciled,
    table_of,
)

blueprint = Blueprint("reconciliation", __name__)

_ADDRESS = "/o/<organisation:organisation>/registre/rapprochement"
#: How many items of each matter the page shows; the others are one step away.
_SHOWN = 25
_PAGE = 100
_PARTS = 50


@blueprint.get(_ADDRESS)
@needs(Action.READ)
def show(organisation: OrganisationRow) -> str:
    """The whole register against everything that the flows show."""
    picture = look_at(organisation)
    # A large register is compared a page at a time.
    parts = Pages(picture.register, size=_PARTS)
    return _page(reconciled(picture, None), parts=parts)


@blueprint.get("/o/<organisation:organisation>/traitements/<processing:processing>/rapprochement")
@needs(Action.READ)
def of_processing(organisation: OrganisationRow, processing: Ref) -> str:
    """One processing against what the flows show of the data it covers."""
    picture = look_at(organisation)
    if all(known.id != processing.id for known in picture.register):
        name = names(db(), organisation.id, [processing])[processing]
        return render_template("reconciliation/ended.html", ref=processing, name=name)
    return _page(reconciled(picture, processing.id), parts=None)


def _page(seen: Reconciled, *, parts: Pages[Processing] | None) -> str:
    standing = next((one for one in Standing if one.value == request.args.get("etat")), None)
    matter = next((one for one in MATTER_LABELS if one == request.args.get("quoi")), None)
    found = {one: seen.found.of(one, standing) for one in MATTER_LABELS if matter in (None, one)}
    pages = Pages(found[matter], size=_PAGE) if matter else None
    gaps = [i for items in found.values() for i in items if i.standing is Standing.OBSERVED]
    return render_template(
        "reconciliation/show.html",
        seen=seen,
        sentence=sentence_of(seen.found),
        standing=standing,
        matter=matter,
        found=found,
        pages=pages,
        lines={
            one: list(lines_of(seen, pages.lines if pages else items[:_SHOWN]))
            for one, items in found.items()
        },
        counts={one: list(_counts(seen, one)) for one in found},
        parts=None if matter else parts,
        table=table_of(one_by_one(seen.picture, parts.lines)) if parts and not matter else [],
        matters=MATTER_LABELS,
        standings=STANDING_LABELS,
        label=seen.picture.snapshot.label,
        **drawn(seen, gaps, title=_("Ce que seuls les flux montrent")),
    )


def _counts(seen: Reconciled, matter: Matter) -> Iterator[str]:
    """How many items of a matter each side says: « Déclaré seulement : 2 »."""
    for standing, label in STANDING_LABELS.items():
        count = len(seen.found.of(matter, standing))
        if count:
            yield _("%(label)s : %(count)s", label=_(label), count=number(count))


@blueprint.get(f"{_ADDRESS}/ecart")
@needs(Action.READ)
def gap(organisation: OrganisationRow) -> str | Response:
    """One gap: what shows it, and what may be done about it."""
    seen = _asked(organisation)
    item = seen.item(request.args.get("ecart", ""))
    if item is None:
        flash(_("Cet écart n’y est plus."), "info")
        return redirect(seen.page)
    line = line_of(seen, item)
    return render_template(
        "reconciliation/gap.html",
        seen=seen,
        line=line,
        choices=choices_of(seen, item),
        matters=MATTER_LABELS,
        standings=STANDING_LABELS,
        field=FIELDS[item.matter],
        media=[(term.code, _(term.label)) for term in MEDIA.offered()],
        label=seen.picture.snapshot.label,
        **drawn(seen, [item], title=line.name),
    )


def _asked(organisation: OrganisationRow) -> Reconciled:
    return reconciled(look_at(organisation), asked_number("traitement"))


@blueprint.post(f"{_ADDRESS}/declarer")
@needs(Action.WRITE)
def declare_it(organisation: OrganisationRow) -> Response:
    """Write in the register what the flows show."""

    def deed(item: Item, choices: Choices) -> str:
        processing = _chosen("processing", choices.processings)
        declare(db(), author(), organisation.id, processing.id, item, now=now())
        return _("Déclaré au registre : les deux disent maintenant la même chose.")

    return _close(organisation, Standing.OBSERVED, deed)


@blueprint.post(f"{_ADDRESS}/flux")
@needs(Action.WRITE)
def record_flow(organisation: OrganisationRow) -> Response:
    """Record the flow that brings what the register declares."""

    def deed(_item: Item, choices: Choices) -> str:
        create_flow(
            db(),
            author(),
            organisation.id,
            _chosen("processing", choices.processings).id,
            source=_chosen("source", choices.sources),
            target=_chosen("target", choices.targets),
            dataset=_chosen("dataset", choices.datasets).id,
            medium=request.form.get("medium", ""),
            now=now(),
        )
        return _("Le flux est créé : complétez-le quand vous en saurez plus.")

    return _close(organisation, Standing.DECLARED, deed)


@blueprint.post(f"{_ADDRESS}/jeu-de-donnees")
@needs(Action.WRITE)
def note_it(organisation: OrganisationRow) -> Response:
    """Note on a dataset what the register declares of it."""

    def deed(item: Item, choices: Choices) -> str:
        dataset = _chosen("dataset", choices.datasets)
        note_on_dataset(db(), author(), organisation.id, dataset.id, item, now=now())
        return _("C’est noté sur le jeu de données.")

    return _close(organisation, Standing.DECLARED, deed)


def _close(
    organisation: OrganisationRow, standing: Standing, deed: Callable[[Item, Choices], str]
) -> Response:
    """Do what closes a gap, say so, and go back to the page it was on."""
    seen = _asked(organisation)
    item = seen.item(request.form.get("ecart", ""))
    if item is None or item.standing is not standing:
        flash(_("Cet écart n’y est plus."), "info")
        return redirect(seen.page)
    try:
        flash(deed(item, choices_of(seen, item)), "success")
    except Refused as refused:
        for text in refused.errors.values():
            flash(str(text), "danger")
        return redirect(seen.address(item))
    return redirect(f"{seen.page}#{item.matter}")


def _chosen(name: str, offered: Any) -> Ref:
    """What a form chose of what it was offered; 404 where that is nothing of it."""
    asked = request.form.get(name, "")
    if asked not in {value for value, _words in offered}:
        abort(404)
    kind, _dash, number = asked.partition("-")
    return Ref(kind, int(number))
