"""LIC: what makes a processing lawful (RGPD art. 6 and 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.wording import terms
from inventaire.i18n import N_, Text
from inventaire.inventory.processing import Processing
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.processing import LEGAL_BASES

_CONSENT = "consent"
_INTERESTS = "legitimate_interests"
_NEEDS_TEXT = ("legal_obligation", "public_task")
_WORKERS = frozenset({"employees", "applicants"})
#: What a public body also does as any other would: guarding its premises and its network.
_BESIDE_ITS_TASKS = re.compile(
    r"surveillance des locaux|videosurveillance|securite des (?:locaux|batiments|biens|personnes)"
    r"|securite (?:informatique|du reseau|des reseaux|du systeme)|controle d'acces|badge|intrusion"
    r"|anti-?spam|journalisation"
)


def _relying_on(picture: Picture, basis: str) -> Iterator[Processing]:
    return (p for p in picture.own_register if basis in p.legal_bases)


def _may_be_beside_its_tasks(processing: Processing) -> bool:
    """Whether legitimate interests may serve something else than the tasks of a public body."""
    words = fold(" ".join((processing.name, *processing.purposes)))
    return len(processing.legal_bases) > 1 or _BESIDE_ITS_TASKS.search(words) is not None


@rule(
    "LIC-01",
    Severity.MAJOR,
    N_("Aucune base légale"),
    law="RGPD art. 6(1), 13(1)(c)",
    remedy=N_(
        "Choisissez la base légale de chaque finalité. Pour un service public, c'est d'ordinaire "
        "la mission d'intérêt public ou l'obligation légale, avec le texte."
    ),
    effort="half_day",
    weight=5,
)
def no_legal_basis(picture: Picture) -> Iterator[Hit]:
    """Un traitement dont l'organisation est responsable n'indique aucune base légale. L'article 30
    ne l'exige pas au registre, mais l'information des personnes oui.
    """
    for processing in picture.own_register:
        if not processing.legal_bases:
            yield Hit(
                records=(ref_of(processing),),
                text=Text(N_("Aucune base légale n'est indiquée.")),
                field="legal_bases",
            )


@rule(
    "LIC-02",
    Severity.CRITICAL,
    N_("Intérêt légitime invoqué par un organisme public"),
    law="RGPD art. 6(1), dernier alinéa",
    remedy=N_(
        "Pour une mission de service public, retenez la mission d'intérêt public ou l'obligation "
        "légale et citez le texte. À vérifier : l'intérêt légitime reste défendable pour ce qui "
        "n'est pas une mission, comme la sécurité des locaux."
    ),
    effort="days",
    weight=4,
)
def public_body_on_legitimate_interests(picture: Picture) -> Iterator[Hit]:
    """Un organisme public fonde un traitement sur l'intérêt légitime. L'outil pose seulement la
    question quand une autre base est aussi citée, ou quand la finalité peut être étrangère aux
    missions (sécurité des locaux ou du réseau).
    """
    if not picture.public_body:
        return
    for processing in _relying_on(picture, _INTERESTS):
        arguable = _may_be_beside_its_tasks(processing)
        text = (
            N_("L'intérêt légitime sert-il ici autre chose qu'une mission de service public ?")
            if arguable
            else N_("L'intérêt légitime ne peut fonder une mission de service public.")
        )
        yield Hit(
            records=(ref_of(processing),), text=Text(text), field="legal_bases", question=arguable
        )


@rule(
    "LIC-03",
    Severity.MAJOR,
    N_("Consentement demandé à des agents ou à des salariés"),
    law="RGPD art. 4(11), 7(4), cons. 43",
    remedy=N_(
        "Cherchez une autre base : contrat, obligation légale, mission d'intérêt public. Le "
        "consentement d'un agent ne tient que s'il peut refuser sans aucune conséquence (une "
        "photo, par exemple)."
    ),
    effort="days",
)
def consent_from_workers(picture: Picture) -> Iterator[Hit]:
    """Le consentement fonde un traitement qui vise des agents, des salariés ou des candidats. Quand
    d'autres personnes ou d'autres bases sont citées, l'outil demande à qui il s'adresse.
    """
    for processing in _relying_on(picture, _CONSENT):
        people = {line.category for line in processing.subjects if line.category}
        if not people & _WORKERS:
            continue
        others = bool(people - _WORKERS) or len(processing.legal_bases) > 1
        text = (
            N_("Le consentement est-il demandé aux agents, ou seulement aux autres personnes ?")
            if others
            else N_("Le lien de subordination empêche le plus souvent un consentement libre.")
        )
        yield Hit(
            records=(ref_of(processing),), text=Text(text), field="legal_bases", question=others
        )


#: What the library of typical processing writes where each organisation has a text of its own.
_LEFT = "à citer"


@rule(
    "LIC-04",
    Severity.MINOR,
    N_("Texte non cité"),
    law="RGPD art. 6(3)",
    remedy=N_("Citez le texte ou la compétence qui fonde le traitement : code, loi, délibération…"),
    effort="half_day",
    weight=4,
)
def text_not_cited(picture: Picture) -> Iterator[Hit]:
    """Un traitement repose sur une obligation légale ou une mission d'intérêt public sans citer le
    texte qui la fonde, ou en disant seulement qu'il est « à citer ».
    """
    for processing in picture.own_register:
        bases = [basis for basis in processing.legal_bases if basis in _NEEDS_TEXT]
        said = processing.legal_text.strip()
        if bases and (not said or _LEFT in said):
            yield Hit(
                records=(ref_of(processing),),
                text=Text(
                    N_("Base indiquée : %(bases)s. Aucun texte n'est cité."),
                    {"bases": terms(LEGAL_BASES, bases)},
                ),
                field="legal_text",
            )


@rule(
    "LIC-05",
    Severity.MAJOR,
    N_("Intérêt légitime sans mise en balance"),
    law="RGPD art. 6(1)(f)",
    remedy=N_(
        "Écrivez en quelques lignes l'intérêt poursuivi, pourquoi le traitement est nécessaire, ce "
        "qu'il change pour les personnes, et comment elles peuvent s'y opposer."
    ),
    effort="half_day",
)
def no_balancing_test(picture: Picture) -> Iterator[Hit]:
    """L'intérêt légitime est invoqué et aucune mise en balance n'est enregistrée. Pour un organisme
    public, seulement là où cette base est défendable (sinon, c'est LIC-02).
    """
    for processing in _relying_on(picture, _INTERESTS):
        if picture.public_body and not _may_be_beside_its_tasks(processing):
            continue
        if not processing.balancing_test.strip():
            yield Hit(
                records=(ref_of(processing),),
                text=Text(N_("Aucune mise en balance n'est enregistrée.")),
                field="balancing_test",
            )


@rule(
    "LIC-06",
    Severity.MINOR,
    N_("Plusieurs bases légales, sans dire laquelle pour quoi"),
    law="RGPD art. 6(1), 13(1)(c)",
    remedy=N_("Dites quelle base sert quelle finalité, ou séparez la fiche en plusieurs."),
    effort="half_day",
    weight=2,
)
def several_bases_unexplained(picture: Picture) -> Iterator[Hit]:
    """Plusieurs bases légales sont citées sans un mot sur celle qui sert chaque finalité."""
    for processing in picture.own_register:
        if len(set(processing.legal_bases)) > 1 and not processing.legal_justification.strip():
            yield Hit(
                records=(ref_of(processing),),
                text=Text(
                    N_("Bases citées : %(bases)s."),
                    {"bases": terms(LEGAL_BASES, processing.legal_bases)},
                ),
                field="legal_justification",
            )


@rule(
    "LIC-07",
    Severity.MAJOR,
    N_("Consentement sans preuve ni moyen de le retirer"),
    law="RGPD art. 7(1), 7(3)",
    remedy=N_(
        "Notez où le consentement est enregistré et comment on le retire, aussi simplement qu'on "
        "l'a donné."
    ),
    who="service",
    effort="days",
)
def consent_without_record(picture: Picture) -> Iterator[Hit]:
    """Le consentement est invoqué et rien ne dit où il est enregistré ni comment on le retire."""
    for processing in _relying_on(picture, _CONSENT):
        if not processing.consent_record.strip():
            yield Hit(
                records=(ref_of(processing),),
                text=Text(N_("Rien ne dit où il est enregistré ni comment le retirer.")),
                field="consent_record",
            )
