"""REG: the register as a whole: with whom, kept alive, tied to the inventory (RGPD art. 5(2), 26,
30).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from inventaire.audit.agenda import last_review
from inventaire.audit.deadlines import is_older_than
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.wording import day
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.law import REVIEW_MONTHS


@rule(
    "REG-09",
    Severity.MAJOR,
    N_("Sous-traitant de qui ?"),
    law="RGPD art. 30(2)(a)",
    remedy=N_("Indiquez chaque responsable de traitement pour le compte de qui vous agissez."),
    effort="half_day",
)
def processor_without_clients(picture: Picture) -> Iterator[Hit]:
    """Une fiche tenue en tant que sous-traitant ne nomme aucun client."""
    for processing in picture.register:
        if processing.role == "processor" and not processing.clients:
            yield Hit(
                records=(ref_of(processing),),
                text=Text(N_("Le rôle est « sous-traitant » et aucun client n'est nommé.")),
                field="clients",
            )


@rule(
    "REG-10",
    Severity.MAJOR,
    N_("Responsabilité conjointe sans accord"),
    law="RGPD art. 26",
    remedy=N_(
        "Répartissez par écrit les obligations de chacun, et tenez les grandes lignes de l'accord "
        "à la disposition des personnes."
    ),
    who="direction",
    effort="weeks",
)
def joint_controllers_without_arrangement(picture: Picture) -> Iterator[Hit]:
    """Un traitement est conjoint et l'autre responsable n'est pas nommé, ou aucun accord avec lui
    n'est enregistré.
    """
    for processing in picture.register:
        if processing.role == "joint" and not processing.joint_controllers:
            yield Hit(
                records=(ref_of(processing),),
                text=Text(N_("L'autre responsable n'est pas nommé.")),
                field="joint_controllers",
            )
        for number in dict.fromkeys(processing.joint_controllers):
            partner = picture.snapshot.actor(number)
            if partner is not None and not partner.joint_arrangement.strip():
                yield Hit(
                    records=(ref_of(partner), ref_of(processing)),
                    text=Text(
                        N_("Aucun accord enregistré avec %(name)s."),
                        {"name": picture.snapshot.label(ref_of(partner))},
                    ),
                    field="joint_arrangement",
                )


@rule(
    "REG-11",
    Severity.MINOR,
    N_("Fiche non revue depuis un an"),
    law="RGPD art. 5(2), 24(1)",
    remedy=N_("Relisez la fiche avec le service, corrigez-la et notez la date de la revue."),
    who="service",
    effort="half_day",
    weight=2,
)
def not_reviewed(picture: Picture) -> Iterator[Hit]:
    """La dernière revue, ou à défaut la dernière mise à jour ou la création, remonte à plus de
    douze mois. Sans aucune date, l'outil pose la question.
    """
    for processing in picture.register:
        latest = last_review(processing)
        if latest is None:
            text = Text(N_("Quand cette fiche a-t-elle été revue ? Aucune date n'est notée."))
        elif is_older_than(latest, picture.today, months=int(REVIEW_MONTHS.value)):
            text = Text(N_("Dernière date notée : %(day)s."), {"day": day(latest)})
        else:
            continue
        yield Hit(
            records=(ref_of(processing),), text=text, field="reviewed_on", question=latest is None
        )


@rule(
    "REG-12",
    Severity.MAJOR,
    N_("Données personnelles hors registre"),
    law="RGPD art. 30(1)",
    remedy=N_("Rattachez ce jeu de données à un traitement du registre, ou ajoutez la fiche."),
    effort="half_day",
    weight=4,
)
def dataset_without_processing(picture: Picture) -> Iterator[Hit]:
    """Un jeu de données personnelles n'est couvert par aucun traitement en cours, ni directement ni
    par un flux qui le transporte. Quand le registre est vide, REG-01 le dit déjà.
    """
    if not picture.register:
        return
    for dataset in picture.personal_datasets:
        if dataset.id not in picture.processings_of_dataset:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(N_("Aucun traitement du registre ne couvre ces données.")),
            )


@rule(
    "REG-13",
    Severity.MINOR,
    N_("Fiche sans lien avec l'inventaire"),
    law="RGPD art. 5(2), 30(1)",
    remedy=N_("Indiquez les jeux de données et les systèmes que ce traitement utilise."),
    who="service",
    effort="half_day",
    weight=2,
)
def processing_without_data_or_system(picture: Picture) -> Iterator[Hit]:
    """Un traitement ne cite ni jeu de données ni système, et aucun flux ne s'y rattache."""
    by_flow = {number for flow in picture.flows for number in flow.processings}
    for processing in picture.register:
        if not (processing.datasets or processing.systems or processing.id in by_flow):
            yield Hit(
                records=(ref_of(processing),),
                text=Text(
                    N_("Ni jeu de données, ni système : la fiche flotte au-dessus de l'inventaire.")
                ),
                field="datasets",
            )


@rule(
    "REG-14",
    Severity.MINOR,
    N_("Fiches en double"),
    law="RGPD art. 30, 5(1)(d)",
    remedy=N_("Fusionnez ces fiches, ou donnez à chacune un nom et un numéro qui la distinguent."),
    effort="half_day",
    weight=1,
)
def same_name_or_reference(picture: Picture) -> Iterator[Hit]:
    """Deux traitements en cours ou plus portent le même nom ou la même référence, aux accents et
    aux majuscules près.
    """
    groups: dict[str, list[Ref]] = defaultdict(list)
    for processing in picture.register:
        for kind, word in (("name", processing.name), ("reference", processing.reference)):
            if word.strip():
                groups[f"{kind} {fold(word)}"].append(ref_of(processing))
    shared: dict[tuple[Ref, ...], str] = {}
    for key, refs in groups.items():
        if len(refs) > 1:
            # Twins that share both are said once, by their name.
            shared.setdefault(tuple(sorted(refs)), key)
    for records, key in shared.items():
        by_name = key.startswith("name ")
        text = (
            N_("Ces fiches portent le même nom.")
            if by_name
            else N_("Ces fiches portent la même référence.")
        )
        yield Hit(records=records, text=Text(text), field="name" if by_name else "reference")
