"""The layouts that are known by name: recognised by what a workbook says, proposed as changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from inventaire.exchange.catalogue.entries import Catalogue
from inventaire.exchange.cnil import is_cnil_register, read_register
from inventaire.exchange.collection.proposing import propose_collection
from inventaire.exchange.collection.tables import is_collection
from inventaire.exchange.flow_lists.models import GRAPHML, THREAT_DRAGON, model_in, read_model
from inventaire.exchange.flow_lists.proposing import propose_graph
from inventaire.exchange.flow_lists.tables import is_flow_list, read_tables
from inventaire.exchange.harvest.graphs import ISO, graph_in, read_graph_file
from inventaire.exchange.harvest.layouts import LAYOUTS as CATALOGUES
from inventaire.exchange.harvest.layouts import TableLayout
from inventaire.exchange.harvest.proposing import propose_entries
from inventaire.exchange.harvest.tables import given_by, table_in
from inventaire.exchange.lists.finding import Recall, recall_nothing, tables_of
from inventaire.exchange.lists.matching import Resemblance
from inventaire.exchange.lists.proposing import propose_lists
from inventaire.exchange.lists.tables import Table
from inventaire.exchange.proposal import propose
from inventaire.exchange.readers import BOUNDS, Bounds, Unreadable, read_workbook
from inventaire.exchange.sheets import Workbook
from inventaire.i18n import N_, Text
from inventaire.inventory.changes import Changes, Warning
from inventaire.inventory.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a file would change, the layout it was read by, and its lists where it holds some."""

    layout: Format
    changes: Changes
    workbook: Workbook
    tables: tuple[Table, ...] = ()
    resemblances: tuple[Resemblance, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is known by name."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Layout(Format):
    """A layout of workbooks: how it is recognised, and what it would change."""

    recognises: Callable[[Workbook], bool]
    propose: Callable[[Workbook, Snapshot], Changes]


class UnknownLayout(Unreadable):
    """A workbook of no known layout; its ``tables`` wait for somebody to say what they are."""

    def __init__(self, workbook: Workbook, tables: tuple[Table, ...]) -> None:
        super().__init__(Text(_UNKNOWN))
        self.workbook = workbook
        self.tables = tables


_BLANK = N_(
    "C'est le modèle vierge de la CNIL : il ne contient aucun traitement. Remplissez la liste ou "
    "les fiches, puis importez-le de nouveau."
)
_UNKNOWN = N_(
    "Ce tableau n'est d'aucune forme connue : ni le registre de la CNIL (« Nom du traitement », "
    "« N° / RÉF »), ni une liste de flux (« De », « Vers »), ni une liste dont les titres de "
    "colonnes se reconnaissent. Vérifiez que c'est le bon fichier."
)


def _propose_cnil(workbook: Workbook, before: Snapshot) -> Changes:
    register = read_register(workbook)
    if not register.listed and not register.sheets and not register.people:
        raise Unreadable(Text(_BLANK))
    return propose(register, before)


def _propose_flows(workbook: Workbook, before: Snapshot) -> Changes:
    return propose_graph(read_tables(workbook), before)


def _catalogue(known: TableLayout) -> Layout:
    """A catalogue that is a table, known by its headings."""

    def recognises(workbook: Workbook) -> bool:
        return table_in(workbook, known) is not None

    def proposed(workbook: Workbook, before: Snapshot) -> Changes:
        table = table_in(workbook, known)
        given = [] if table is None else given_by(table, Catalogue(before.live(), ()))
        return propose_entries(given, before, published=known.published)

    return Layout(f"catalogue_{known.code}", known.label, recognises, proposed)


LAYOUTS: tuple[Layout, ...] = (
    Layout("collection", N_("Classeur de collecte rempli"), is_collection, propose_collection),
    Layout("cnil", N_("Registre simplifié de la CNIL"), is_cnil_register, _propose_cnil),
    *map(_catalogue, CATALOGUES),
    Layout("flow_list", N_("Liste de flux ou de lieux"), is_flow_list, _propose_flows),
)
#: What nobody knows by name is read by its headings.
LISTS = Format(
    "list", N_("Liste de traitements, d'applications, de jeux de données, d'acteurs ou d'actions")
)
#: Drawings of flows, which are no tables: each has a reader of its own.
MODELS: tuple[Format, ...] = (
    Format(GRAPHML, N_("Graphe GraphML")),
    Format(THREAT_DRAGON, N_("Modèle Threat Dragon 2")),
)
#: Catalogues that are graphs: DCAT, in whatever it is written.
GRAPH = Format("catalogue_dcat", N_("Catalogue DCAT (RDF/XML, Turtle, JSON-LD)"))
RECORDS = Format("catalogue_iso", N_("Fiches ISO 19139 (GeoNetwork)"))
FORMATS: tuple[Format, ...] = (*LAYOUTS, LISTS, GRAPH, RECORDS, *MODELS)

#: What comes from a database, and from no file.
SCAN = Format("scan", N_("Schéma d'une base de données"))
#: What was ticked in the list of usual datasets.
TYPICAL = Format("typical", N_("Jeux de données habituels"))


def propose_changes(
    data: bytes, before: Snapshot, *, bounds: Bounds = BOUNDS
) -> tuple[Format, Changes]:
    """What a file would change in an inventory, and the layout it was read by.

    Raises ``Unreadable`` where it cannot be read, is of no known layout, or says nothing.
    """
    proposed = propose_file(data, before, bounds=bounds)
    return proposed.layout, proposed.changes


def propose_file(
    data: bytes,
    before: Snapshot,
    *,
    recall: Recall = recall_nothing,
    kind: str = "",
    bounds: Bounds = BOUNDS,
) -> Proposed:
    """The same, with how the lists of the file were read, for somebody to correct.

    ``kind``: what the file is said to be a list of. Raises ``Unreadable``, ``UnknownLayout``.
    """
    if graph := graph_in(data):
        return _proposed_graph(data, graph, before, bounds)
    model = model_in(data)
    if model:
        drawn = next(one for one in MODELS if one.code == model)
        return Proposed(drawn, propose_graph(read_model(model, data), before), Workbook(()))
    workbook = read_workbook(data, bounds=bounds)
    for layout in () if kind else LAYOUTS:
        if layout.recognises(workbook):
            return _told(Proposed(layout, layout.propose(workbook, before), workbook))
    tables = tables_of(workbook, recall=recall, kind=kind)
    if not any(table.kind for table in tables):
        raise UnknownLayout(workbook, tables)
    found = propose_lists(tables, before)
    return _told(Proposed(LISTS, found.changes, workbook, tables, found.resemblances))


def _proposed_graph(data: bytes, graph: str, before: Snapshot, bounds: Bounds) -> Proposed:
    given, remarks = read_graph_file(data, graph, bounds=bounds)
    # A portal of geographic data also describes what only its own people may have.
    changes = propose_entries(given, before, published=graph != ISO, told=remarks)
    return Proposed(RECORDS if graph == ISO else GRAPH, changes, Workbook(()))


def _told(proposed: Proposed) -> Proposed:
    """The same, with what is to be said of how the file was read."""
    told = tuple(Warning(remark) for remark in proposed.workbook.remarks)
    changes = replace(proposed.changes, warnings=(*told, *proposed.changes.warnings))
    return replace(proposed, changes=changes)
