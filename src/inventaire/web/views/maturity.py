"""The maturity of an organisation with its data, and how well its datasets are described."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, render_template, request

from inventaire.access import Action
from inventaire.audit.descriptions import Described, by_producer, describe, mendings, standings
from inventaire.audit.maturity import in_order
from inventaire.audit.scales import SCALES
from inventaire.i18n import _
from inventaire.inventory.fields import Ref
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import load_live, names
from inventaire.vocabulary.datasets import PUBLICATION_STATUSES
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.missions import TRAINING_PROGRAMMES
from inventaire.vocabulary.questionnaire import AXES, LEVEL_LABELS
from inventaire.web.addresses import with_query
from inventaire.web.clock import today
from inventaire.web.csv_files import csv_file
from inventaire.web.database import db
from inventaire.web.guard import needs
from inventaire.web.histogram import bars_of
from inventaire.web.lists import bulk_fields
from inventaire.web.metadata import (
    FIELDS,
    READ,
    SCOPES,
    SIZE,
    first_fields,
    lacking,
    lacks_words,
    narrowed,
    read_asked,
    settled,
)
from inventaire.web.progress import progress_of, question_words

maturity = Blueprint("maturity", __name__)

_PAGE = "/o/<organisation:organisation>/maturite"


@maturity.get(_PAGE)
@needs(Action.READ)
def show(organisation: OrganisationRow) -> str:
    """Where the organisation stands, axis by axis, and what the next level asks."""
    assessments = in_order(load_live(db(), organisation.id, "assessment"))
    number = request.args.get("assessment", "")
    asked = int(number) if number.isdecimal() and len(number) < 10 else None
    return render_template(
        "maturity/show.html",
        assessments=assessments,
        progress=progress_of(assessments, asked),
        axes=AXES,
        level_labels=LEVEL_LABELS,
        programmes=TRAINING_PROGRAMMES,
        question_words=question_words,
    )


@maturity.get(f"{_PAGE}/metadonnees")
@needs(Action.READ)
def metadata(organisation: OrganisationRow) -> str:
    """The three scores of every dataset, and what to fill first."""
    every = _described(organisation)
    asked = settled(read_asked(), every)
    scope = narrowed(every, asked)
    found = lacking(scope, asked.lacks)
    pages = max(1, -(-len(found) // SIZE))
    page = min(asked.page, pages)
    return render_template(
        "maturity/metadata.html",
        asked=asked,
        total=len(every),
        scope=scope,
        found=found,
        shown=found[(page - 1) * SIZE : page * SIZE],
        page=page,
        pages=pages,
        page_address=lambda number: with_query(page=number),
        names=_producers(organisation, every),
        standings=[(one, bars_of(one.spread, one.out_of)) for one in standings(scope)],
        mendings=mendings(scope),
        by_producer=by_producer(scope),
        **_words(),
    )


def _described(organisation: OrganisationRow) -> list[Described]:
    return describe(load_live(db(), organisation.id, "dataset", only=READ), today=today())


def _producers(organisation: OrganisationRow, described: Sequence[Described]) -> dict[Ref, str]:
    """The producers by name."""
    numbers = {one.dataset.producer for one in described} - {None}
    called = names(db(), organisation.id, [Ref("actor", n) for n in numbers if n is not None])
    return dict(sorted(called.items(), key=lambda pair: fold(pair[1])))


def _words() -> dict[str, Any]:
    """How what the page names is called."""
    return {
        "scales": SCALES,
        "fields": FIELDS,
        "scopes": SCOPES,
        "bulk": {field.name for field in bulk_fields("dataset")},
        "standings_of": standings,
        "first_fields": first_fields,
        "lacks_words": lacks_words,
    }


@maturity.get(f"{_PAGE}/metadonnees.csv")
@needs(Action.READ)
def export(organisation: OrganisationRow) -> Response:
    """The list as it is narrowed and sorted now."""
    every = _described(organisation)
    asked = settled(read_asked(), every)
    called = _producers(organisation, every)
    rows = [_row(one, called) for one in lacking(narrowed(every, asked), asked.lacks)]
    heads = [_("Titre exact"), _("Service producteur"), _("Statut de diffusion")]
    for scale in SCALES.values():
        heads += [_(scale.label), _("%(scale)s : sur", scale=_(scale.label))]
    return csv_file(
        f"{organisation.slug}-metadonnees-{today():%Y-%m-%d}", [*heads, _("À compléter")], rows
    )


def _row(one: Described, called: dict[Ref, str]) -> list[str]:
    dataset = one.dataset
    producer = called.get(Ref("actor", dataset.producer), "") if dataset.producer else ""
    points = [str(n) for score in one.scores for n in (score.points, score.out_of)]
    missing = dict.fromkeys(c.field for score in one.scores for c in score.failed)
    return [
        dataset.name,
        producer,
        _(PUBLICATION_STATUSES.label_of(dataset.publication_status)),
        *points,
        " ; ".join(_(FIELDS[name].label.text) for name in missing),
    ]
