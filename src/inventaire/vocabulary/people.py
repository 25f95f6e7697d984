"""Whose data, and which: categories of people and of personal data."""

from __future__ import annotations

from dataclasses import dataclass

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSubject(Term):
    """A category of people. ``vulnerable``: as WP248 understands it, criterion 7."""

    vulnerable: bool = False
    minors: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DataCategory(Term):
    """A category of data about people."""

    #: Art. 9(1).
    special: bool = False
    #: Art. 10.
    criminal: bool = False
    nir: bool = False
    #: « Données hautement personnelles » of WP248, criterion 4.
    highly_personal: bool = False
    direct_identifier: bool = False
    #: The line of the CNIL's simplified register that it belongs to.
    cnil_label: str = ""


# Two labels of the CNIL's register that are longer than a line.
_CNIL_ECONOMIC = (
    "Informations d'ordre économique et financier "
    "(revenus, situation financière, situation fiscale, etc.)"
)
_CNIL_BIOMETRIC = (
    "Données biométriques aux fins d'identifier une personne physique de manière unique"
)

DATA_SUBJECTS = Vocabulary(
    "data_subjects",
    N_("Catégorie de personnes"),
    (
        DataSubject(
            code="employees",
            label=N_("Salariés, agents"),
            vulnerable=True,
        ),
        DataSubject(
            code="elected",
            label=N_("Élus"),
        ),
        DataSubject(
            code="applicants",
            label=N_("Candidats à un emploi"),
            vulnerable=True,
        ),
        DataSubject(
            code="users",
            label=N_("Usagers"),
        ),
        DataSubject(
            code="residents",
            label=N_("Habitants, administrés"),
        ),
        DataSubject(
            code="pupils",
            label=N_("Élèves"),
            vulnerable=True,
            minors=True,
        ),
        DataSubject(
            code="children",
            label=N_("Enfants"),
            vulnerable=True,
            minors=True,
        ),
        DataSubject(
            code="parents",
            label=N_("Parents, responsables légaux"),
        ),
        DataSubject(
            code="elderly",
            label=N_("Personnes âgées"),
            vulnerable=True,
        ),
        DataSubject(
            code="disabled",
            label=N_("Personnes handicapées"),
            vulnerable=True,
        ),
        DataSubject(
            code="social_aid_recipients",
            label=N_("Bénéficiaires de l'aide sociale"),
            vulnerable=True,
        ),
        DataSubject(
            code="patients",
            label=N_("Patients"),
            vulnerable=True,
        ),
        DataSubject(
            code="members",
            label=N_("Adhérents, sociétaires"),
        ),
        DataSubject(
            code="donors",
            label=N_("Donateurs"),
        ),
        DataSubject(
            code="volunteers",
            label=N_("Bénévoles"),
        ),
        DataSubject(
            code="beneficiaries",
            label=N_("Bénéficiaires d'un accompagnement"),
            vulnerable=True,
        ),
        DataSubject(
            code="customers",
            label=N_("Clients"),
        ),
        DataSubject(
            code="suppliers",
            label=N_("Fournisseurs, prestataires"),
        ),
        DataSubject(
            code="partners",
            label=N_("Partenaires"),
        ),
        DataSubject(
            code="prospects",
            label=N_("Prospects"),
        ),
        DataSubject(
            code="web_visitors",
            label=N_("Internautes"),
        ),
        DataSubject(
            code="subscribers",
            label=N_("Abonnés à une lettre"),
        ),
        DataSubject(
            code="voters",
            label=N_("Électeurs"),
        ),
        DataSubject(
            code="offenders",
            label=N_("Personnes mises en cause"),
            vulnerable=True,
        ),
        DataSubject(
            code="passers_by",
            label=N_("Passants"),
        ),
        DataSubject(
            code="contacts",
            label=N_("Interlocuteurs d'organismes"),
        ),
        DataSubject(
            code="other",
            label=N_("Autres personnes"),
        ),
    ),
    source="RGPD art. 30(1)(c) ; WP248",
)

