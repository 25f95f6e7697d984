"""The sheet of the RIP: the six contents that CRPA R322-7 asks for, then what helps the reader."""

from __future__ import annotations

from functools import partial

from inventaire.audit.duties import must_keep_directory
from inventaire.exchange.phrases import listed
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.fields import column_of
from inventaire.exchange.report.frame import write_records
from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import NAME
from inventaire.exchange.workbook.table import Column
from inventaire.i18n import _, ngettext
from inventaire.inventory.dataset import Dataset, Resource
from inventaire.inventory.fields import field_of
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.metadata import FORMATS


def write_directory(sheet: Sheet, draft: Draft) -> None:
    """The principal documents, as the directory lists them."""
    records = [one for one in draft.snapshot.datasets if one.principal_document]
    write_records(
        sheet,
        draft,
        _columns(draft),
        records,
        title=_("Répertoire des informations publiques (RIP)"),
        lead=_lead(draft),
        nothing=_("Aucun jeu de données n'est encore marqué « Figure au RIP »."),
    )


def _lead(draft: Draft) -> str:
    """Whether the directory is a duty, and what is still to be decided."""
    duty = must_keep_directory(draft.snapshot.organisation)
    undecided = sum(one.principal_document is None for one in draft.snapshot.datasets)
    said = [str(duty.reason)]
    if undecided:
        said.append(
            ngettext(
                "Reste à décider pour %(count)s jeu de données s'il y figure.",
                "Reste à décider pour %(count)s jeux de données s'ils y figurent.",
                undecided,
            )
        )
    said.append(_("Les six premières colonnes sont celles que demande l'article R322-7 du CRPA."))
    return " ".join(said)


def _columns(draft: Draft) -> list[Column[Dataset]]:
    field = partial(column_of, draft, Dataset)
    law, more = _("Contenu demandé par l'article R322-7"), _("Pour aider le lecteur")
    name = field("name", 28, style=NAME, linked=False)
    return [
        Column(
            heading=name.heading,
            width=name.width,
            value=name.value,
            style=name.style,
            link=lambda one: draft.place(ref_of(one)),
        ),
        field("description", 32, group=law),
        field("created_on", 12, group=law),
        field("licence", 16, group=law),
        field("updated_on", 12, group=law),
        field("update_subject", 18, group=law),
        field("producer", 16, group=more, linked=True),
        field("contact", 24, group=more),
        Column(heading=_label("url"), width=24, value=_addresses, group=more),
        Column(heading=_label("format"), width=10, value=_formats, group=more),
        field("fee", 12, group=more),
        field("fee_basis", 13, group=more),
        field("publication_status", 15, group=more),
        field("refusal_ground", 15, group=more),
    ]


def _label(name: str) -> str:
    return _(field_of(Resource, name).label.text)


def _addresses(dataset: Dataset) -> str:
    return "\n".join(resource.url for resource in dataset.resources if resource.url)


def _formats(dataset: Dataset) -> str:
    codes = dict.fromkeys(resource.format for resource in dataset.resources if resource.format)
    return listed(_(FORMATS.label_of(code)) for code in codes)
