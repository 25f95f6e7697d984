"""Words of French towns and companies, all invented, from which records get their names."""

from __future__ import annotations

DOMAINS = (
    "petite enfance", "écoles", "restauration scolaire", "périscolaire", "jeunesse", "sports",
    "culture", "médiathèque", "musées", "conservatoire", "vie associative", "état civil",
    "élections", "cimetières", "accueil", "courrier", "ressources humaines", "paie",
    "santé au travail", "formation", "finances", "marchés publics", "subventions", "fiscalité",
    "régies", "juridique", "assemblées", "archives", "communication", "informatique", "urbanisme",
    "foncier", "habitat", "voirie", "éclairage public", "espaces verts", "propreté", "déchets",
    "eau et assainissement", "énergie", "bâtiments", "parc automobile", "stationnement",
    "police municipale", "sécurité civile", "action sociale", "autonomie", "insertion", "tourisme",
    "développement économique",
)  # fmt: skip

HELD = (
    "Liste des inscriptions", "Dossiers des familles", "Demandes reçues", "Courriers sortants",
    "Registre des arrêtés", "Plannings des agents", "Fiches d'intervention", "Factures",
    "Bons de commande", "Titres de recettes", "Annuaire des contacts", "Abonnés à la lettre",
    "Photographies", "Plans et relevés", "Délibérations", "Comptes rendus", "Conventions",
    "Tableaux de suivi", "Statistiques de fréquentation", "Enquêtes de satisfaction",
    "Signalements", "Contrats", "Budgets", "Présences", "Évaluations", "Candidatures",
    "Rendez-vous", "Adresses", "Équipements", "Inventaire du matériel", "Relevés de capteurs",
    "Horaires d'ouverture", "Tarifs", "Aides versées", "Réclamations", "Autorisations",
    "Certificats", "Diagnostics", "Calendrier des événements", "Réservations", "Permanences",
    "Formations suivies", "Dossiers médicaux", "Procès-verbaux", "Cartographie", "Indicateurs",
    "Listes d'émargement", "Journal des accès", "Sauvegardes", "Modèles de documents",
    "Fichier des fournisseurs", "Déclarations", "Habilitations", "Attestations", "Consultations",
    "Avis des usagers", "Recensement", "Projets", "Bilans annuels", "Textes de référence",
)  # fmt: skip

TOOLS = (
    "Logiciel métier", "Tableur partagé", "Base", "Dossier commun", "Téléservice",
    "Boîte aux lettres", "Armoire",
)  # fmt: skip

PURPOSES = (
    "Inscriptions", "Facturation", "Suivi des demandes", "Gestion des agents", "Contrôle d'accès",
    "Information des usagers", "Prise de rendez-vous", "Attribution des aides",
    "Suivi des contrats", "Organisation des activités", "Instruction des dossiers",
    "Gestion du contentieux", "Enquêtes", "Gestion des réservations", "Suivi sanitaire",
    "Vidéoprotection", "Gestion des fournisseurs", "Recouvrement", "Archivage",
    "Mise en relation", "Inscription aux événements", "Suivi des interventions",
    "Gestion des prêts", "Recrutement",
)  # fmt: skip

COMPANIES = (
    "Garonne", "Adour", "Dordogne", "Gironde", "Landes", "Océan", "Estuaire", "Médoc", "Périgord",
    "Vallée", "Horizon", "Atlante", "Boréal", "Cyprès", "Tramontane", "Aubrac", "Lumière",
    "Passerelle", "Belvédère", "Clairière",
)  # fmt: skip

TRADES = (
    "Logiciels", "Hébergement", "Courrier", "Études", "Formation", "Assurances", "Transports",
    "Maintenance", "Conseil", "Impression", "Sécurité", "Restauration", "Mutuelle", "Archives",
    "Paiement", "Télécom", "Santé", "Habitat", "Insertion", "Environnement", "Statistiques",
    "Recouvrement", "Cartographie",
)  # fmt: skip

SENTENCES = (
    "Le service le tient à jour au fil de l'eau.",
    "Repris de l'ancien classeur lors du dernier changement de logiciel.",
    "À revoir avec la direction avant la fin de l'année.",
    "Une copie part chaque trimestre au partenaire.",
    "Les pièces sont conservées dans le dossier de l'usager.",
    "La procédure est décrite dans la note de service.",
)
