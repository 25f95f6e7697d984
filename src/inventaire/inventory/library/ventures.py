"""Typical processing of an association or company: accounts, customers, governance, pictures."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.library.entry import Entry, Kept
from inventaire.inventory.library.sources import ACCOUNTS, PRACTICE, PRESCRIPTION, PRIVATE

ENTRIES = (
    Entry(
        code="A07",
        title=N_("Comptabilité et fournisseurs"),
        audience="social_economy",
        forms=PRIVATE,
        purposes=(
            N_("Tenir la comptabilité et payer les fournisseurs"),
            N_("Justifier l'emploi des fonds"),
        ),
        bases=("legal_obligation",),
        text="Code de commerce",
        subjects=(("suppliers", ""), ("contacts", "")),
        data=(
            Kept(
                "contact",
                "Contacts chez les fournisseurs",
                "10 ans",
                "la clôture de l'exercice",
                source=ACCOUNTS,
                checked=True,
            ),
            Kept(
                "economic",
                "Factures",
                "10 ans",
                "la clôture de l'exercice",
                source=ACCOUNTS,
                checked=True,
            ),
        ),
        recipients=(
            ("processor", "Expert-comptable"),
            ("authority", "Administration fiscale, sur demande"),
        ),
        exemption="E02",
    ),
    Entry(
        code="A08",
        title=N_("Clients, ventes et billetterie"),
        audience="social_economy",
        forms=PRIVATE,
        purposes=(
            N_("Traiter les commandes et vendre les billets"),
            N_("Facturer et répondre aux réclamations"),
        ),
        bases=("contract",),
        subjects=(("customers", ""),),
        data=(
            Kept(
                "contact",
                "Commandes, réclamations",
                "5 ans",
                "la fin de la relation",
                source=PRESCRIPTION,
            ),
            Kept("economic", "Factures", "10 ans", "la clôture de l'exercice", source=ACCOUNTS),
            Kept(
                "bank",
                "Carte : preuve en cas de contestation",
                "13 mois",
                "le débit",
                source=PRACTICE,
            ),
        ),
        recipients=(("processor", "Prestataire de paiement ou de billetterie"),),
        advice="Carte à débit différé : 15 mois.",
    ),
    Entry(
        code="A09",
        title=N_("Gouvernance : assemblées et conseil d'administration"),
        audience="social_economy",
        forms=PRIVATE,
        purposes=(
            N_("Convoquer les assemblées et tenir les procès-verbaux"),
            N_("Suivre les mandats et déclarer les dirigeants"),
        ),
        bases=("legal_obligation", "contract"),
        text="Statuts ; loi du 1er juillet 1901 ou code de commerce, selon la forme",
        why="Obligation légale pour les déclarations ; contrat (statuts) pour la vie des "
        "instances.",
        subjects=(("members", "Administrateurs, participants"),),
        data=(
            Kept(
                "identity",
                "Mandats, présence, procès-verbaux",
                words="Durée de vie de la structure",
                source=PRACTICE,
            ),
        ),
        recipients=(("authority", "Préfecture ou greffe"),),
    ),
    Entry(
        code="A10",
        title=N_("Photos et vidéos"),
        audience="every",
        purposes=(N_("Illustrer les activités dans les publications et sur le site"),),
        bases=("consent",),
        subjects=(("other", "Personnes photographiées, dont des mineurs"), ("parents", "")),
        data=(
            Kept(
                "image",
                "Images, autorisations",
                words="Durée de l'autorisation donnée par la personne",
                source=PRACTICE,
            ),
        ),
        recipients=(("public", "Publications"),),
        advice="Pour un mineur, l'autorisation des parents est nécessaire.",
    ),
)
