"""The organisation whose data are inventoried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from inventaire.i18n import N_
from inventaire.inventory.base import Record
from inventaire.inventory.fields import LONG, URL, Label
from inventaire.vocabulary.organisations import (
    DPO_CONFLICTING_FUNCTIONS,
    DPO_KINDS,
    LEGAL_FORMS,
    PROGRESS,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation(Record):
    """The tenant: who it is, who answers for its data, and which procedures it has."""

    legal_form: Annotated[str, Label(N_("Forme juridique")), LEGAL_FORMS] = ""
    siren: Annotated[str, Label(N_("SIREN"), help=N_("9 chiffres, clé vérifiée."))] = ""
    siret: Annotated[str, Label(N_("SIRET"), help=N_("14 chiffres, clé vérifiée."))] = ""
    rna: Annotated[
        str, Label(N_("RNA"), help=N_("Numéro d'association : W suivi de 9 chiffres."))
    ] = ""
    population: Annotated[
        int | None,
        Label(
            N_("Population"),
            help=N_("Décide de plusieurs obligations : laissez vide si vous ne savez pas."),
        ),
    ] = None
    staff_fte: Annotated[
        float | None,
        Label(
            N_("Effectif (ETP)"),
            help=N_("En équivalents temps plein. Laissez vide si vous ne savez pas."),
        ),
    ] = None
    public_service_mission: Annotated[
        bool | None,
        Label(
            N_("Chargée d'une mission de service public"),
            help=N_("La loi pose la question : la réponse ne se déduit pas de la forme juridique."),
        ),
    ] = None
    uses_decision_algorithm: Annotated[
        bool | None,
        Label(
            N_("Un algorithme sert à des décisions individuelles"),
            help=N_("Un tableur qui calcule un droit ou un tarif compte."),
            law="CRPA L311-3-1",
        ),
    ] = None
    algorithm_rules_url: Annotated[
        str, Label(N_("Règles des algorithmes publiées à"), law="CRPA L312-1-3"), URL
    ] = ""
    address: Annotated[str, Label(N_("Adresse"), law="RGPD art. 30(1)(a)"), LONG] = ""
    website: Annotated[str, Label(N_("Site internet")), URL] = ""
    contact: Annotated[
        str,
        Label(
            N_("Contact"), help=N_("Courriel ou téléphone du standard."), law="RGPD art. 30(1)(a)"
        ),
    ] = ""
    controller_name: Annotated[
        str,
        Label(
            N_("Responsable de traitement"),
            help=N_("La personne qui représente l'organisation : maire, président, directeur…"),
            law="RGPD art. 30(1)(a)",
        ),
    ] = ""
    controller_title: Annotated[str, Label(N_("Fonction du responsable"))] = ""
    controller_contact: Annotated[
        str, Label(N_("Coordonnées du responsable"), law="RGPD art. 30(1)(a)"), LONG
    ] = ""
    representative: Annotated[
        str, Label(N_("Représentant dans l'UE"), law="RGPD art. 30(1)(a)"), LONG
    ] = ""
    dpo_kind: Annotated[
        str, Label(N_("Délégué à la protection des données"), law="RGPD art. 37"), DPO_KINDS
    ] = ""
    dpo_name: Annotated[str, Label(N_("Nom du délégué"), law="RGPD art. 30(1)(a)")] = ""
    dpo_company: Annotated[str, Label(N_("Société du délégué (si externe)"))] = ""
    dpo_contact: Annotated[
        str, Label(N_("Coordonnées du délégué"), law="RGPD art. 30(1)(a)"), LONG
    ] = ""
    dpo_functions: Annotated[
        tuple[str, ...],
        Label(N_("Autres fonctions du délégué"), law="RGPD art. 38(6)"),
        DPO_CONFLICTING_FUNCTIONS,
    ] = ()
    dpo_cnil_number: Annotated[
        str, Label(N_("Numéro de désignation CNIL"), law="RGPD art. 37(7)")
    ] = ""
    dpo_designated_on: Annotated[date | None, Label(N_("Désigné le"))] = None
    dpo_published: Annotated[
        bool | None, Label(N_("Coordonnées du délégué publiées"), law="RGPD art. 37(7)")
    ] = None
    prada_name: Annotated[
        str,
        Label(
            N_("PRADA"),
            help=N_("Personne responsable de l'accès aux documents administratifs."),
            law="CRPA R330-2",
        ),
    ] = ""
    rip_url: Annotated[str, Label(N_("Adresse du RIP"), law="CRPA R322-7"), URL] = ""
    rip_revised_on: Annotated[date | None, Label(N_("RIP révisé le"), law="CRPA L322-6")] = None
    portal_url: Annotated[str, Label(N_("Portail open data")), URL] = ""
    rights_procedure: Annotated[
        str, Label(N_("Procédure pour les demandes de droits"), law="RGPD art. 12"), PROGRESS
    ] = ""
    breach_procedure: Annotated[
        str, Label(N_("Procédure en cas de violation"), law="RGPD art. 33"), PROGRESS
    ] = ""
    archives_contact: Annotated[str, Label(N_("Contact aux archives"), law="C. patr. R212-14")] = ""
