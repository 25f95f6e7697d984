"""The whole report, from facts to bytes: its sheets, their order, and the order they need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inventaire.exchange.report.actors import write_actors
from inventaire.exchange.report.choices import write_choices
from inventaire.exchange.report.contents import Entry, write_contents
from inventaire.exchange.report.datasets import write_datasets
from inventaire.exchange.report.directory import write_directory
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.facts import ReportFacts
from inventaire.exchange.report.findings import write_findings
from inventaire.exchange.report.flows import write_flows
from inventaire.exchange.report.lexicon import write_lexicon
from inventaire.exchange.report.map import write_map
from inventaire.exchange.report.maturity import write_maturity
from inventaire.exchange.report.metadata import write_metadata
from inventaire.exchange.report.plan import write_plan
from inventaire.exchange.report.recommendations import write_dpo, write_open_data
from inventaire.exchange.report.register import write_register
from inventaire.exchange.report.synthesis import write_synthesis
from inventaire.exchange.report.systems import write_systems
from inventaire.exchange.report.ways import shown_in, write_ways
from inventaire.exchange.workbook.book import Book
from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import ACCENT, INK_SOFT, WARNING
from inventaire.i18n import N_, _

#: Told what is being written, how many sheets are done and how many there are.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet: its code, its title, what it holds, the colour of its tab, and who writes it.

    ``kind`` is what it has one row for, where that can be counted.
    """

    code: str
    title: str
    holds: str
    write: Callable[[Sheet, Draft], None]
    count: Callable[[Draft], int] | None = None
    colour: str = ACCENT


def _records(kind: str) -> Callable[[Draft], int]:
    return lambda draft: len(draft.snapshot.of(kind))


#: The sheets in the order of the workbook. The contents come before, the hidden lists after.
PARTS: tuple[Part, ...] = (
    Part(
        "synthesis",
        N_("Synthèse"),
        N_("Chiffres clés, ce qu'il faut retenir, par quoi commencer"),
        write_synthesis,
    ),
    Part(
        "datasets",
        N_("Jeux de données"),
        N_("Ce que l'organisation détient, et ce que la loi en dit"),
        write_datasets,
        _records("dataset"),
    ),
    Part(
        "directory",
        N_("RIP"),
        N_("Le répertoire des informations publiques, prêt à publier"),
        write_directory,
        lambda draft: sum(bool(one.principal_document) for one in draft.snapshot.datasets),
    ),
    Part(
        "systems",
        N_("Systèmes"),
        N_("Où se trouvent les données et comment elles sont protégées"),
        write_systems,
        _records("system"),
    ),
    Part(
        "actors",
        N_("Acteurs"),
        N_("Services, prestataires et destinataires, avec leurs contrats"),
        write_actors,
        _records("actor"),
    ),
    Part(
        "flows",
        N_("Flux"),
        N_("Qui envoie quoi à qui, par quel moyen, dans quel pays"),
        write_flows,
        _records("flow"),
    ),
    Part("map", N_("Carte"), N_("Les flux dessinés"), write_map),
    Part(
        "register",
        N_("Registre"),
        N_("Les traitements de données personnelles (RGPD art. 30)"),
        write_register,
        _records("processing"),
    ),
    Part("maturity", N_("Maturité"), N_("Six axes, cinq niveaux, le prochain pas"), write_maturity),
    Part(
        "metadata",
        N_("Métadonnées"),
        N_("Trois barèmes pour chaque jeu de données, et ce qui manque"),
        write_metadata,
        _records("dataset"),
    ),
    Part(
        "advice_open_data",
        N_("Préconisations open data"),
        N_("Ouverture, RIP, métadonnées : que faire, dans quel ordre"),
        write_open_data,
        lambda draft: len(draft.advised("open_data")),
        colour=WARNING,
    ),
    Part(
        "advice_dpo",
        N_("Préconisations DPO"),
        N_("Protection des données : que faire, dans quel ordre"),
        write_dpo,
        lambda draft: len(draft.advised("dpo")),
        colour=WARNING,
    ),
    Part(
        "findings",
        N_("Constats"),
        N_("Chaque constat, ses fiches, sa preuve, la décision prise"),
        write_findings,
        lambda draft: len(draft.followed),
        colour=WARNING,
    ),
    Part(
        "ways",
        N_("Chemins"),
        N_("Le chemin des données dans chaque constat, dessiné"),
        write_ways,
        lambda draft: sum(1 for _one in shown_in(draft)),
        colour=WARNING,
    ),
    Part(
        "plan",
        N_("Plan d'actions"),
        N_("À tenir à jour : listes de choix, responsables, échéances"),
        write_plan,
        colour=WARNING,
    ),
    Part(
        "lexicon",
        N_("Lexique et sources"),
        N_("Les mots employés et les textes cités, datés"),
        write_lexicon,
        colour=INK_SOFT,
    ),
)

#: The order of writing: what links lead to is written before what leads there.
_ORDER = (
    "actors",
    "systems",
    "datasets",
    "register",
    "flows",
    "directory",
    "map",
    "maturity",
    "metadata",
    "findings",
    "ways",
    "advice_open_data",
    "advice_dpo",
    "lists",
    "plan",
    "lexicon",
    "synthesis",
)
#: How many times progress is told before the end.
STEPS = len(_ORDER)


def _silent(_title: str, _done: int, _all: int) -> None:
    """Tell nobody."""


def build_report(facts: ReportFacts, *, progress: Progress = _silent) -> bytes:
    """The workbook, in the language of the moment. The same facts give the same cells."""
    draft = Draft(facts)
    title = _("Rapport d'audit : %(name)s", name=draft.owner)
    with Book(title=title, made_on=draft.today) as book:
        cover = book.add(_("Sommaire"))
        draft.sheets["contents"] = cover.place(1)
        sheets = {part.code: book.add(_(part.title), colour=part.colour) for part in PARTS}
        draft.sheets.update({code: sheet.place(1) for code, sheet in sheets.items()})
        sheets["lists"] = book.add(_("Listes"), colour=INK_SOFT)
        writers = {part.code: part.write for part in PARTS} | {"lists": write_choices}
        for done, code in enumerate(_ORDER):
            progress(sheets[code].title, done, len(_ORDER))
            writers[code](sheets[code], draft)
        write_contents(cover, draft, [_entry(part, draft) for part in PARTS])
        progress(title, len(_ORDER), len(_ORDER))
        return book.to_bytes()


def _entry(part: Part, draft: Draft) -> Entry:
    count = part.count(draft) if part.count else None
    return draft.sheets[part.code], _(part.title), _(part.holds), count
