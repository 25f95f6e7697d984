"""The texts and practices that entries cite, and the legal forms they suit."""

from __future__ import annotations

from inventaire.vocabulary.organisations import LEGAL_FORMS

TOWNS = "Instruction DGP/SIAF/2014/006 (communes et intercommunalités)"
COMMON = "Instruction DAF/DPACI/RES/2009/018 (services communs des collectivités)"
SORTING = "Instructions de tri DGP/SIAF/2014/006 et DAF/DPACI/RES/2009/018"
ELECTIONS = "Instruction DPACI/RES/2004/01 (élections)"
SCHOOLS = "Instruction DPACI/RES/2005/003 (écoles)"
PLANNING = "Note DGPA/SIAF/2021/003 (urbanisme)"
CONTRACTS = "Référentiel d'archivage 2021/D/73 (commande publique)"
CNIL = "Recommandation de la CNIL"
CNIL_SOCIAL = "Référentiel de la CNIL sur l'accompagnement social et médico-social (2021)"
CNIL_SALES = "Référentiel de la CNIL sur la gestion commerciale"
PRESCRIPTION = "C. civ., art. 2224"
ACCOUNTS = "C. com., art. L123-22"
PRACTICE = "Pratique courante, sans texte lu"

#: What a public service is founded on, where no code founds it by itself.
SERVICE = "Code général des collectivités territoriales ; délibération qui crée le service, à citer"
MISSION = "Texte ou délibération qui confie la mission, à citer"

COMMUNE = ("commune",)
LOCAL = ("commune", "epci")
SERVICES = ("commune", "epci", "syndicat")
SOCIAL = ("ccas", "commune", "epci")
PRIVATE = tuple(form.code for form in LEGAL_FORMS if not form.public)
