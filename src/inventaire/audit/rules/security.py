"""SEC: what protects personal data (RGPD art. 32)."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.trails import names
from inventaire.audit.wording import term, terms
from inventaire.i18n import N_, Text
from inventaire.inventory.questions import sensitive_categories, special_categories
from inventaire.inventory.records import Flow, System
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.flows import MEDIA
from inventaire.vocabulary.processing import DATA_CATEGORIES
from inventaire.vocabulary.systems import AUTHENTICATIONS

#: Nothing travels there that could be encrypted.
_NOT_ENCRYPTABLE = frozenset({"paper", "oral", "retyping"})
_WEAK = frozenset({"none", "shared_account"})
_ONE_FACTOR = frozenset({"none", "shared_account", "password"})


def _sensitive_in(picture: Picture, flow: Flow) -> frozenset[str]:
    """The special, criminal or NIR categories that a flow hands over."""
    of_dataset = picture.graph.categories_of_dataset
    datasets = picture.spread.personal_delivered_by(flow)
    return sensitive_categories(frozenset[str]().union(*(of_dataset[n] for n in datasets)))


def _is_exposed_medium(flow: Flow) -> bool:
    """E-mail, or an object that one loses; paper cannot be encrypted."""
    medium = MEDIA.get(flow.medium)
    if medium is None or flow.medium in _NOT_ENCRYPTABLE:
        return False
    return medium.mail or medium.removable


def _digital(picture: Picture) -> Iterator[System]:
    """The systems that one enters with a screen."""
    return (system for system in picture.snapshot.systems if system.kind != "paper")


@rule(
    "SEC-01",
    Severity.MAJOR,
    N_("Données personnelles envoyées sans chiffrement"),
    law="RGPD art. 32(1)(a)",
    remedy=N_(
        "Passez par un canal chiffré : SFTP, HTTPS, plateforme de dépôt. À défaut, chiffrez le "
        "fichier et donnez le mot de passe par un autre chemin."
    ),
    who="it",
    effort="days",
)
def unencrypted_flow(picture: Picture) -> Iterator[Hit]:
    """Un flux livre des données personnelles et l'on sait qu'il n'est pas chiffré. Le papier,
    l'oral et la ressaisie ne sont pas visés. Les données sensibles par courriel ou support amovible
    : voir SEC-02.
    """
    for flow in picture.personal_deliveries:
        if flow.encrypted is not False or flow.medium in _NOT_ENCRYPTABLE:
            continue
        if not (_is_exposed_medium(flow) and _sensitive_in(picture, flow)):
            datasets = picture.spread.personal_delivered_by(flow)
            yield Hit(
                records=(ref_of(flow),),
                text=Text(
                    N_("Envoyé en clair : %(datasets)s."),
                    {"datasets": names(picture, "dataset", datasets)},
                ),
                field="encrypted",
            )


@rule(
    "SEC-02",
    Severity.CRITICAL,
    N_("Données sensibles par courriel ou support amovible, en clair"),
    law="RGPD art. 9, 10, 32(1)(a), 87",
    remedy=N_(
        "Arrêtez cet envoi. Utilisez une plateforme de dépôt ou une messagerie sécurisée ; sinon "
        "chiffrez le fichier et la clé USB."
    ),
    who="it",
    effort="days",
    weight=5,
)
def sensitive_data_in_clear(picture: Picture) -> Iterator[Hit]:
    """Des données de l'article 9, pénales ou le NIR partent par courriel ou sur un support amovible
    sans chiffrement. Si l'on ne sait pas s'il y en a un, l'outil pose la question. Le papier n'est
    pas visé.
    """
    for flow in picture.personal_deliveries:
        sensitive = _sensitive_in(picture, flow) if _is_exposed_medium(flow) else frozenset()
        if not sensitive or flow.encrypted:
            continue
        text = (
            N_("%(categories)s, en clair, par ce moyen : %(medium)s.")
            if flow.encrypted is False
            else N_("%(categories)s, par ce moyen : %(medium)s. Est-ce chiffré ?")
        )
        yield Hit(
            records=(ref_of(flow),),
            text=Text(
                text,
                {
                    "categories": terms(DATA_CATEGORIES, sensitive),
                    "medium": term(MEDIA, flow.medium),
                },
            ),
            field="encrypted",
            question=flow.encrypted is None,
        )


@rule(
    "SEC-03",
    Severity.MAJOR,
    N_("Accès sans compte personnel"),
    law="RGPD art. 32(1)(b) ; CNIL, guide de la sécurité, fiche 4",
    remedy=N_(
        "Donnez un compte à chaque personne. Un compte partagé ne dit jamais qui a fait quoi."
    ),
    who="it",
    effort="days",
    weight=4,
)
def shared_or_no_account(picture: Picture) -> Iterator[Hit]:
    """On entre sans s'identifier, ou avec un compte partagé, dans un système où se trouvent ou
    arrivent des données personnelles. Réponse « inconnue », ou pas de réponse et données sensibles
    : c'est une question. Les dossiers papier ne sont pas visés.
    """
    for system in _digital(picture):
        node, answer = ref_of(system), system.authentication
        if not picture.spread.personal_at(node):
            continue
        sensitive = sensitive_categories(picture.spread.categories_at(node))
        if answer in _WEAK:
            text = Text(N_("Authentification : %(kind)s."), {"kind": term(AUTHENTICATIONS, answer)})
        elif answer == "unknown" or (not answer and sensitive):
            text = Text(N_("Comment s'identifie-t-on ? Des données personnelles s'y trouvent."))
        else:
            continue
        yield Hit(records=(node,), text=text, field="authentication", question=answer not in _WEAK)


@rule(
    "SEC-04",
    Severity.MAJOR,
    N_("Données personnelles sans sauvegarde"),
    law="RGPD art. 32(1)(c) ; CNIL, guide de la sécurité, fiche 17",
    remedy=N_(
        "Sauvegardez, gardez une copie hors ligne, et essayez une restauration chaque année."
    ),
    who="it",
    effort="days",
    weight=4,
)
def no_backup(picture: Picture) -> Iterator[Hit]:
    """Un système enregistré comme détenteur de données personnelles n'est pas sauvegardé. Sans
    réponse et avec des données sensibles, c'est une question. Les dossiers papier ne sont pas
    visés.
    """
    for system in _digital(picture):
        datasets = picture.personal_systems.get(system.id)
        if not datasets or system.backups:
            continue
        unknown = system.backups is None
        held = frozenset[str]().union(
            *(picture.graph.categories_of_dataset[dataset.id] for dataset in datasets)
        )
        if not unknown or sensitive_categories(held):
            text = (
                N_("Est-il sauvegardé ? Il détient : %(datasets)s.")
                if unknown
                else N_("Aucune sauvegarde. Il détient : %(datasets)s.")
            )
            yield Hit(
                records=(ref_of(system),),
                text=Text(text, {"datasets": [dataset.name for dataset in datasets]}),
                field="backups",
                question=unknown,
            )


@rule(
    "SEC-06",
    Severity.MINOR,
    N_("Habilitations jamais revues"),
    law="RGPD art. 9, 32(1)(b) ; CNIL, guide de la sécurité, fiche 5",
    remedy=N_(
        "Relisez chaque année, avec le service, la liste de ceux qui ont accès ; fermez les autres."
    ),
    who="it",
    effort="half_day",
)
def access_never_reviewed(picture: Picture) -> Iterator[Hit]:
    """Les habilitations d'un système où se trouvent des données sensibles (art. 9) ne sont pas
    revues ; sans réponse, c'est une question. Les dossiers papier ne sont pas visés.
    """
    for system in _digital(picture):
        if system.access_review:
            continue
        special = special_categories(picture.spread.categories_at(ref_of(system)))
        if special:
            text = (
                N_("Accès jamais revus. S'y trouvent : %(categories)s.")
                if system.access_review is False
                else N_("Les accès sont-ils revus ? S'y trouvent : %(categories)s.")
            )
            yield Hit(
                records=(ref_of(system),),
                text=Text(text, {"categories": terms(DATA_CATEGORIES, special)}),
                field="access_review",
                question=system.access_review is None,
            )


@rule(
    "SEC-07",
    Severity.MAJOR,
    N_("Données sensibles accessibles d'internet avec un seul facteur"),
    law="RGPD art. 9, 32 ; CNIL, guide de la sécurité, fiche 4",
    remedy=N_(
        "Activez un second facteur pour tous les comptes, ou fermez l'accès depuis internet."
    ),
    who="it",
    effort="days",
    weight=4,
)
def one_factor_from_outside(picture: Picture) -> Iterator[Hit]:
    """Un système accessible depuis internet, où se trouvent des données sensibles (art. 9), ne
    demande pas plusieurs facteurs. Si l'authentification n'est pas connue, ou passe par un compte
    unique (SSO) dont on ne sait s'il en demande un second, c'est une question.
    """
    for system in _digital(picture):
        if not system.exposed or system.authentication == "mfa":
            continue
        special = special_categories(picture.spread.categories_at(ref_of(system)))
        if special:
            known = system.authentication in _ONE_FACTOR
            text = (
                N_("Un seul facteur depuis internet. S'y trouvent : %(categories)s.")
                if known
                else N_("Un second facteur est-il demandé ? S'y trouvent : %(categories)s.")
            )
            yield Hit(
                records=(ref_of(system),),
                text=Text(text, {"categories": terms(DATA_CATEGORIES, special)}),
                field="authentication",
                question=not known,
            )
