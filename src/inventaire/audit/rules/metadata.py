"""Metadata: one rule for each criterion of the known scales that an open dataset fails.

Only datasets that are published or going to be are looked at: what stays inside has no portal to
please. Each criterion is one rule, so that a consultant mends them together, field by field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from inventaire.audit.openness import is_opening
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.scores import Criterion
from inventaire.i18n import N_, Text
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.snapshot import ref_of

DATA_GOUV = N_("data.gouv.fr, qualité des métadonnées")
MQA = N_("MQA (data.europa.eu)")

#: For each rule, the scale and the criteria that it tells.
CRITERIA: dict[str, tuple[str, frozenset[str]]] = {}


def _failed(
    dataset: Dataset, picture: Picture, scale: str, codes: frozenset[str]
) -> list[Criterion]:
    score = getattr(picture.scores(dataset), scale)
    return [criterion for criterion in score.failed if criterion.code in codes]


def _criterion_rule(
    code: str, title: str, remedy: str, *, scale: str, criteria: tuple[str, ...], why: str
) -> Callable[[Picture], Iterator[Hit]]:
    wanted = frozenset(criteria)
    CRITERIA[code] = (scale, wanted)

    def check(picture: Picture) -> Iterator[Hit]:
        for dataset in picture.snapshot.datasets:
            if not is_opening(dataset):
                continue
            failed = _failed(dataset, picture, scale, wanted)
            if failed:
                yield Hit(
                    records=(ref_of(dataset),),
                    text=Text(
                        N_("Points perdus : %(names)s."),
                        {"names": [Text(criterion.label) for criterion in failed]},
                    ),
                    field=failed[0].field,
                )

    check.__doc__ = why
    return rule(
        code,
        Severity.MINOR,
        title,
        law=DATA_GOUV if scale == "data_gouv" else MQA,
        remedy=remedy,
        stream="open_data",
        who="service",
        effort="half_day",
        weight=2,
    )(check)


_criterion_rule(
    "MET-01",
    N_("Période couverte non indiquée"),
    N_("Indiquez le début, et la fin s'il y en a une, de la période que couvrent les données."),
    scale="data_gouv",
    criteria=("temporal",),
    why="Publié ou à publier, sans début de la période que couvrent les données.",
)
_criterion_rule(
    "MET-02",
    N_("Territoire non indiqué"),
    N_("Indiquez le territoire couvert et sa granularité."),
    scale="data_gouv",
    criteria=("spatial",),
    why="Publié ou à publier, sans territoire ni granularité.",
)
_criterion_rule(
    "MET-03",
    N_("Fréquence de mise à jour non indiquée"),
    N_("Choisissez une fréquence, même « irrégulière » ou « ponctuelle »."),
    scale="data_gouv",
    criteria=("frequency",),
    why="Publié ou à publier, sans fréquence de mise à jour, ou avec une fréquence inconnue.",
)
_criterion_rule(
    "MET-04",
    N_("Description trop courte"),
    N_("Décrivez en plus de 100 caractères : quoi, d'où, pour quoi faire, avec quelles limites."),
    scale="data_gouv",
    criteria=("description",),
    why="Publié ou à publier, avec un objet de 100 caractères ou moins.",
)
_criterion_rule(
    "MET-05",
    N_("Fichiers absents ou non documentés"),
    N_("Ajoutez les fichiers, et pour chacun une description ou une documentation."),
    scale="data_gouv",
    criteria=("available", "documented"),
    why="Publié ou à publier, sans ressource, ou sans aucune qui soit décrite ou documentée.",
)
_criterion_rule(
    "MET-06",
    N_("Mots-clés ou thème absents"),
    N_("Ajoutez deux ou trois mots-clés et le thème européen."),
    scale="mqa",
    criteria=("keyword", "theme"),
    why="Publié ou à publier, sans mot-clé ou sans thème : on ne le trouve pas.",
)
_criterion_rule(
    "MET-07",
    N_("Format des fichiers non décrit"),
    N_("Indiquez le format de chaque fichier dans la liste."),
    scale="mqa",
    criteria=("format", "media_type", "known_format"),
    why="Publié ou à publier, sans fichier dont le format soit indiqué et connu.",
)
_criterion_rule(
    "MET-08",
    N_("Contact ou producteur absent"),
    N_("Indiquez le service producteur et un point de contact durable."),
    scale="mqa",
    criteria=("contact", "publisher"),
    why="Publié ou à publier, sans point de contact ou sans producteur.",
)
_criterion_rule(
    "MET-09",
    N_("Dates ou taille des fichiers absentes"),
    N_("Indiquez les dates de création et de mise à jour, et la taille des fichiers."),
    scale="mqa",
    criteria=("size", "issued", "modified"),
    why="Publié ou à publier, sans date de création ou de mise à jour, ou sans taille de fichier.",
)
_criterion_rule(
    "MET-10",
    N_("Adresse des fichiers absente"),
    N_("Indiquez l'adresse à laquelle chaque fichier se télécharge."),
    scale="mqa",
    criteria=("download_url", "dcat_ap"),
    why="Publié sans adresse de téléchargement, ou à publier avec un fichier sans adresse : un "
    "autre catalogue ne peut lire la fiche (DCAT-AP).",
)
