"""Typical processing of a commune: civil status, elections, population, identity papers."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.library.entry import Entry, Kept
from inventaire.inventory.library.sources import COMMUNE, ELECTIONS, LOCAL, PRACTICE, TOWNS

ENTRIES = (
    Entry(
        code="C01",
        title=N_("État civil"),
        audience="public",
        forms=COMMUNE,
        purposes=(
            N_("Établir et mettre à jour les actes de l'état civil"),
            N_("Délivrer les copies et les extraits d'actes"),
        ),
        bases=("legal_obligation",),
        text="Code civil",
        subjects=(("residents", "Intéressés, parents, témoins, déclarants"),),
        data=(
            Kept(
                "identity",
                "Registres : identité, filiation, mariage, décès",
                words="Conservation définitive des registres",
                source=TOWNS,
                fate="keep",
            ),
            Kept(
                "birth",
                "Registres : date et lieu de naissance",
                words="Conservation définitive des registres",
                source=TOWNS,
                fate="keep",
            ),
            Kept(
                "official_documents",
                "Pièces non obligatoires des dossiers de mariage",
                "1 an",
                "le mariage",
                source=TOWNS,
            ),
            Kept("identity", "Avis de mention", "10 ans", "leur réception", source=TOWNS),
            Kept("family_life", "Dossiers de PACS", "5 ans", "la dissolution", source=TOWNS),
        ),
        recipients=(
            ("authority", "INSEE"),
            ("authority", "Tribunal judiciaire"),
            ("authority", "Autres mairies, par COMEDEC"),
            ("partner", "Notaires, par COMEDEC"),
        ),
    ),
    Entry(
        code="C02",
        title=N_("Liste électorale, scrutins et procurations"),
        audience="public",
        forms=COMMUNE,
        purposes=(
            N_("Tenir la liste électorale de la commune"),
            N_("Organiser les scrutins et tenir les bureaux de vote"),
            N_("Suivre les procurations"),
        ),
        bases=("legal_obligation",),
        text="Code électoral",
        subjects=(("voters", "Électeurs, mandataires, assesseurs"),),
        data=(
            Kept(
                "identity",
                "Identité, nationalité, bureau de vote",
                "3 ans",
                "la radiation",
                source=ELECTIONS,
                fate="keep",
            ),
            Kept("contact", "Adresse", "3 ans", "la radiation", source=ELECTIONS, fate="keep"),
            Kept("identity", "Listes d'émargement", "5 ans", "le scrutin", source=ELECTIONS),
            Kept("identity", "Procurations", "40 mois", "leur établissement", source=ELECTIONS),
        ),
        recipients=(
            ("authority", "INSEE, répertoire électoral unique"),
            ("authority", "Préfecture"),
            ("authority", "Commission de contrôle des listes"),
            ("other", "Électeurs et candidats qui s'engagent à un usage non commercial"),
        ),
        exemption="E03",
        advice="Les listes générales sont conservées aux archives ; certaines pièces du scrutin "
        "sont détruites plus tôt.",
    ),
    Entry(
        code="C03",
        title=N_("Recensement citoyen des jeunes de 16 ans"),
        audience="public",
        forms=COMMUNE,
        purposes=(
            N_("Recenser les jeunes de 16 ans et leur délivrer une attestation"),
            N_("Transmettre les listes au centre du service national"),
        ),
        bases=("legal_obligation",),
        text="Code du service national",
        subjects=(("children", "Jeunes de 16 à 25 ans"), ("parents", "")),
        data=(
            Kept("identity", "Identité, filiation", "5 ans", "le recensement", source=TOWNS),
            Kept("contact", "Adresse", "5 ans", "le recensement", source=TOWNS),
            Kept("education", "Scolarité", "5 ans", "le recensement", source=TOWNS),
        ),
        recipients=(("authority", "Centre du service national"),),
    ),
    Entry(
        code="C04",
        title=N_("Recensement de la population"),
        audience="public",
        forms=COMMUNE,
        purposes=(N_("Collecter les bulletins du recensement pour l'INSEE"),),
        bases=("legal_obligation",),
        text="Loi n° 2002-276",
        role="processor",
        subjects=(("residents", ""),),
        data=(
            Kept(
                "identity",
                "Bulletins de l'INSEE",
                words="Aucune copie gardée par la commune : remise à l'INSEE à la fin de la "
                "collecte",
                source=PRACTICE,
            ),
        ),
        recipients=(("authority", "INSEE, responsable du recensement"),),
        advice="L'INSEE est responsable : nommez-le parmi les clients de la fiche, ou corrigez le "
        "rôle.",
    ),
    Entry(
        code="C05",
        title=N_("Cimetière : concessions et inhumations"),
        audience="public",
        forms=LOCAL,
        purposes=(
            N_("Attribuer et renouveler les concessions funéraires"),
            N_("Autoriser les inhumations, exhumations et travaux"),
        ),
        bases=("legal_obligation", "public_task"),
        text="Code général des collectivités territoriales",
        why="Obligation légale pour la police des funérailles ; mission d'intérêt public pour la "
        "gestion des concessions.",
        subjects=(("residents", "Concessionnaires, ayants droit"), ("other", "Défunts")),
        data=(
            Kept(
                "identity",
                "Registres et titres de concession : identité, emplacement",
                words="Conservation définitive des registres et des titres",
                source=TOWNS,
                fate="keep",
            ),
            Kept(
                "family_life",
                "Registres et titres de concession : lien avec le défunt",
                words="Conservation définitive des registres et des titres",
                source=TOWNS,
                fate="keep",
            ),
            Kept("official_documents", "Autorisations", "10 ans", "l'autorisation", source=TOWNS),
        ),
        recipients=(("partner", "Entreprises de pompes funèbres"), ("authority", "Préfecture")),
    ),
    Entry(
        code="C06",
        title=N_("Titres d'identité : guichet et rendez-vous"),
        audience="public",
        forms=COMMUNE,
        purposes=(
            N_("Recevoir les demandes de carte d'identité et de passeport"),
            N_("Fixer les rendez-vous et remettre les titres"),
        ),
        bases=("legal_obligation",),
        text="Textes sur les cartes d'identité et les passeports, à citer",
        subjects=(("users", "Demandeurs de titres"),),
        data=(
            Kept("identity", "Identité", "5 ans", "la remise du titre", source=TOWNS),
            Kept(
                "official_documents",
                "Registre des demandes et des remises, pièces",
                "5 ans",
                "la remise du titre",
                source=TOWNS,
            ),
        ),
        recipients=(("authority", "ANTS (France Titres)"), ("authority", "Préfecture")),
        dpia="L'État répond de l'analyse d'impact du fichier des titres électroniques sécurisés.",
        advice="Les empreintes sont traitées par l'État : la commune n'en garde aucune.",
    ),
    Entry(
        code="C07",
        title=N_("Attestations d'accueil"),
        audience="public",
        forms=COMMUNE,
        purposes=(N_("Instruire et valider les attestations d'accueil des étrangers"),),
        bases=("legal_obligation",),
        text="Code de l'entrée et du séjour des étrangers et du droit d'asile",
        subjects=(("residents", "Hébergeants"), ("other", "Étrangers accueillis")),
        data=(
            Kept("identity", "Identité", "5 ans", "la décision", source=TOWNS),
            Kept("official_documents", "Passeport", "5 ans", "la décision", source=TOWNS),
            Kept("economic", "Ressources de l'hébergeant", "5 ans", "la décision", source=TOWNS),
            Kept("social_situation", "Logement", "5 ans", "la décision", source=TOWNS),
        ),
        recipients=(("authority", "Préfecture"), ("authority", "Consulats")),
    ),
)
