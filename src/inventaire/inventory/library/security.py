"""Typical processing of a commune: municipal police, cameras, fines, animals, lost property."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.library.entry import Entry, Kept
from inventaire.inventory.library.sources import COMMUNE, LOCAL, SERVICE, SORTING, TOWNS

_TITLE_III = "Loi Informatique et libertés, titre III"
_POLICE = "Le traitement relève de la police-justice (LIL titre III) et non du RGPD seul."

ENTRIES = (
    Entry(
        code="C17",
        title=N_("Police municipale : main courante et rapports"),
        audience="public",
        forms=LOCAL,
        purposes=(
            N_("Consigner les interventions de la police municipale"),
            N_("Rédiger et transmettre les rapports"),
        ),
        bases=("public_task",),
        text=_TITLE_III,
        subjects=(("offenders", ""), ("other", "Victimes, témoins")),
        data=(
            Kept(
                "identity",
                "Main courante : identité, faits",
                "3 ans",
                "l'inscription",
                source=f"{TOWNS} ; CNIL",
                fate="keep",
            ),
            Kept(
                "offences",
                "Rapports : infractions constatées",
                "5 ans",
                "le rapport",
                source=TOWNS,
                fate="sort",
            ),
        ),
        recipients=(
            ("authority", "Officier de police judiciaire"),
            ("authority", "Parquet"),
            ("internal_service", "Maire"),
        ),
        article_10="public_authority",
        criteria=("sensitive_data", "vulnerable_people"),
        dpia="Une analyse d'impact est souvent due.",
        advice=_POLICE,
    ),
    Entry(
        code="C18",
        title=N_("Verbalisation, forfait post-stationnement et fourrière"),
        audience="public",
        forms=LOCAL,
        purposes=(
            N_("Constater les contraventions et les infractions au stationnement"),
            N_("Établir et recouvrer les forfaits post-stationnement"),
            N_("Suivre les mises en fourrière"),
        ),
        bases=("legal_obligation",),
        text="Code général des collectivités territoriales et code de la route",
        subjects=(("offenders", "Contrevenants"), ("other", "Titulaires de certificats")),
        data=(
            Kept("identity", "Identité", "10 ans", "la clôture du dossier", source=SORTING),
            Kept("vehicle", "Plaque, véhicule", "10 ans", "la clôture du dossier", source=SORTING),
            Kept("offences", "Infraction", "10 ans", "la clôture du dossier", source=SORTING),
        ),
        recipients=(
            ("authority", "ANTAI"),
            ("authority", "Officier du ministère public"),
            ("authority", "Trésor public"),
        ),
        article_10="public_authority",
    ),
    Entry(
        code="C19",
        title=N_("Vidéoprotection de la voie publique"),
        audience="public",
        forms=LOCAL,
        purposes=(
            N_("Protéger les personnes, les bâtiments et les installations publics"),
            N_("Fournir des images aux enquêtes"),
        ),
        bases=("legal_obligation", "public_task"),
        text="Code de la sécurité intérieure, art. L251-1 et suivants ; arrêté préfectoral, à "
        "citer",
        why="Mission d'intérêt public pour la protection ; obligation légale pour les conditions "
        "fixées par l'arrêté.",
        subjects=(("passers_by", ""),),
        data=(
            Kept(
                "image",
                "Images ; la durée est celle de l'arrêté, un mois au plus",
                "1 mois",
                "l'enregistrement",
                source="CSI, art. L252-5",
                checked=True,
            ),
            Kept(
                "connection",
                "Registre des accès aux images",
                words="Durée à fixer avec l'arrêté préfectoral",
                source="CSI, art. L251-1 et suivants",
            ),
        ),
        recipients=(
            ("internal_service", "Agents habilités nommément"),
            ("authority", "Officier de police judiciaire"),
        ),
        criteria=("systematic_monitoring", "large_scale"),
        dpia="Surveillance systématique à grande échelle d'une zone accessible au public (RGPD "
        "art. 35(3)(c)) : l'analyse d'impact est due.",
        advice="L'autorisation préfectorale est à joindre à la fiche.",
    ),
    Entry(
        code="C20",
        title=N_("Caméras individuelles de la police municipale"),
        audience="public",
        forms=LOCAL,
        purposes=(
            N_("Prévenir les incidents pendant les interventions"),
            N_("Constater les infractions et former les agents"),
        ),
        bases=("public_task",),
        text=f"{_TITLE_III} ; code de la sécurité intérieure, art. L241-2",
        subjects=(("passers_by", "Personnes filmées"), ("employees", "Agents")),
        data=(
            Kept(
                "image",
                "Images et sons",
                "1 mois",
                "l'enregistrement",
                source="CSI, art. R241-13 (décret 2022-1395)",
            ),
            Kept(
                "connection",
                "Agent, lieu, date ; journal des consultations",
                "1 mois",
                "l'enregistrement",
                source="CSI, art. R241-13 (décret 2022-1395)",
            ),
        ),
        recipients=(
            ("internal_service", "Policiers municipaux habilités"),
            ("internal_service", "Maire"),
        ),
        criteria=("systematic_monitoring", "vulnerable_people"),
        dpia="Une analyse d'impact cadre existe : il reste à la compléter pour la commune.",
        advice=_POLICE,
    ),
    Entry(
        code="C21",
        title=N_("Objets trouvés"),
        audience="public",
        forms=LOCAL,
        purposes=(N_("Enregistrer les objets trouvés et les rendre à leur propriétaire"),),
        bases=("public_task",),
        text=SERVICE,
        subjects=(("users", "Déclarants, propriétaires"),),
        data=(
            Kept("identity", "Identité, objet", "3 ans", "la déclaration", source=SORTING),
            Kept("contact", "Coordonnées", "3 ans", "la déclaration", source=SORTING),
        ),
        recipients=(("internal_service", "Accueil ou police municipale"),),
    ),
    Entry(
        code="C22",
        title=N_("Permis de détention des chiens catégorisés"),
        audience="public",
        forms=COMMUNE,
        purposes=(N_("Délivrer et suivre les permis de détention de chiens catégorisés"),),
        bases=("legal_obligation",),
        text="Code rural et de la pêche maritime",
        subjects=(("residents", "Détenteurs"),),
        data=(
            Kept("identity", "Identité, permis", "15 ans", "la délivrance", source=TOWNS),
            Kept(
                "official_documents",
                "Attestation d'aptitude, évaluation",
                "15 ans",
                "la délivrance",
                source=TOWNS,
            ),
            Kept(
                "identity",
                "Registre des permis",
                words="Conservation définitive du registre",
                source=TOWNS,
                fate="keep",
            ),
        ),
        recipients=(("authority", "Préfecture"), ("partner", "Vétérinaires")),
    ),
)
