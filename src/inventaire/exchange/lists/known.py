"""Lists whose layout is known by name: the exports of Madis, of every version.

Facts read in svs-step/madis, v1.7 to v2.4 (``Reporting/Generator/Csv``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from inventaire.exchange.lists.headings import BETWEEN, headings_at
from inventaire.exchange.lists.tables import IGNORED, JOINED, REMARK, Table
from inventaire.exchange.lists.words import RETENTION
from inventaire.exchange.sheets import Sheet, key
from inventaire.i18n import N_


@dataclass(frozen=True, slots=True)
class Known:
    """A layout: the headings that tell it, and what becomes of its columns.

    ``fields``: by heading. ``beginnings``: by how headings begin, the rest being what is ticked.
    """

    code: str
    label: str
    kind: str
    needed: frozenset[str]
    fields: Mapping[str, str]
    beginnings: Mapping[str, str] = field(default_factory=dict)
    actor_kind: str = ""


_PEOPLE = "details personnes concernees"
#: Since v2.1 the values of these columns stand under the headings of others: heading → content.
_SHIFTED = {
    "salaries": "Usagers",
    "elus": "Salariés",
    "professionnels": "Élus",
    "partenaires": "Professionnels",
    "usagers": "Partenaires",
}
#: How headings were called before.
_RENAMED = (("collectivite ", "structure "), ("delais de ", "delai de "))
_OF_STRUCTURE = ("structure nom", "structure siren", "structure code insee")
_SECURITY = "mesures de securite et confidentialite"
_MEASURES = ("controle d acces", "tracabilite", "sauvegarde", "mise a jour", "autres")

KNOWN = (
    Known(
        "madis_processing",
        N_("Export Madis des traitements"),
        "processing",
        frozenset({"nom", "structure siren", "finalites", "base legale"}),
        {
            "nom": "name",
            "en tant que": "role",
            "finalites": "purposes",
            "gestionnaire": "service",
            "base legale": "legal_bases",
            "justification de la base legale": "legal_justification",
            "observations": "notes",
            "registre public": "public",
            "registre publique": "public",
            "categorie de donnees": "data",
            "categorie des donnees autres categories": "data",
            "destination categorie de destinataires": "recipients",
            "destination sous traitants": "recipients",
            "historique date de modification": "updated_on",
            "historique derniere mise a jour": "updated_on",
            "details logiciels et supports": "systems",
            "details logiciel": "systems",
            "details delai de conservation duree": RETENTION,
            "details delai de conservation nom": JOINED,
            "details delai de conservation sort final": JOINED,
            "nb preuves": IGNORED,
            "nb documents associes": IGNORED,
            **{f"{_SECURITY} {measure}": "measures" for measure in _MEASURES},
        },
        {_PEOPLE: "subjects", "traitement specifique": "dpia_criteria"},
    ),
    Known(
        "madis_processors",
        N_("Export Madis des sous-traitants"),
        "actor",
        frozenset({"nom", "structure siren", "clauses contractuelles verifiees"}),
        {
            "nom": "name",
            "clauses contractuelles verifiees": "clauses_checked",
            "autres informations": "notes",
            "coordonnees email": "contact",
        },
        actor_kind="processor",
    ),
    Known(
        "madis_actions",
        N_("Export Madis des actions de protection"),
        "action",
        frozenset({"nom", "structure siren", "application statut"}),
        {
            "nom": "name",
            "description": "description",
            "responsable d action": "owner",
            "priorite": "priority",
            "cout": "cost",
            "application statut": "status",
            "application echeance": "due_on",
            "application planification": "due_on",
            "application observations": "notes",
        },
    ),
)
LABELS = {layout.code: layout.label for layout in KNOWN}


def known_table(sheet: Sheet, rows: Iterable[int], reach: Mapping[int, int]) -> Table | None:
    """The list of a sheet, where its headings are those of a layout known by name."""
    for row in rows:
        headings = headings_at(sheet, row, reach)
        words = {_words(heading) for heading in headings.values()}
        for layout in KNOWN:
            if layout.needed <= words:
                return _read(sheet, row, headings, layout)
    return None


def _words(heading: str) -> str:
    words = key(heading)
    for before, now in _RENAMED:
        words = words.replace(before, now)
    return words


def _read(sheet: Sheet, row: int, headings: Mapping[int, str], layout: Known) -> Table:
    fields = {column: _field(heading, layout) for column, heading in headings.items()}
    table = Table(
        sheet,
        layout.kind,
        row,
        headings,
        fields,
        len(sheet.rows),
        actor_kind=layout.actor_kind,
        layout=layout.code,
    )
    alone = {
        column: IGNORED
        for column, heading in headings.items()
        # A file of several structures keeps the name of each.
        if _words(heading) in _OF_STRUCTURE and len(table.samples(column, most=2)) < 2
    }
    table = replace(table, fields={**fields, **alone})
    return shifted(table, on=True) if can_shift(table) else table


def _field(heading: str, layout: Known) -> str:
    words = _words(heading)
    if words in layout.fields:
        return layout.fields[words]
    if words.endswith(" commentaire"):
        return JOINED
    for beginning, name in layout.beginnings.items():
        if words.startswith(f"{beginning} "):
            return name
    return REMARK


def can_shift(table: Table) -> bool:
    """Whether some columns of a list hold what the headings of others say, as Madis writes them."""
    called = {key(one) for one in _titles(table).values()}
    return table.layout == "madis_processing" and f"{_PEOPLE} usagers" in called


def shifted(table: Table, *, on: bool) -> Table:
    """The same list, its columns called after what they hold, or as the file calls them."""
    titles = _titles(table)
    headings = {c: _called(text) if on else text for c, text in titles.items()}
    return replace(table, headings=headings, shifted=on)


def _titles(table: Table) -> dict[int, str]:
    return {c: table.sheet.cell(table.heading, c).text for c in table.headings}


def _called(title: str) -> str:
    """« Détails - Personnes concernées - Salariés » holds « … - Usagers »."""
    parts = title.split(BETWEEN)
    if len(parts) < 3 or key(BETWEEN.join(parts[:2])) != _PEOPLE:
        return title
    return BETWEEN.join((*parts[:2], _SHIFTED.get(key(parts[2]), parts[2]), *parts[3:]))
