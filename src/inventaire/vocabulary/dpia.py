"""Words about data protection impact assessments (AIPD): criteria, lists, states."""

from __future__ import annotations

from datetime import date

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary

CRITERIA = Vocabulary(
    "criteria",
    N_("Critère d'AIPD"),
    (
        Term(
            code="evaluation",
            label=N_("Évaluation ou notation"),
            definition=N_("Profilage, score."),
        ),
        Term(
            code="automated_decision",
            label=N_("Décision automatisée"),
            definition=N_("Avec effet juridique ou similaire."),
        ),
        Term(
            code="systematic_monitoring",
            label=N_("Surveillance systématique"),
            definition=N_("Y compris d'un lieu public."),
        ),
        Term(
            code="sensitive_data",
            label=N_("Données sensibles ou hautement personnelles"),
            definition=N_("Art. 9, art. 10, finances, localisation, NIR."),
        ),
        Term(
            code="large_scale",
            label=N_("Grande échelle"),
            definition=N_("Nombre, volume, durée, étendue."),
        ),
        Term(
            code="crossing",
            label=N_("Croisement de données"),
            definition=N_("Fichiers rapprochés."),
        ),
        Term(
            code="vulnerable_people",
            label=N_("Personnes vulnérables"),
            definition=N_("Enfants, agents, patients, personnes âgées."),
        ),
        Term(
            code="innovative_use",
            label=N_("Usage innovant"),
            definition=N_("Technologie nouvelle."),
        ),
        Term(
            code="exclusion",
            label=N_("Exclusion d'un droit ou d'un contrat"),
            definition=N_("La personne peut en être privée."),
        ),
    ),
    source="WP248 rev.01",
)

REQUIRED_TYPES = Vocabulary(
    "required_types",
    N_("Type de la liste « AIPD requise »"),
    (
        Term(
            code="R01",
            label=N_("Santé : prise en charge par un établissement"),
        ),
        Term(
            code="R02",
            label=N_("Données génétiques de personnes vulnérables"),
        ),
        Term(
            code="R03",
            label=N_("Profilage pour la gestion des ressources humaines"),
        ),
        Term(
            code="R04",
            label=N_("Surveillance constante de l'activité d'employés"),
        ),
        Term(
            code="R05",
            label=N_("Alertes et signalements en matière sociale et sanitaire"),
        ),
        Term(
            code="R06",
            label=N_("Alertes et signalements professionnels"),
        ),
        Term(
            code="R07",
            label=N_("Entrepôt de données de santé ou registre"),
        ),
        Term(
            code="R08",
            label=N_("Profilage pouvant priver d'un contrat"),
        ),
        Term(
            code="R09",
            label=N_("Fichiers mutualisés de manquements contractuels"),
        ),
        Term(
            code="R10",
            label=N_("Profilage avec des sources externes"),
        ),
        Term(
            code="R11",
            label=N_("Biométrie de personnes vulnérables"),
        ),
        Term(
            code="R12",
            label=N_("Instruction et gestion de logements sociaux"),
        ),
        Term(
            code="R13",
            label=N_("Accompagnement social ou médico-social"),
        ),
        Term(
            code="R14",
            label=N_("Localisation à large échelle"),
        ),
    ),
    source="CNIL, délibération 2018-327 du 11 octobre 2018",
    as_of=date(2018, 11, 6),
)

EXEMPTIONS = Vocabulary(
    "exemptions",
    N_("Type de la liste « AIPD non requise »"),
    (
        Term(
            code="E01",
            label=N_("Ressources humaines, moins de 250 personnes, sans profilage"),
        ),
        Term(
            code="E02",
            label=N_("Relation avec les fournisseurs"),
        ),
        Term(
            code="E03",
            label=N_("Fichier électoral des communes"),
        ),
        Term(
            code="E04",
            label=N_("Comités sociaux"),
        ),
        Term(
            code="E05",
            label=N_("Membres et donateurs d'une association, sans données sensibles"),
        ),
        Term(
            code="E06",
            label=N_("Patients d'un professionnel exerçant seul"),
        ),
        Term(
            code="E07",
            label=N_("Avocats exerçant seuls"),
        ),
        Term(
            code="E08",
            label=N_("Greffiers des tribunaux de commerce"),
        ),
        Term(
            code="E09",
            label=N_("Notaires"),
        ),
        Term(
            code="E10",
            label=N_("Services scolaires, périscolaires et petite enfance"),
        ),
        Term(
            code="E11",
            label=N_("Contrôle d'accès et d'horaires, sans biométrie"),
            to_check=True,
        ),
        Term(
            code="E12",
            label=N_("Éthylotests antidémarrage"),
            to_check=True,
        ),
    ),
    source="CNIL, délibération 2019-118 du 12 septembre 2019",
    as_of=date(2019, 10, 22),
)

DPIA_STATUSES = Vocabulary(
    "dpia_statuses",
    N_("État de l'AIPD"),
    (
        Term(
            code="not_required",
            label=N_("Non requise"),
            definition=N_("Liste d'exemption, ou moins de deux critères, avec motif."),
        ),
        Term(
            code="to_do",
            label=N_("À faire"),
            definition=N_("Elle est due et n'a pas commencé."),
        ),
        Term(
            code="in_progress",
            label=N_("En cours"),
            definition=N_("Elle est commencée."),
        ),
        Term(
            code="done",
            label=N_("Faite"),
            definition=N_("Elle est datée et validée."),
        ),
        Term(
            code="justified_absence",
            label=N_("Absence justifiée"),
            definition=N_("Le motif est écrit et conservé."),
        ),
    ),
    source="RGPD art. 35",
)
