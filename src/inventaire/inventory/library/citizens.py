"""Typical processing of a public body: relations with citizens, web site, assemblies."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.library.entry import Entry, Kept
from inventaire.inventory.library.sources import CNIL, COMMON, PRACTICE, SERVICE, SORTING

ENTRIES = (
    Entry(
        code="C30",
        title=N_("Relation avec les usagers : courrier et démarches en ligne"),
        audience="public",
        purposes=(
            N_("Recevoir, orienter et suivre les demandes des usagers"),
            N_("Enregistrer le courrier"),
        ),
        bases=("public_task",),
        text=SERVICE,
        subjects=(("users", ""),),
        data=(
            Kept(
                "identity",
                "Démarches en ligne : identité",
                "2 ans",
                "le traitement de la demande",
                source=PRACTICE,
            ),
            Kept(
                "free_text",
                "Démarches en ligne : demande",
                "2 ans",
                "le traitement de la demande",
                source=PRACTICE,
            ),
            Kept("free_text", "Courrier", "1 an", "la fin du mandat", source=SORTING, fate="sort"),
        ),
        recipients=(("internal_service", "Services chargés de la demande"),),
        dpia="Tout dépend de ce que les demandes contiennent.",
        advice="Démarches en ligne : un à deux ans selon la demande.",
    ),
    Entry(
        code="C31",
        title=N_("Site, lettre d'information, alertes et réseaux sociaux"),
        audience="public",
        purposes=(
            N_("Envoyer la lettre d'information aux abonnés"),
            N_("Alerter les habitants par SMS"),
            N_("Animer le site et les réseaux sociaux"),
        ),
        bases=("consent", "public_task"),
        text=SERVICE,
        why="Consentement pour la lettre ; mission d'intérêt public pour les alertes.",
        subjects=(("subscribers", ""), ("residents", "")),
        data=(
            Kept(
                "contact",
                "Courriel, téléphone",
                words="Jusqu'au désabonnement ; adresses inactives effacées au bout de 3 ans",
                source=PRACTICE,
            ),
        ),
        recipients=(("processor", "Prestataire d'envoi"),),
    ),
    Entry(
        code="C32",
        title=N_("Traceurs et mesure d'audience du site"),
        audience="every",
        purposes=(
            N_("Recueillir les choix des internautes sur les traceurs"),
            N_("Mesurer la fréquentation du site"),
        ),
        bases=("consent",),
        text="Loi Informatique et libertés, art. 82",
        subjects=(("web_visitors", ""),),
        data=(
            Kept("connection", "Choix de l'internaute", "6 mois", "le choix", source=CNIL),
            Kept(
                "connection",
                "Traceur de mesure exempté de consentement",
                "13 mois",
                "son dépôt",
                source=CNIL,
            ),
            Kept("connection", "Données de fréquentation", "25 mois", "la visite", source=CNIL),
        ),
        recipients=(("processor", "Prestataire de mesure d'audience"),),
    ),
    Entry(
        code="C33",
        title=N_("Assemblées, actes et élus"),
        audience="public",
        purposes=(
            N_("Préparer les séances et tenir les registres des actes"),
            N_("Publier les actes et les transmettre au contrôle de légalité"),
            N_("Verser les indemnités des élus"),
        ),
        bases=("legal_obligation",),
        text="Code général des collectivités territoriales",
        subjects=(("elected", ""), ("residents", "Administrés cités dans les actes")),
        data=(
            Kept(
                "identity",
                "Délibérations, procès-verbaux, arrêtés permanents, votes",
                words="Conservation définitive des actes",
                source=COMMON,
                fate="keep",
            ),
            Kept(
                "identity", "Arrêtés temporaires", "5 ans", "la fin de leurs effets", source=COMMON
            ),
            Kept(
                "identity",
                "Échanges avec le contrôle de légalité",
                "10 ans",
                "la transmission",
                source=COMMON,
            ),
            Kept("economic", "Indemnités", "10 ans", "la clôture de l'exercice", source=COMMON),
        ),
        recipients=(("authority", "Préfecture"), ("public", "Actes publiés")),
    ),
    Entry(
        code="C36",
        title=N_("Participation citoyenne et budget participatif"),
        audience="public",
        purposes=(
            N_("Recueillir les contributions et les votes"),
            N_("Rendre compte de la consultation"),
        ),
        bases=("public_task", "consent"),
        text=SERVICE,
        why="Mission d'intérêt public pour la consultation ; consentement pour ce qui est "
        "facultatif.",
        subjects=(("residents", ""),),
        data=(
            Kept(
                "identity",
                "Pseudonyme, compte",
                words="Durée de la consultation et de son bilan",
                source=PRACTICE,
            ),
            Kept(
                "political_opinions",
                "Contributions et votes, s'ils révèlent des opinions",
                words="Durée de la consultation et de son bilan",
                source=PRACTICE,
            ),
        ),
        recipients=(("processor", "Éditeur de la plateforme"), ("public", "Contributions")),
        article_9=("a",),
        dpia="À étudier si les contributions révèlent des opinions.",
    ),
)
