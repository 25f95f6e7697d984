"""The maturity questionnaire: six axes, three or four questions each, five levels in plain words.

The five levels follow the usual ladder from « nothing is organised » to « it improves by itself »;
the questions are our own. A questionnaire keeps its version: answers given to one are never read
with another. Its words never change: a question that must be said otherwise is retired, a new one
takes its place, and the version is raised.
"""

from __future__ import annotations

from dataclasses import dataclass

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary

VERSION = "2026-1"

LEVEL_LABELS = (
    N_("Au cas par cas"),
    N_("Amorcé"),
    N_("Défini"),
    N_("Piloté"),
    N_("En amélioration continue"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Term):
    """One question, and what each of its five levels looks like, from 1 to 5."""

    levels: tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Axis:
    """A side of the organisation that is looked at, and the training that helps there."""

    code: str
    label: str
    training: str
    questions: tuple[Question, ...]


AXES: tuple[Axis, ...] = (
    Axis(
        "governance",
        N_("Pilotage"),
        "open_data_two_days",
        (
            Question(
                code="strategy",
                label=N_("Les données ont-elles leur place dans les décisions de la direction ?"),
                levels=(
                    N_("Le sujet n'est pas porté."),
                    N_("Une personne s'y intéresse, sans mandat."),
                    N_("Un mandat écrit dit qui s'en occupe et pour quoi faire."),
                    N_("La direction suit un plan et ses résultats au moins une fois par an."),
                    N_("Le plan est revu avec les services et les partenaires, bilan publié."),
                ),
            ),
            Question(
                code="stewards",
                label=N_("Sait-on qui répond de chaque jeu de données ?"),
                levels=(
                    N_("Personne n'est désigné."),
                    N_("On sait à qui demander, de mémoire."),
                    N_("Un référent est nommé pour les principaux jeux de données."),
                    N_("Chaque jeu a un référent, et la liste est tenue à jour."),
                    N_("Les référents ont du temps, se réunissent et font évoluer les règles."),
                ),
            ),
            Question(
                code="means",
                label=N_("Des moyens sont-ils prévus (temps, budget, commande publique) ?"),
                levels=(
                    N_("Rien n'est prévu."),
                    N_("Des moyens sont trouvés quand un problème survient."),
                    N_("Un budget ou un temps de travail est inscrit chaque année."),
                    N_("Les contrats et marchés traitent des données dès leur rédaction."),
                    N_("Les dépenses sont rapprochées de ce qu'elles ont apporté."),
                ),
            ),
        ),
    ),
    Axis(
        "inventory",
        N_("Connaissance des données"),
        "open_data_day",
        (
            Question(
                code="catalogue",
                label=N_("Existe-t-il un inventaire des données et des systèmes ?"),
                levels=(
                    N_("Aucun inventaire."),
                    N_("Des listes partielles, dans plusieurs fichiers."),
                    N_("Un inventaire unique couvre les principaux services."),
                    N_("L'inventaire couvre tous les services et il est revu chaque année."),
                    N_("L'inventaire est mis à jour par les services quand quelque chose change."),
                ),
            ),
            Question(
                code="flows",
                label=N_("Sait-on où vont les données ?"),
                levels=(
                    N_("On le découvre en cas d'incident."),
                    N_("Quelques échanges sont connus des agents concernés."),
                    N_("Les échanges principaux sont décrits."),
                    N_("Tous les flux sont décrits, avec leur moyen et leur fondement."),
                    N_("La carte des flux sert à décider : doublons, ressaisies, dépendances."),
                ),
            ),
            Question(
                code="metadata",
                label=N_("Comment les jeux de données sont-ils décrits ?"),
                levels=(
                    N_("Ils ne le sont pas."),
                    N_("Un titre et un emplacement."),
                    N_("Une fiche : objet, fréquence, contact, conditions."),
                    N_("Les fiches suivent un standard et leur qualité est mesurée."),
                    N_("Les colonnes sont documentées et les retours des usagers pris en compte."),
                ),
            ),
        ),
    ),
    Axis(
        "protection",
        N_("Protection des personnes"),
        "dpo",
        (
            Question(
                code="register",
                label=N_("Le registre des traitements est-il tenu ?"),
                levels=(
                    N_("Il n'existe pas."),
                    N_("Il a été commencé, puis laissé."),
                    N_("Il couvre les traitements connus."),
                    N_("Il est revu chaque année et rapproché des flux réels."),
                    N_("Tout nouveau projet y passe avant de commencer."),
                ),
            ),
            Question(
                code="rights",
                label=N_("Que se passe-t-il quand une personne demande ses données ?"),
                levels=(
                    N_("Rien n'est prévu."),
                    N_("On s'organise au coup par coup."),
                    N_("Une procédure dit qui répond et dans quel délai."),
                    N_("Les demandes sont suivies et les délais tenus."),
                    N_("On sait retrouver toutes les copies, et on tire les leçons des demandes."),
                ),
            ),
            Question(
                code="security",
                label=N_("Comment la sécurité des données personnelles est-elle assurée ?"),
                levels=(
                    N_("Elle repose sur les habitudes de chacun."),
                    N_("Quelques mesures techniques, sans règle écrite."),
                    N_("Des règles écrites : mots de passe, habilitations, sauvegardes."),
                    N_("Les mesures sont contrôlées et les restaurations essayées."),
                    N_("Les risques sont réévalués après chaque incident ou changement."),
                ),
            ),
            Question(
                code="retention",
                label=N_("Les durées de conservation sont-elles appliquées ?"),
                levels=(
                    N_("Tout est gardé."),
                    N_("On trie quand la place manque."),
                    N_("Des durées sont fixées par catégorie de données."),
                    N_("Elles sont appliquées, avec le visa des archives quand il le faut."),
                    N_("L'application est automatisée et vérifiée."),
                ),
            ),
        ),
    ),
    Axis(
        "openness",
        N_("Ouverture"),
        "open_data_day",
        (
            Question(
                code="publication",
                label=N_("Des données sont-elles publiées ?"),
                levels=(
                    N_("Aucune."),
                    N_("Quelques fichiers sur le site, sans licence."),
                    N_("Des jeux sont publiés, avec une licence et un format ouvert."),
                    N_("La publication suit un calendrier et des schémas nationaux."),
                    N_("Elle est automatique et guidée par les réutilisations."),
                ),
            ),
            Question(
                code="directory",
                label=N_("Le répertoire des informations publiques est-il à jour ?"),
                levels=(
                    N_("Il n'existe pas, ou la question ne s'est jamais posée."),
                    N_("Une page liste quelques documents."),
                    N_("Le répertoire contient ce que la loi demande."),
                    N_("Il est révisé chaque année et mis en ligne."),
                    N_("Il est produit par l'inventaire et lisible par une machine."),
                ),
            ),
            Question(
                code="requests",
                label=N_("Comment traite-t-on une demande de communication de document ?"),
                levels=(
                    N_("On ne sait pas à qui la transmettre."),
                    N_("Le service concerné répond quand il peut."),
                    N_("Une personne est désignée et les délais sont connus."),
                    N_("Les demandes sont suivies, les refus motivés."),
                    N_("Ce qui est souvent demandé est publié d'avance."),
                ),
            ),
        ),
    ),
    Axis(
        "skills",
        N_("Compétences"),
        "open_data_two_days",
        (
            Question(
                code="awareness",
                label=N_("Les agents connaissent-ils les règles sur les données ?"),
                levels=(
                    N_("Non, ou très peu."),
                    N_("Quelques-uns se sont formés seuls."),
                    N_("Une sensibilisation a été donnée à tous."),
                    N_("La formation est renouvelée et suivie."),
                    N_("Les équipes forment à leur tour et partagent leurs pratiques."),
                ),
            ),
            Question(
                code="tools",
                label=N_("Les agents ont-ils des outils adaptés à leurs données ?"),
                levels=(
                    N_("Chacun a son tableur."),
                    N_("Des outils métier, complétés par beaucoup de ressaisies."),
                    N_("Les outils métier couvrent l'essentiel."),
                    N_("Les outils échangent entre eux."),
                    N_("Les outils sont choisis avec les agents et évalués."),
                ),
            ),
            Question(
                code="analysis",
                label=N_("Sait-on faire parler les données ?"),
                levels=(
                    N_("Elles servent à la gestion courante seulement."),
                    N_("Des tableaux sont faits à la demande."),
                    N_("Des indicateurs sont suivis régulièrement."),
                    N_("Les services produisent leurs analyses."),
                    N_("Les décisions importantes s'appuient sur elles."),
                ),
            ),
        ),
    ),
    Axis(
        "engagement",
        N_("Relations et usages"),
        "open_data_two_days",
        (
            Question(
                code="partners",
                label=N_("Comment échange-t-on des données avec les partenaires ?"),
                levels=(
                    N_("Par courriel, sans cadre."),
                    N_("Des habitudes, quelques accords."),
                    N_("Des conventions pour les échanges principaux."),
                    N_("Toutes les conventions sont tenues et revues."),
                    N_("Les échanges sont conçus ensemble, avec des standards communs."),
                ),
            ),
            Question(
                code="users",
                label=N_("Sait-on ce que les usagers font des données, et ce qu'ils attendent ?"),
                levels=(
                    N_("Non."),
                    N_("Quelques retours, par hasard."),
                    N_("Un point de contact reçoit les questions."),
                    N_("Les retours sont suivis et il y est répondu."),
                    N_("Des rencontres et des réutilisations sont soutenues."),
                ),
            ),
            Question(
                code="value",
                label=N_("L'apport des données est-il montré ?"),
                levels=(
                    N_("Non."),
                    N_("On cite un exemple ou deux."),
                    N_("Des cas d'usage sont décrits."),
                    N_("Des résultats sont mesurés."),
                    N_("Ils sont publiés et nourrissent le plan de l'année suivante."),
                ),
            ),
        ),
    ),
)

#: Every question, those of earlier versions included, so that old answers stay readable.
MATURITY_QUESTIONS = Vocabulary(
    "maturity_questions",
    N_("Question du questionnaire de maturité"),
    tuple(question for axis in AXES for question in axis.questions),
)
