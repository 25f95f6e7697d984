"""The menu: where one may go in an organisation, in the order of the work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import current_app, g, request, url_for

from inventaire.access import Action
from inventaire.i18n import N_
from inventaire.inventory.kinds import Kind
from inventaire.web.guard import may


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the menu. ``query`` narrows a list; ``kind`` is the records it leads to."""

    label: str
    endpoint: str
    icon: str
    kind: str = ""
    query: tuple[tuple[str, str], ...] = ()
    action: Action = Action.READ

    @property
    def address(self) -> str:
        """Where it leads, in the organisation of this request."""
        kind = (("kind", self.kind),) if self.kind else ()
        return _address(request.script_root, g.organisation.slug, self.endpoint, kind + self.query)


@lru_cache(maxsize=4096)
def _address(_root: str, slug: str, endpoint: str, values: tuple[tuple[str, str], ...]) -> str:
    """Built once for each organisation: every page shows the whole menu."""
    asked: dict[str, Any] = dict(values)
    return url_for(endpoint, organisation=slug, **asked)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of the menu under one heading; a heading that is empty is not shown."""

    label: str
    links: tuple[Link, ...]


def _records(label: str, kind: str, icon: str, **query: str) -> Link:
    return Link(label, "records.index", icon, kind=kind, query=tuple(query.items()))


_DPIA = {"cols": "name,dpia_status,dpia_date,dpia_required_type,dpia_criteria"}

MENU: tuple[Group, ...] = (
    Group(
        "",
        (
            Link(N_("Tableau de bord"), "dashboard.show", "dashboard"),
            Link(N_("Échéances"), "agenda.show", "calendar"),
        ),
    ),
    Group(
        N_("Inventaire"),
        (
            _records(N_("Jeux de données"), "dataset", "dataset"),
            _records(N_("Systèmes"), "system", "system"),
            _records(N_("Acteurs"), "actor", "actor"),
            _records(N_("Flux"), "flow", "flow"),
            Link(N_("Carte"), "map.show", "map"),
            Link(N_("Questions"), "questions.show", "question"),
            Link(N_("Et si… ?"), "what_if.show", "what-if"),
            Link(N_("Importer"), "imports.index", "import", action=Action.IMPORT),
        ),
    ),
    Group(
        N_("Registre"),
        (
            _records(N_("Traitements"), "processing", "processing"),
            Link(N_("Sous-traitants"), "processors.show", "processor"),
            Link(N_("Bibliothèque"), "library.index", "library"),
            Link(N_("Rapprochement"), "reconciliation.show", "reconcile"),
            _records(N_("AIPD"), "processing", "dpia", **_DPIA),
            _records(N_("Violations"), "breach", "breach"),
            _records(N_("Demandes de droits"), "request", "request"),
            _records(N_("Revues de sécurité"), "security_review", "security"),
            _records(N_("Preuves"), "evidence", "evidence"),
        ),
    ),
    Group(
        N_("Open data"),
        (
            Link(N_("Que faut-il ouvrir ?"), "openings.show", "question"),
            Link(N_("Jeux habituels"), "typical.show", "check", action=Action.IMPORT),
            Link(N_("Répertoire (RIP)"), "directory.show", "globe"),
        ),
    ),
    Group(
        N_("Audit"),
        (
            Link(N_("Constats"), "audit.findings", "finding"),
            Link(N_("Préconisations"), "audit.recommendations", "recommendation"),
            _records(N_("Plan d'actions"), "action", "action"),
            Link(N_("Maturité"), "maturity.show", "maturity"),
        ),
    ),
    Group(
        N_("Missions"),
        (
            _records(N_("Missions"), "mission", "mission"),
            _records(N_("Ateliers"), "workshop", "workshop"),
            _records(N_("Formations"), "training", "training"),
        ),
    ),
    Group(
        N_("Livrables"),
        (
            Link(N_("Documents"), "documents.index", "document"),
            Link(N_("Versions"), "versions.index", "version"),
            Link(N_("Partages"), "shares.index", "share", action=Action.MANAGE),
        ),
    ),
    Group(
        N_("Réglages"),
        (
            Link(N_("Organisation"), "organisations.edit", "settings", action=Action.MANAGE),
            Link(N_("Membres"), "members.index", "members", action=Action.MANAGE),
            Link(N_("Journal"), "journal.index", "journal", action=Action.MANAGE),
        ),
    ),
)


#: The page to which records without a list in the menu belong.
_PAGES_OF_KINDS = {"assessment": "maturity.show"}
#: The kind of record that these pages are about.
_KINDS_OF_BLUEPRINTS = {
    "checklists": "security_review",
    "dpia": "processing",
    "whereabouts": "request",
}
#: The page from which one goes to those that have no line of their own.
_PAGES_OF_BLUEPRINTS = {"map_views": "map.show", "flow_entry": "map.show"}


def _links() -> Iterator[Link]:
    for group in MENU:
        yield from group.links


def here() -> Link | None:
    """The line of the menu that the page shown belongs to."""
    if request.endpoint is None:
        return None
    kind = (request.view_args or {}).get("kind")
    if isinstance(kind, Kind):
        return _of_list(kind.code) or _of_page(_PAGES_OF_KINDS.get(kind.code, ""))
    about = _KINDS_OF_BLUEPRINTS.get(request.endpoint.split(".")[0])
    return _of_list(about) if about else _of_page(request.endpoint)


def _of_page(endpoint: str) -> Link | None:
    blueprint = _PAGES_OF_BLUEPRINTS.get(endpoint.split(".")[0], endpoint).split(".")[0]
    same = [link for link in _links() if link.endpoint.split(".")[0] == blueprint]
    exact = [link for link in same if link.endpoint == endpoint]
    return next(iter(exact or same), None)


def _of_list(kind: str) -> Link | None:
    """The line that leads to a list as it is narrowed now, else the plain line of its kind."""
    lines = [link for link in _links() if link.kind == kind]
    narrowed = [
        link
        for link in lines
        if link.query and all(request.args.get(k) == v for k, v in link.query)
    ]
    plain = [link for link in lines if not link.query]
    return next(iter(narrowed or plain), None)


def menu() -> list[tuple[str, list[Link]]]:
    """The lines that the reader may follow here, by heading."""
    shown = []
    for group in MENU:
        links = [
            link
            for link in group.links
            if may(link.action) and link.endpoint in current_app.view_functions
        ]
        if links:
            shown.append((group.label, links))
    return shown
