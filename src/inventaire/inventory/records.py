"""Who takes part, what holds data, the data, and how they move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from inventaire.i18n import N_
from inventaire.inventory.base import Record
from inventaire.inventory.fields import LONG, Label, Ref, To
from inventaire.vocabulary.actors import ACTOR_KINDS, CLAUSES
from inventaire.vocabulary.countries import COUNTRIES
from inventaire.vocabulary.flows import AUTOMATIONS, FLOW_STATUSES, MEDIA, TRANSFORMATIONS
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.systems import AUTHENTICATIONS, HOSTINGS, SYSTEM_KINDS
from inventaire.vocabulary.transfers import SAFEGUARDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor(Record):
    """A service, a processor, a recipient, an authority…: whoever gives, holds or receives data."""

    kind: Annotated[str, Label(N_("Nature")), ACTOR_KINDS] = ""
    siren: Annotated[str, Label(N_("SIREN"))] = ""
    country: Annotated[
        str, Label(N_("Pays"), help=N_("Pays où l'acteur est établi.")), COUNTRIES
    ] = ""
    contact: Annotated[str, Label(N_("Contact")), LONG] = ""
    parent: Annotated[int | None, Label(N_("Rattaché à")), To("actor")] = None
    dpf_certified: Annotated[
        bool | None,
        Label(
            N_("Certifié DPF"),
            help=N_("Data Privacy Framework : pour un organisme établi aux États-Unis."),
            law="RGPD art. 45",
        ),
    ] = None
    dpf_checked_on: Annotated[date | None, Label(N_("Certification DPF vérifiée le"))] = None
    contract_reference: Annotated[str, Label(N_("Contrat (référence)"), law="RGPD art. 28(3)")] = ""
    contract_signed_on: Annotated[date | None, Label(N_("Contrat signé le"))] = None
    contract_ends_on: Annotated[date | None, Label(N_("Contrat jusqu'au"))] = None
    clauses: Annotated[
        tuple[str, ...], Label(N_("Clauses présentes"), law="RGPD art. 28(3)"), CLAUSES
    ] = ()
    clauses_checked: Annotated[
        bool | None,
        Label(N_("Clauses vérifiées"), help=N_("Le contrat a été lu, clause par clause.")),
    ] = None
    subprocessors: Annotated[
        tuple[int, ...], Label(N_("Sous-traitants ultérieurs"), law="RGPD art. 28(2)"), To("actor")
    ] = ()
    subprocessors_known: Annotated[
        bool | None,
        Label(
            N_("Liste des sous-traitants ultérieurs connue"),
            help=N_("« Oui » aussi quand il n'y en a aucun."),
        ),
    ] = None
    deletion_proof: Annotated[
        str, Label(N_("Preuve d'effacement en fin de contrat"), law="RGPD art. 28(3)(g)")
    ] = ""
    certifications: Annotated[str, Label(N_("Certifications"))] = ""
    joint_arrangement: Annotated[
        str,
        Label(N_("Accord de responsabilité conjointe (référence)"), law="RGPD art. 26"),
    ] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class System(Record):
    """Where data are held: software, a shared folder, a spreadsheet, a paper file."""

    kind: Annotated[str, Label(N_("Nature")), SYSTEM_KINDS] = ""
    hosting: Annotated[str, Label(N_("Hébergement")), HOSTINGS] = ""
    country: Annotated[str, Label(N_("Pays d'hébergement")), COUNTRIES] = ""
    operator: Annotated[
        int | None,
        Label(N_("Exploité par"), help=N_("Hébergeur, éditeur ou service qui le fait tourner.")),
        To("actor"),
    ] = None
    owner: Annotated[int | None, Label(N_("Service responsable")), To("actor")] = None
    authentication: Annotated[
        str, Label(N_("Authentification"), law="RGPD art. 32"), AUTHENTICATIONS
    ] = ""
    exposed: Annotated[
        bool | None, Label(N_("Accessible de l'extérieur"), help=N_("Depuis internet."))
    ] = None
    backups: Annotated[bool | None, Label(N_("Sauvegardes"), law="RGPD art. 32")] = None
    encrypted_at_rest: Annotated[bool | None, Label(N_("Chiffré au repos"))] = None
    access_review: Annotated[bool | None, Label(N_("Habilitations revues"))] = None
    logging: Annotated[bool | None, Label(N_("Accès journalisés"))] = None
    free_text_comments: Annotated[bool | None, Label(N_("Zone de commentaire libre"))] = None
    in_service_since: Annotated[date | None, Label(N_("En service depuis"))] = None
    in_service_until: Annotated[date | None, Label(N_("En service jusqu'au"))] = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Flow(Record):
    """Data going from one place to another. Parallel flows between the same two are normal."""

    source: Annotated[Ref | None, Label(N_("De")), To("system", "actor")] = None
    target: Annotated[Ref | None, Label(N_("Vers")), To("system", "actor")] = None
    datasets: Annotated[
        tuple[int, ...], Label(N_("Jeux de données transportés")), To("dataset")
    ] = ()
    processings: Annotated[
        tuple[int, ...], Label(N_("Traitements concernés")), To("processing")
    ] = ()
    medium: Annotated[str, Label(N_("Moyen")), MEDIA] = ""
    automation: Annotated[str, Label(N_("Automatisation")), AUTOMATIONS] = ""
    frequency: Annotated[str, Label(N_("Fréquence")), FREQUENCIES] = ""
    encrypted: Annotated[bool | None, Label(N_("Chiffré"), law="RGPD art. 32")] = None
    transformation: Annotated[
        str,
        Label(
            N_("Transformation"),
            help=N_("Seule l'anonymisation arrête la propagation des données personnelles."),
        ),
        TRANSFORMATIONS,
    ] = ""
    transformation_proof: Annotated[str, Label(N_("Preuve de la transformation")), LONG] = ""
    legal_ground: Annotated[
        str, Label(N_("Fondement de l'échange"), help=N_("Convention, texte, demande…"))
    ] = ""
    safeguard: Annotated[
        str, Label(N_("Garantie de transfert"), law="RGPD art. 44 à 49"), SAFEGUARDS
    ] = ""
    safeguard_date: Annotated[date | None, Label(N_("Garantie en date du"))] = None
    tia_date: Annotated[
        date | None,
        Label(N_("Analyse d'impact du transfert (AITD) du"), law="RGPD art. 46"),
    ] = None
    status: Annotated[str, Label(N_("État")), FLOW_STATUSES] = "existing"
