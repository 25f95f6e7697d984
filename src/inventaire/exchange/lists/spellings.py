"""How people write the terms of vocabularies in cells, besides their labels."""

from __future__ import annotations

from collections.abc import Mapping

#: By the name of a vocabulary: what is written, as it is looked for, and the code that it means.
SPELLINGS: Mapping[str, Mapping[str, str]] = {
    "legal_bases": {
        "le consentement": "consent", "consentement de la personne": "consent",
        "l execution d un contrat": "contract", "execution d un contrat": "contract",
        "execution du contrat": "contract", "contractuel": "contract",
        "l obligation legale": "legal_obligation", "respect d une obligation legale":
        "legal_obligation", "obligations legales": "legal_obligation",
        "l execution d une mission d interet public": "public_task",
        "execution d une mission d interet public": "public_task", "mission de service public":
        "public_task", "interet public": "public_task", "public interest": "public_task",
        "l interet legitime": "legitimate_interests", "interets legitimes": "legitimate_interests",
        "legitimate interest": "legitimate_interests",
        "l interet vital": "vital_interests", "interet vital": "vital_interests",
        "sauvegarde des interets vitaux": "vital_interests",
    },
    "processing_roles": {
        "responsabilite conjointe": "joint", "co responsable": "joint", "rt": "controller",
        "responsable du traitement": "controller", "joint controller": "joint",
    },
    "data_categories": {
        "nom prenom": "identity", "etat civil": "identity", "identite": "identity",
        "name": "identity", "date lieu de naissance": "birth", "date de naissance": "birth",
        "situation familiale": "family_life", "filiation": "family_life",
        "coordonnees postales": "contact", "coordonnees telephoniques": "contact",
        "adresse": "contact", "telephone": "contact", "email": "contact", "emails": "contact",
        "courriel": "contact", "information bancaire": "bank", "iban": "bank", "rib": "bank",
        "situation bancaire": "economic", "patrimoine": "economic", "revenus": "economic",
        "situation professionnelle": "professional_life", "adresse ip": "connection",
        "connexion": "connection", "logs": "connection", "geolocalisation": "location",
        "numero de caf": "social_situation", "donnees de sante": "health",
        "numero de securite sociale": "nir", "pieces d identite": "official_documents",
        "photos videos": "image", "photo": "image", "photos": "image",
    },
    "data_subjects": {
        "salaries": "employees", "agents": "employees", "personnel": "employees",
        "candidats": "applicants", "habitants": "residents", "administres": "residents",
        "particuliers": "residents", "citoyens": "residents", "adherents": "members",
        "fournisseurs": "suppliers", "prestataires": "suppliers", "employees": "employees",
    },
    "measures": {
        "sauvegarde": "backup", "sauvegardes": "backup", "chiffrement": "encryption",
        "controle des acces": "access_control", "mots de passe": "access_control",
        "habilitations": "access_control", "mise a jour": "software_protection",
        "antivirus": "software_protection", "journalisation": "traceability",
    },
    "criteria": {
        "collecte a large echelle": "large_scale", "innovation": "innovative_use",
        "decisions automatisees avec effet": "automated_decision",
        "exclusion automatique d un service": "exclusion",
    },
    "hostings": {
        "saas": "saas", "heberge par le prestataire": "saas", "heberge par l editeur": "saas",
        "chez l editeur": "saas", "local": "internal", "sur site": "internal",
        "on premise": "internal", "serveur interne": "internal", "en interne": "internal",
    },
    "priorities": {"1 basse": "low", "2 normale": "normal", "3 haute": "high", "urgent": "high"},
    "action_statuses": {
        "non appliquee": "todo", "appliquee": "done", "non applicable": "abandoned",
        "termine": "done", "terminee": "done", "planifiee": "todo", "en attente": "todo",
    },
}  # fmt: skip
