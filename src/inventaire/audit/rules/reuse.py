"""OUV: how data are opened. Licence, format, schema, freshness, high value."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.conditions import is_admitted
from inventaire.audit.openness import has_licence, is_on_time, is_opening, is_published
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.wording import day, term
from inventaire.i18n import N_, Text
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.metadata import FORMATS, LICENCES
from inventaire.vocabulary.subject_kinds import SUBJECT_KINDS

#: Licences at least as open as CC BY 4.0, which Regulation (EU) 2023/138 (art. 4) asks for.
_AS_OPEN_AS_ATTRIBUTION = frozenset({"lov2", "fr-lo", "cc-by", "cc-zero", "odc-by", "odc-pddl"})


@rule(
    "OUV-04",
    Severity.MAJOR,
    N_("Licence non admise"),
    law="CRPA D323-2-1",
    remedy=N_("Choisissez la Licence Ouverte ou l'ODbL, ou demandez une homologation."),
    stream="open_data",
    who="direction",
    effort="half_day",
)
def licence_not_admitted(picture: Picture) -> Iterator[Hit]:
    """Publié par une administration sous une licence que l'article D323-2-1 n'admet pas pour des
    données.
    """
    if not picture.administration:
        return
    for dataset in picture.snapshot.datasets:
        if is_published(dataset) and has_licence(dataset) and not is_admitted(dataset.licence):
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(
                    N_("Licence : %(licence)s."), {"licence": term(LICENCES, dataset.licence)}
                ),
                field="licence",
            )


@rule(
    "OUV-05",
    Severity.MINOR,
    N_("Conditions de réutilisation absentes"),
    law="CRPA L322-6, L323-1",
    remedy=N_("Indiquez la licence : la Licence Ouverte convient le plus souvent."),
    stream="open_data",
    who="service",
    effort="half_day",
)
def no_licence(picture: Picture) -> Iterator[Hit]:
    """Publié ou à publier, sans licence indiquée."""
    for dataset in picture.snapshot.datasets:
        if is_opening(dataset) and not has_licence(dataset):
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Les réutilisateurs ne savent pas ce qu'ils peuvent en faire.")),
                field="licence",
            )


@rule(
    "OUV-06",
    Severity.MINOR,
    N_("Aucun format ouvert et lisible par une machine"),
    law="CRPA L300-4",
    remedy=N_("Ajoutez un export tabulaire ou géographique ouvert : CSV, JSON, GeoJSON…"),
    stream="open_data",
    who="it",
    effort="days",
)
def no_open_format(picture: Picture) -> Iterator[Hit]:
    """Publié avec des fichiers dont aucun n'est à la fois ouvert et lisible par une machine. Quand
    aucun format n'est noté, la question est posée.
    """
    for dataset in picture.snapshot.datasets:
        formats = [FORMATS.get(r.format) for r in dataset.resources if r.kind != "documentation"]
        known = [found for found in formats if found is not None]
        if not is_published(dataset) or any(f.open and f.machine_readable for f in known):
            continue
        text = Text(N_("Aucun de ses fichiers n'est à la fois ouvert et lisible."))
        if not known:
            text = Text(N_("Dans quel format est-il publié ? Aucun n'est noté."))
        yield Hit(records=(ref_of(dataset),), text=text, field="resources", question=not known)


@rule(
    "OUV-07",
    Severity.MINOR,
    N_("Schéma national non déclaré"),
    law="CRPA L300-4",
    remedy=N_("Mettez le fichier au format du schéma cité et déclarez-le sur la fiche."),
    stream="open_data",
    who="it",
    effort="days",
    to_check=True,
)
def national_schema_not_declared(picture: Picture) -> Iterator[Hit]:
    """Publié ou à publier, d'une nature qui a un schéma national, sans le nommer."""
    for dataset in picture.snapshot.datasets:
        kind = SUBJECT_KINDS.get(dataset.subject_kind)
        if is_opening(dataset) and kind and kind.schema and not dataset.schema:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Schéma attendu : %(schema)s."), {"schema": kind.schema}),
                field="schema",
            )


@rule(
    "OUV-08",
    Severity.MINOR,
    N_("Mise à jour en retard"),
    law="CRPA L312-1-1",
    remedy=N_("Publiez la version à jour, ou corrigez la fréquence annoncée."),
    stream="open_data",
    who="service",
    effort="half_day",
)
def published_and_overdue(picture: Picture) -> Iterator[Hit]:
    """Publié, avec une fréquence, et la dernière mise à jour est plus vieille qu'elle."""
    for dataset in picture.snapshot.datasets:
        frequency = FREQUENCIES.get(dataset.frequency)
        if not is_published(dataset) or frequency is None or frequency.days is None:
            continue
        if dataset.updated_on and not is_on_time(dataset, picture.today):
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(
                    N_("Annoncé « %(frequency)s », mis à jour le %(date)s."),
                    {
                        "frequency": Text(frequency.label),
                        "date": day(dataset.updated_on),
                    },
                ),
                field="updated_on",
            )


@rule(
    "OUV-09",
    Severity.MINOR,
    N_("Donnée de forte valeur sans ses conditions"),
    law="Règl. (UE) 2023/138",
    remedy=N_(
        "Indiquez la catégorie de forte valeur et une licence au moins aussi ouverte que CC BY 4.0 "
        "(la Licence Ouverte convient)."
    ),
    stream="open_data",
    who="service",
    effort="half_day",
    to_check=True,
)
def high_value_dataset_incomplete(picture: Picture) -> Iterator[Hit]:
    """Publié ou à publier : de forte valeur sans être marqué tel, ou marqué sans licence, ou sous
    une licence moins ouverte que CC BY 4.0.
    """
    for dataset in picture.snapshot.datasets:
        if not is_opening(dataset):
            continue
        kind = SUBJECT_KINDS.get(dataset.subject_kind)
        if kind and kind.hvd and not dataset.hvd_category:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Ce genre de données relève des données de forte valeur.")),
                field="hvd_category",
            )
        elif dataset.hvd_category and not has_licence(dataset):
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Donnée de forte valeur sans licence.")),
                field="licence",
            )
        elif dataset.hvd_category and dataset.licence not in _AS_OPEN_AS_ATTRIBUTION:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(
                    N_("Licence moins ouverte que CC BY 4.0 : %(licence)s."),
                    {"licence": term(LICENCES, dataset.licence)},
                ),
                field="licence",
            )
