"""The sheet of actors."""

from __future__ import annotations

from functools import partial

from inventaire.exchange.phrases import listed, term
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.fields import column_of, others
from inventaire.exchange.report.frame import write_records
from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import NAME
from inventaire.exchange.workbook.table import Column
from inventaire.i18n import _
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Actor
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.actors import CLAUSES


def write_actors(sheet: Sheet, draft: Draft) -> None:
    """Who gives, holds or receives data, and by which contract."""
    records = draft.snapshot.actors
    written = write_records(
        sheet,
        draft,
        _columns(draft),
        records,
        lead=_(
            "Services, prestataires, destinataires : qui donne, détient ou reçoit des données, et "
            "par quel contrat. Est exposé à une donnée celui qu'elle atteint, ou qui exploite un "
            "système où elle arrive."
        ),
        nothing=_("Aucun acteur n'est encore enregistré."),
    )
    for record, row in zip(records, written.rows, strict=True):
        draft.places[ref_of(record)] = sheet.place(row)


def _columns(draft: Draft) -> list[Column[Actor]]:
    field = partial(column_of, draft, Actor)
    contract = _("Contrat de sous-traitance")
    columns = [
        field("name", 28, style=NAME),
        field("kind", 18),
        field("country", 14),
        field("contact", 28),
        field("contract_reference", 20, group=contract),
        field("contract_signed_on", 12, group=contract),
        field("contract_ends_on", 12, group=contract),
        field("clauses", 34, group=contract, value=_clauses),
        field("subprocessors", 20, group=contract),
        Column(
            heading=_("Données personnelles auxquelles il est exposé"),
            width=38,
            value=lambda one: _exposed(draft, one) or None,
        ),
    ]
    return [*columns, *others(draft, Actor, columns)]


def _clauses(actor: Actor) -> str | None:
    """The clauses of art. 28(3) that the contract holds; all of them in a few words."""
    if set(CLAUSES.codes) <= set(actor.clauses):
        return _("Les %(count)s clauses (a à h)", count=len(CLAUSES))
    return listed(term(CLAUSES, code) for code in actor.clauses) or None


def _exposed(draft: Draft, actor: Actor) -> str:
    exposures = draft.picture.exposures.get(actor.id, {})
    return listed(draft.label(Ref("dataset", number)) for number in sorted(exposures))
