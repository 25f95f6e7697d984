"""Who answers for data, and how mature the organisation is."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.maturity import latest_assessment, levels_of, next_steps
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.i18n import N_, Text
from inventaire.inventory.snapshot import ref_of


@rule(
    "GOU-01",
    Severity.MINOR,
    N_("Jeu de données sans référent"),
    law="RGPD art. 24 ; CRPA L322-6",
    remedy=N_("Nommez la personne ou la fonction qui répond de ces données."),
    stream="open_data",
    who="service",
    effort="half_day",
)
def dataset_without_steward(picture: Picture) -> Iterator[Hit]:
    """Personne n'est noté comme répondant d'un jeu de données."""
    for dataset in picture.snapshot.datasets:
        if not dataset.steward.strip():
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Personne n'est désigné pour répondre de ces données.")),
                field="steward",
            )


@rule(
    "GOU-02",
    Severity.INFO,
    N_("Axe de maturité à un niveau bas"),
    law=N_("Questionnaire de maturité"),
    remedy=N_("Regardez ce que demande le niveau suivant, et la formation qui y mène."),
    stream="open_data",
    who="direction",
    effort="project",
    weight=2,
)
def low_maturity_axis(picture: Picture) -> Iterator[Hit]:
    """Un axe du dernier questionnaire de maturité est au niveau 1 ou 2 : dit ce que demande le
    niveau suivant, en commençant par la réponse la plus basse de l'axe le plus bas.
    """
    assessment = latest_assessment(picture.snapshot)
    if assessment is None:
        return
    low = sorted(
        (found for found in levels_of(assessment) if found.is_low),
        key=lambda found: found.level or 0,
    )
    if low:
        lowest = low[0].axis
        step = next(step for step in next_steps(assessment) if step.axis == lowest.code)
        yield Hit(
            records=(ref_of(assessment),),
            text=Text(
                N_("Axes au niveau 1 ou 2 : %(names)s. Prochain pas (%(axis)s) : « %(asks)s »"),
                {
                    "names": [Text(found.axis.label) for found in low],
                    "axis": Text(lowest.label),
                    "asks": Text(step.asks),
                },
            ),
        )