DATA_CATEGORIES = Vocabulary(
    "data_categories",
    N_("Catégorie de données"),
    (
        DataCategory(
            code="identity",
            label=N_("Identité, état civil"),
            definition=N_("Nom, prénom, sexe, nationalité, matricule."),
            direct_identifier=True,
            cnil_label="État civil, identité, données d'identification, images…",
        ),
        DataCategory(
            code="contact",
            label=N_("Coordonnées"),
            definition=N_("Adresse, courriel, téléphone."),
            direct_identifier=True,
            cnil_label="État civil, identité, données d'identification, images…",
        ),
        DataCategory(
            code="birth",
            label=N_("Naissance"),
            definition=N_("Date et lieu de naissance."),
            cnil_label="État civil, identité, données d'identification, images…",
        ),
        DataCategory(
            code="image",
            label=N_("Images, voix"),
            definition=N_("Photos, vidéos, enregistrements."),
            direct_identifier=True,
            cnil_label="État civil, identité, données d'identification, images…",
        ),
        DataCategory(
            code="official_documents",
            label=N_("Pièces d'identité et documents officiels"),
            definition=N_("Copies de titres, permis, justificatifs."),
            direct_identifier=True,
            cnil_label="État civil, identité, données d'identification, images…",
        ),
        DataCategory(
            code="vehicle",
            label=N_("Véhicule"),
            definition=N_("Plaque d'immatriculation."),
            cnil_label="État civil, identité, données d'identification, images…",
        ),
        DataCategory(
            code="family_life",
            label=N_("Vie familiale"),
            definition=N_("Situation, enfants, personnes à prévenir."),
            cnil_label="Vie personnelle (habitudes de vie, situation familiale, etc.)",
        ),
        DataCategory(
            code="lifestyle",
            label=N_("Vie personnelle"),
            definition=N_("Habitudes de vie, loisirs, prêts, préférences."),
            cnil_label="Vie personnelle (habitudes de vie, situation familiale, etc.)",
        ),
        DataCategory(
            code="education",
            label=N_("Scolarité, formation"),
            definition=N_("Parcours scolaire, diplômes, résultats."),
            cnil_label="Vie personnelle (habitudes de vie, situation familiale, etc.)",
        ),
        DataCategory(
            code="professional_life",
            label=N_("Vie professionnelle"),
            definition=N_("Emploi, carrière, évaluations, absences."),
            cnil_label="Vie personnelle (habitudes de vie, situation familiale, etc.)",
        ),
        DataCategory(
            code="social_situation",
            label=N_("Situation sociale"),
            definition=N_("Difficultés sociales, droits, logement."),
            highly_personal=True,
            cnil_label="Vie personnelle (habitudes de vie, situation familiale, etc.)",
        ),
        DataCategory(
            code="economic",
            label=N_("Situation économique et financière"),
            definition=N_("Revenus, quotient familial, sommes dues."),
            highly_personal=True,
            cnil_label=_CNIL_ECONOMIC,
        ),
        DataCategory(
            code="bank",
            label=N_("Coordonnées bancaires"),
            definition=N_("RIB, IBAN, carte."),
            highly_personal=True,
            cnil_label=_CNIL_ECONOMIC,
        ),
        DataCategory(
            code="tax",
            label=N_("Situation fiscale"),
            definition=N_("Revenu fiscal, avis d'imposition."),
            highly_personal=True,
            cnil_label=_CNIL_ECONOMIC,
        ),
        DataCategory(
            code="connection",
            label=N_("Données de connexion"),
            definition=N_("Adresse IP, journaux, identifiants de comptes."),
            cnil_label="Données de connexion (adress IP, logs, etc.)",
        ),
        DataCategory(
            code="location",
            label=N_("Localisation"),
            definition=N_("Déplacements, GPS, badges."),
            highly_personal=True,
            cnil_label="Données de localisation (déplacements, données GPS, GSM, etc.)",
        ),
        DataCategory(
            code="nir",
            label=N_("NIR (numéro de sécurité sociale)"),
            definition=N_("Usages limités par décret."),
            nir=True,
            highly_personal=True,
            direct_identifier=True,
            cnil_label="Numéro de Sécurité Sociale (ou NIR)",
            source="Décret 2019-341",
            to_check=True,
        ),
        DataCategory(
            code="racial_origin",
            label=N_("Origine raciale ou ethnique"),
            special=True,
            cnil_label="Données révélant l'origine raciale ou ethnique",
            source="RGPD art. 9(1)",
        ),
        DataCategory(
            code="political_opinions",
            label=N_("Opinions politiques"),
            special=True,
            cnil_label="Données révélant les opinions politiques",
            source="RGPD art. 9(1)",
        ),
        DataCategory(
            code="religious_beliefs",
            label=N_("Convictions religieuses ou philosophiques"),
            special=True,
            cnil_label="Données révélant les convictions religieuses ou philosophiques",
            source="RGPD art. 9(1)",
        ),
        DataCategory(
            code="union_membership",
            label=N_("Appartenance syndicale"),
            special=True,
            cnil_label="Données révélant l'appartenance syndicale",
            source="RGPD art. 9(1)",
        ),
        DataCategory(
            code="genetic",
            label=N_("Données génétiques"),
            special=True,
            cnil_label="Données génétiques",
            source="RGPD art. 9(1)",
        ),
        DataCategory(
            code="biometric",
            label=N_("Biométrie identifiant une personne"),
            special=True,
            cnil_label=_CNIL_BIOMETRIC,
            source="RGPD art. 9(1)",
        ),
        DataCategory(
            code="health",
            label=N_("Santé"),
            special=True,
            cnil_label="Données concernant la santé",
            source="RGPD art. 9(1)",
        ),
        DataCategory(
            code="sex_life",
            label=N_("Vie ou orientation sexuelle"),
            special=True,
            cnil_label="Données concernant la vie sexuelle ou l'orientation sexuelle",
            source="RGPD art. 9(1)",
        ),
        DataCategory(
            code="offences",
            label=N_("Condamnations et infractions"),
            criminal=True,
            highly_personal=True,
            cnil_label="Données relatives à des condamnations pénales ou infractions",
            source="RGPD art. 10",
        ),
        DataCategory(
            code="free_text",
            label=N_("Commentaires libres"),
            definition=N_("Zone où l'on peut écrire n'importe quoi."),
            cnil_label="Vie personnelle (habitudes de vie, situation familiale, etc.)",
        ),
        DataCategory(
            code="other",
            label=N_("Autres données"),
            definition=N_("À préciser dans la description."),
            cnil_label="Vie personnelle (habitudes de vie, situation familiale, etc.)",
        ),
    ),
    source="RGPD art. 9, 10 ; registre simplifié de la CNIL",
)
