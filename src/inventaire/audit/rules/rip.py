"""The directory of public information (CRPA L322-6, R322-7)."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.deadlines import is_older_than
from inventaire.audit.duties import must_keep_directory
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.wording import day
from inventaire.i18n import N_, Text
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.law import RIP_REVISION_MONTHS


@rule(
    "RIP-01",
    Severity.MAJOR,
    N_("Pas de répertoire des informations publiques"),
    law="CRPA L322-6",
    remedy=N_("Marquez les principaux documents « Figure au RIP », puis publiez le répertoire."),
    stream="open_data",
    who="direction",
    effort="days",
    weight=4,
)
def no_directory(picture: Picture) -> Iterator[Hit]:
    """Une administration n'a ni entrée marquée pour le RIP, ni l'adresse d'un RIP."""
    if picture.organisation.rip_url:
        return
    if any(dataset.principal_document for dataset in picture.snapshot.datasets):
        return
    duty = must_keep_directory(picture.organisation)
    if duty.applies is not False:
        yield Hit(text=duty.reason, field=duty.asks or "rip_url", question=duty.applies is None)


@rule(
    "RIP-02",
    Severity.MINOR,
    N_("Entrée du RIP incomplète"),
    law="CRPA R322-7",
    remedy=N_("Complétez les mentions citées sur la fiche du jeu de données."),
    stream="open_data",
    who="service",
    effort="half_day",
)
def entry_incomplete(picture: Picture) -> Iterator[Hit]:
    """Une entrée marquée pour le RIP manque d'une des mentions de l'article R322-7."""
    if picture.administration is False:
        return
    for dataset in picture.snapshot.datasets:
        if not dataset.principal_document:
            continue
        missing = picture.scores(dataset).rip.failed
        if missing:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(
                    N_("Il manque : %(names)s."),
                    {"names": [Text(criterion.label) for criterion in missing]},
                ),
                field=missing[0].field,
            )


@rule(
    "RIP-03",
    Severity.MINOR,
    N_("RIP non révisé depuis un an"),
    law="CRPA L322-6",
    remedy=N_("Relisez le répertoire, publiez sa version à jour et notez la date de révision."),
    stream="open_data",
    who="direction",
    effort="half_day",
)
def directory_not_revised(picture: Picture) -> Iterator[Hit]:
    """Un RIP est en ligne, et sa révision date de plus de douze mois, ou sa date est inconnue."""
    if picture.administration is False or not picture.organisation.rip_url:
        return
    revised = picture.organisation.rip_revised_on
    if revised is None:
        yield Hit(
            text=Text(N_("De quand date sa dernière révision ?")),
            field="rip_revised_on",
            question=True,
        )
    elif is_older_than(revised, picture.today, months=int(RIP_REVISION_MONTHS.value)):
        yield Hit(
            text=Text(N_("Dernière révision le %(date)s."), {"date": day(revised)}),
            field="rip_revised_on",
        )


@rule(
    "RIP-04",
    Severity.MINOR,
    N_("RIP absent du site internet"),
    law="CRPA R322-7",
    remedy=N_("Mettez le répertoire en ligne et notez son adresse."),
    stream="open_data",
    who="service",
    effort="half_day",
)
def directory_not_online(picture: Picture) -> Iterator[Hit]:
    """Une administration qui a un site tient un RIP dont l'adresse n'est pas notée."""
    organisation = picture.organisation
    if not picture.administration or not organisation.website or organisation.rip_url:
        return
    if any(dataset.principal_document for dataset in picture.snapshot.datasets):
        yield Hit(
            text=Text(N_("L'organisation a un site ; son répertoire doit y être accessible.")),
            field="rip_url",
        )
