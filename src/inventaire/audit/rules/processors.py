"""SST: those who process data for the organisation (RGPD art. 28)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inventaire.audit.picture import Picture
from inventaire.audit.processor_sheet import has_contract
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.trails import as_evidence, names
from inventaire.audit.wording import day, terms
from inventaire.graph.borders import Exposure
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Actor, System
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.actors import CLAUSES

#: Those an external operator may be without being a processor to contract with.
_NOT_HIRED = frozenset({"internal_service", "processor", "joint_controller", "public"})


@dataclass(frozen=True, slots=True)
class Hired:
    """A processor that gets at personal data, the data, and the shortest way it does."""

    actor: Actor
    datasets: tuple[int, ...]
    nearest: tuple[int, Exposure]


def hired(picture: Picture) -> Iterator[Hired]:
    """The processors that receive, host or operate personal data, in the order of the records."""
    for actor in picture.snapshot.actors:
        exposures = picture.exposures.get(actor.id)
        if actor.kind == "processor" and exposures:
            nearest = min(exposures.items(), key=lambda item: (item[1].flows, item[0]))
            yield Hired(actor, tuple(sorted(exposures)), nearest)


def has_ended(picture: Picture, actor: Actor) -> bool:
    """Whether the contract is over."""
    return actor.contract_ends_on is not None and actor.contract_ends_on < picture.today


def _evidence(picture: Picture, found: Hired) -> tuple[Ref, ...]:
    """The flows that bring data to the processor, or the system that it runs."""
    dataset, exposure = found.nearest
    path = as_evidence(picture.spread.path(dataset, exposure.place) or ())
    return path if exposure.access == "reached" else (*path, exposure.place)


@rule(
    "SST-01",
    Severity.CRITICAL,
    N_("Sous-traitant sans contrat"),
    law="RGPD art. 28(3), 28(9)",
    remedy=N_(
        "Demandez le contrat ou ses conditions « protection des données ». S'il n'y en a pas, "
        "signez un avenant avec les clauses de l'article 28 ; la Commission en propose de toutes "
        "prêtes."
    ),
    who="direction",
    effort="weeks",
    weight=4,
)
def processor_without_contract(picture: Picture) -> Iterator[Hit]:
    """Un sous-traitant reçoit des données personnelles, ou exploite un système où elles arrivent,
    et rien n'indique un contrat : ni référence, ni date, ni clause.
    """
    for found in hired(picture):
        if not has_contract(found.actor):
            yield Hit(
                records=(ref_of(found.actor),),
                text=Text(
                    N_("Il accède à : %(datasets)s. Aucun contrat n'est noté."),
                    {"datasets": names(picture, "dataset", found.datasets)},
                ),
                evidence=_evidence(picture, found),
                field="contract_reference",
            )


@rule(
    "SST-02",
    Severity.MAJOR,
    N_("Contrat de sous-traitance incomplet"),
    law="RGPD art. 28(3)",
    remedy=N_(
        "Faites ajouter par avenant les clauses qui manquent, ou cochez celles qui y sont déjà."
    ),
    effort="days",
)
def contract_incomplete(picture: Picture) -> Iterator[Hit]:
    """Le contrat d'un sous-traitant qui accède à des données personnelles n'a pas toutes les
    clauses de l'article 28(3). Tant qu'il n'a pas été lu clause par clause, c'est une question.
    """
    for found in hired(picture):
        actor = found.actor
        missing = set(CLAUSES.codes).difference(actor.clauses)
        if not has_contract(actor) or not missing:
            continue
        # A list begun says what was found, not that the rest was looked for.
        checked = bool(actor.clauses_checked)
        text = (
            Text(N_("Clauses absentes : %(clauses)s."), {"clauses": terms(CLAUSES, missing)})
            if checked or actor.clauses
            else Text(N_("Le contrat a-t-il été lu, clause par clause ?"))
        )
        yield Hit(records=(ref_of(actor),), text=text, field="clauses", question=not checked)


@rule(
    "SST-03",
    Severity.MAJOR,
    N_("Contrat terminé, les données circulent toujours"),
    law="RGPD art. 28(3)",
    remedy=N_("Renouvelez le contrat, ou arrêtez les flux et faites effacer les données."),
    who="direction",
    effort="days",
    weight=4,
)
def contract_ended_flows_go_on(picture: Picture) -> Iterator[Hit]:
    """La date de fin du contrat est passée et des données personnelles arrivent encore chez le
    sous-traitant, ou dans un système qu'il exploite.
    """
    for found in hired(picture):
        ends = found.actor.contract_ends_on
        if ends is not None and has_ended(picture, found.actor):
            yield Hit(
                records=(ref_of(found.actor),),
                text=Text(
                    N_("Contrat terminé le %(day)s. Il accède toujours à : %(datasets)s."),
                    {"day": day(ends), "datasets": names(picture, "dataset", found.datasets)},
                ),
                evidence=_evidence(picture, found),
                field="contract_ends_on",
            )


@rule(
    "SST-04",
    Severity.MINOR,
    N_("Sous-traitants ultérieurs inconnus"),
    law="RGPD art. 28(2), 28(4) ; CEPD, avis 22/2024",
    remedy=N_(
        "Demandez la liste de ses sous-traitants, avec leur pays, et comment vous serez prévenu."
    ),
    effort="half_day",
)
def unknown_subprocessors(picture: Picture) -> Iterator[Hit]:
    """Un sous-traitant accède à des données personnelles et la liste des siens n'est pas connue. Si
    personne n'a répondu, l'outil pose la question.
    """
    for found in hired(picture):
        actor = found.actor
        known = actor.subprocessors_known
        if known or (known is None and actor.subprocessors):
            continue
        text = (
            N_("La liste de ses sous-traitants n'est pas connue.")
            if known is False
            else N_("À qui confie-t-il lui-même ces données ?")
        )
        yield Hit(
            records=(ref_of(actor),),
            text=Text(text),
            field="subprocessors",
            question=known is None,
        )


@rule(
    "SST-05",
    Severity.MAJOR,
    N_("Exploitant extérieur qui n'est pas noté comme sous-traitant"),
    law="RGPD art. 4(8), 28, 30(1)(d)",
    remedy=N_(
        "Décidez de son rôle : s'il héberge ou maintient pour vous, c'est un sous-traitant, même "
        "public ou mutualisé. Il faut alors un contrat, et sa place au registre."
    ),
    effort="days",
)
def operator_not_processor(picture: Picture) -> Iterator[Hit]:
    """Un acteur extérieur exploite un système où se trouvent des données personnelles, sans être
    noté sous-traitant ni responsable conjoint, dans les acteurs ou au registre. Un éditeur dont le
    logiciel tourne dans vos locaux n'est pas visé. Si l'on ne sait pas où il tourne, c'est une
    question.
    """
    named = _named_processors(picture)
    for system in picture.snapshot.systems:
        operator = picture.snapshot.actor(system.operator)
        if operator is None or operator.kind in _NOT_HIRED or operator.id in named:
            continue
        if system.hosting == "internal" or not picture.spread.personal_at(ref_of(system)):
            continue
        yield _operating(picture, system, operator)


def _operating(picture: Picture, system: System, operator: Actor) -> Hit:
    known = bool(system.hosting)
    text = (
        N_("Il exploite « %(system)s », où se trouvent : %(datasets)s.")
        if known
        else N_("« %(system)s » est-il hébergé chez lui ? Il contient : %(datasets)s.")
    )
    datasets = names(picture, "dataset", picture.spread.personal_at(ref_of(system)))
    return Hit(
        records=(ref_of(operator), ref_of(system)),
        text=Text(text, {"system": system.name, "datasets": datasets}),
        evidence=(ref_of(system),),
        field="kind",
        question=not known,
    )


def _named_processors(picture: Picture) -> frozenset[int]:
    """The actors that a processing names as processor, joint controller or client."""
    named: set[int] = set()
    for processing in picture.register:
        named.update(processing.joint_controllers)
        named.update(processing.clients)
        named.update(x.actor for x in processing.recipients if x.kind == "processor" and x.actor)
    return frozenset(named)


@rule(
    "SST-06",
    Severity.MAJOR,
    N_("Fin de contrat sans preuve d'effacement"),
    law="RGPD art. 28(3)(g)",
    remedy=N_(
        "Demandez l'attestation d'effacement, ou la restitution des données et de leurs copies, "
        "puis notez-en la référence. La CNIL a sanctionné un prestataire qui les avait gardées."
    ),
    effort="half_day",
)
def ended_without_deletion(picture: Picture) -> Iterator[Hit]:
    """Le contrat d'un sous-traitant est terminé, plus aucune donnée ne lui parvient, et rien ne
    prouve qu'il a effacé ou rendu celles qu'il avait. Tant que des données lui parviennent, voir
    SST-03.
    """
    for actor in picture.snapshot.actors:
        if actor.kind != "processor" or actor.id in picture.exposures:
            continue
        if actor.contract_ends_on is not None and has_ended(picture, actor):
            if not actor.deletion_proof.strip():
                yield Hit(
                    records=(ref_of(actor),),
                    text=Text(
                        N_("Contrat terminé le %(day)s, aucune preuve d'effacement."),
                        {"day": day(actor.contract_ends_on)},
                    ),
                    field="deletion_proof",
                )
