"""MIN: no more data than the purpose needs (RGPD art. 5(1)(c))."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.trails import names
from inventaire.audit.wording import terms
from inventaire.graph.build import ends_of
from inventaire.i18n import N_, Text
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import Processing
from inventaire.inventory.questions import categories_of, declared_categories
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.processing import DATA_CATEGORIES

_STATISTICS = re.compile(r"statisti|observatoire|indicateur|tableaux? de bord|baromet")
#: Categories that name a person by themselves, where no column says more.
_NAMING = frozenset({"identity", "nir", "official_documents", "biometric"})
#: What takes the names away, or says that only what is needed leaves.
_WITHOUT_NAMES = frozenset({"minimisation", "aggregation", "pseudonymisation", "anonymisation"})


@rule(
    "MIN-01",
    Severity.MAJOR,
    N_("Plus de données que l'arrivée n'en a besoin"),
    law="RGPD art. 5(1)(c)",
    remedy=N_(
        "Retirez ces catégories de l'envoi (export limité, vue, colonnes masquées). Si l'arrivée "
        "en a besoin, dites-le dans la fiche du traitement qui s'y fait."
    ),
    who="service",
    effort="days",
)
def more_than_the_target_needs(picture: Picture) -> Iterator[Hit]:
    """Un flux livre dans un système des catégories de données dont aucun des traitements qui s'y
    font n'a besoin d'après sa fiche, alors qu'un autre traitement les déclare. Une catégorie
    qu'aucun ne déclare relève de COH-05 et de SEN-05.
    """
    at_system = _processings_of_systems(picture)
    for flow in picture.personal_deliveries:
        needing = at_system.get(ends_of(flow)[1], ())
        if not needing or not all(declared_categories(processing) for processing in needing):
            continue
        excess = _excess(picture, flow, needing)
        if excess:
            yield Hit(
                records=(ref_of(flow),),
                text=Text(
                    N_("D'après le registre, l'arrivée n'a pas besoin de : %(categories)s."),
                    {"categories": terms(DATA_CATEGORIES, excess)},
                ),
                evidence=tuple(ref_of(processing) for processing in needing),
                field="datasets",
            )


def _processings_of_systems(picture: Picture) -> dict[Ref, tuple[Processing, ...]]:
    """What is done in each system: the processing that names it, or covers what it holds."""
    found: dict[Ref, dict[int, Processing]] = {}
    for processing in picture.register:
        for number in processing.systems:
            found.setdefault(Ref("system", number), {})[processing.id] = processing
    for number, held in picture.personal_systems.items():
        for dataset in held:
            for processing in picture.processings_of_dataset.get(dataset.id, ()):
                found.setdefault(Ref("system", number), {})[processing.id] = processing
    return {place: tuple(by_id.values()) for place, by_id in found.items()}


def _excess(picture: Picture, flow: Flow, needing: tuple[Processing, ...]) -> frozenset[str]:
    """The categories a flow delivers that are declared elsewhere, and by none of these."""
    needed = frozenset[str]().union(*(declared_categories(p) for p in needing))
    excess: set[str] = set()
    for number in picture.spread.personal_delivered_by(flow):
        covering = picture.processings_of_dataset.get(number, ())
        declared = frozenset[str]().union(*(declared_categories(p) for p in covering))
        excess |= (picture.graph.categories_of_dataset[number] & declared) - needed
    return frozenset(excess)


@rule(
    "MIN-02",
    Severity.MINOR,
    N_("Zone de commentaire libre à côté de données personnelles"),
    law="RGPD art. 5(1)(c)",
    remedy=N_(
        "Dites aux agents ce qu'on n'écrit pas (santé, opinions, jugements), relisez les "
        "commentaires de temps en temps, et préférez des listes fermées."
    ),
    who="service",
    effort="days",
    weight=2,
)
def free_text_beside_people(picture: Picture) -> Iterator[Hit]:
    """Un système qui détient des données personnelles a une zone de commentaire libre."""
    for system in picture.snapshot.systems:
        held = picture.personal_systems.get(system.id)
        if system.free_text_comments and held:
            yield Hit(
                records=(ref_of(system),),
                text=Text(
                    N_("On peut tout y écrire sur les personnes de : %(names)s."),
                    {"names": names(picture, "dataset", (dataset.id for dataset in held))},
                ),
                evidence=tuple(Ref("dataset", dataset.id) for dataset in held),
                field="free_text_comments",
            )


@rule(
    "MIN-03",
    Severity.MINOR,
    N_("Champs notés comme non nécessaires"),
    law="RGPD art. 5(1)(c)",
    remedy=N_(
        "Cessez de recueillir ces champs et videz-les, ou notez ce qui les rend nécessaires."
    ),
    who="service",
    effort="days",
)
def unnecessary_columns(picture: Picture) -> Iterator[Hit]:
    """Un jeu de données personnelles a des champs notés « non nécessaires »."""
    for dataset in picture.personal_datasets:
        useless = tuple(c.label or c.name for c in dataset.columns if c.necessary is False)
        if useless:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Champs non nécessaires : %(names)s."), {"names": useless}),
                field="columns",
            )


@rule(
    "MIN-04",
    Severity.MAJOR,
    N_("Des statistiques faites avec les noms"),
    law="RGPD art. 5(1)(c), 89(1)",
    remedy=N_(
        "Comptez sans les noms : exportez des données agrégées, ou remplacez le nom par un numéro "
        "dont la clé reste à la source. Attention aux petits effectifs."
    ),
    who="service",
    effort="days",
)
def statistics_with_names(picture: Picture) -> Iterator[Hit]:
    """Un traitement dont la finalité principale est statistique utilise un jeu de données qui a des
    champs directement identifiants, sans qu'un flux les retire en chemin. Quand les champs ne sont
    pas décrits mais que les catégories nomment les personnes, c'est une question.
    """
    serving = _flows_of_processings(picture)
    for processing in picture.register:
        main = processing.purposes[0] if processing.purposes else processing.name
        if not _STATISTICS.search(fold(main)):
            continue
        used = tuple(_used_with_names(picture, processing, serving.get(processing.id, [])))
        certain = [dataset for dataset in used if dataset.columns]
        if used:
            text = (
                N_("Des champs désignent directement les personnes dans : %(datasets)s.")
                if certain
                else N_("A-t-on besoin des noms pour compter ? Ils figurent dans : %(datasets)s.")
            )
            numbers = [dataset.id for dataset in certain or used]
            yield Hit(
                records=(ref_of(processing),),
                text=Text(text, {"datasets": names(picture, "dataset", numbers)}),
                evidence=tuple(Ref("dataset", number) for number in numbers),
                field="datasets",
                question=not certain,
            )


def _flows_of_processings(picture: Picture) -> dict[int, list[Flow]]:
    found: dict[int, list[Flow]] = defaultdict(list)
    for flow in picture.flows:
        for number in flow.processings:
            found[number].append(flow)
    return found


def _used_with_names(
    picture: Picture, processing: Processing, flows: list[Flow]
) -> Iterator[Dataset]:
    """The datasets of a processing that keep direct identifiers until they reach it."""
    carried = {number for flow in flows for number in flow.datasets}
    named = {n for f in flows if f.transformation not in _WITHOUT_NAMES for n in f.datasets}
    for dataset in picture.personal_datasets:
        used = dataset.id in named if dataset.id in carried else dataset.id in processing.datasets
        if used and dataset.personal_status != "pseudonymised" and _names_people(dataset):
            yield dataset


def _names_people(dataset: Dataset) -> bool:
    """Whether its columns do or, where none is described, its categories."""
    if dataset.columns:
        return any(column.identifying == "direct" for column in dataset.columns)
    return bool(categories_of(dataset) & _NAMING)
