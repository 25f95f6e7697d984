"""MIN: no more data than the purpose needs (RGPD art. 5(1)(c))."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import ref_of


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
                    {"names": tuple(picture.snapshot.label(ref_of(dataset)) for dataset in held)},
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
