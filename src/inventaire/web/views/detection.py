"""Detecting the columns of a dataset from a sample: send it, look at the proposals, keep some.

The sample is in memory while it is read, and gone when the page answers. What the page hands to the
next one are names of columns, counts and reasons, sealed.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.exchange.detection.detecting import SAMPLE_BOUNDS, Detection, detect
from inventaire.exchange.readers import Unreadable
from inventaire.i18n import N_, Text, _
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.operations.detecting import record_columns
from inventaire.operations.records import Conflict
from inventaire.operations.validation import Refused
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import load_record
from inventaire.vocabulary.datasets import COLUMN_TYPES, IDENTIFYING
from inventaire.vocabulary.people import DATA_CATEGORIES
from inventaire.web.clock import now, today
from inventaire.web.database import db
from inventaire.web.detection import (
    MistakenChoice,
    Part,
    accepted,
    named,
    parts_of,
    purpose_of,
    sealed,
    unsealed,
)
from inventaire.web.formats import day
from inventaire.web.guard import needs
from inventaire.web.publishing import sentence, weighing_of
from inventaire.web.reader import author
from inventaire.web.sealed import Broken

detection = Blueprint("detection", __name__)

_NEW = "/o/<organisation:organisation>/detection"
_OF = "/o/<organisation:organisation>/jeux-de-donnees/<dataset:dataset>/detection"
Answer = str | Response | tuple[str, int]


def _dataset(organisation: OrganisationRow, ref: Ref | None) -> Dataset:
    """The dataset whose columns are looked for: one to come where none is named."""
    if ref is None:
        return Dataset(id=0)
    fact = load_record(db(), organisation.id, "dataset", ref.id)
    if not isinstance(fact, Dataset) or fact.archived:
        abort(404)
    return fact


@detection.get(_NEW)
@detection.get(_OF)
@needs(Action.WRITE)
def choose(organisation: OrganisationRow, dataset: Ref | None = None) -> str:
    """How to bring a sample."""
    return _choose(_dataset(organisation, dataset))


def _choose(dataset: Dataset, *, refusal: Text | None = None) -> str:
    return render_template(
        "detection/choose.html", dataset=dataset, refusal=refusal, bounds=SAMPLE_BOUNDS
    )


@detection.post(_NEW)
@detection.post(_OF)
@needs(Action.WRITE)
def examine(organisation: OrganisationRow, dataset: Ref | None = None) -> Answer:
    """Read a sample and propose what its columns hold; nothing is written."""
    target = _dataset(organisation, dataset)
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _choose(target, refusal=Text(N_("Choisissez un fichier."))), 422
    try:
        found = detect(sent.read())
    except Unreadable as unreadable:
        return _choose(target, refusal=unreadable.text), 422
    finally:
        sent.close()
    return _proposals(organisation, target, found, parts_of(found, target, None))


def _proposals(
    organisation: OrganisationRow,
    dataset: Dataset,
    found: Detection,
    parts: list[Part],
    *,
    refusals: tuple[Text, ...] = (),
) -> str:
    weighing = weighing_of(parts, request.form)
    return render_template(
        "detection/proposals.html",
        dataset=dataset,
        found=found,
        parts=parts,
        state=sealed(found, purpose_of(organisation.id, dataset)),
        refusals=refusals,
        weighing=weighing,
        weighing_sentence=sentence(weighing),
        name=named(request.form),
        types=COLUMN_TYPES,
        labels=DATA_CATEGORIES,
        categories=DATA_CATEGORIES.offered(),
        identifying=IDENTIFYING.offered()[:2],
    )


def _sent_back(organisation: OrganisationRow, dataset: Dataset) -> tuple[Detection, list[Part]]:
    """What the page of proposals hands back: what was found, as it was ticked."""
    try:
        found = unsealed(request.form.get("state", ""), purpose_of(organisation.id, dataset))
        return found, parts_of(found, dataset, request.form)
    except (Broken, MistakenChoice):
        abort(400)


@detection.post(f"{_NEW}/publier")
@detection.post(f"{_OF}/publier")
@needs(Action.WRITE)
def weigh(organisation: OrganisationRow, dataset: Ref | None = None) -> Answer:
    """Who stands out by the columns that were chosen; what was ticked stays ticked."""
    target = _dataset(organisation, dataset)
    found, parts = _sent_back(organisation, target)
    return _proposals(organisation, target, found, parts)


@detection.post(f"{_NEW}/retenir")
@detection.post(f"{_OF}/retenir")
@needs(Action.WRITE)
def keep(organisation: OrganisationRow, dataset: Ref | None = None) -> Answer:
    """Record the columns that were ticked."""
    target = _dataset(organisation, dataset)
    found, parts = _sent_back(organisation, target)
    told = _("échantillon du %(day)s", day=day(today()))
    columns = accepted(parts, detected_by=told)
    if not columns:
        refusals = (Text(N_("Cochez au moins une colonne à garder.")),)
        return _proposals(organisation, target, found, parts, refusals=refusals), 422
    if not target.id:
        target = replace(target, name=named(request.form))
    try:
        number = record_columns(db(), author(), organisation.id, target, columns, now=now())
    except Refused as refused:
        texts = tuple(refused.errors.values())
        return _proposals(organisation, target, found, parts, refusals=texts), 422
    except Conflict:
        text = Text(N_("La fiche a changé depuis : renvoyez l'échantillon pour la compléter."))
        return _proposals(organisation, target, found, parts, refusals=(text,)), 409
    flash(_("Les colonnes sont enregistrées. De l'échantillon, rien n'a été gardé."), "success")
    return redirect(
        url_for("record.show", organisation=organisation, kind="dataset", record=number)
    )
