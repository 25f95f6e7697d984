"""How often something is updated or exchanged: the European list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inventaire.i18n import N_
from inventaire.vocabulary.metadata import AUTHORITY
from inventaire.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency(Term):
    """A frequency of the European list. ``days``: its period, where it has one."""

    udata: str
    days: float | None = None
    #: How people write it in French. « bimensuel » is twice a month, « bimestriel » every two.
    aliases: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """Its address in the European list."""
        return f"{AUTHORITY}frequency/{self.code}"


FREQUENCIES = Vocabulary(
    "frequencies",
    N_("Fréquence"),
    (
        Frequency(
            code="UPDATE_CONT",
            label=N_("Mise à jour continuelle"),
            udata="continuous",
            aliases=(
                "en continu",
                "temps réel",
            ),
        ),
        Frequency(
            code="CONT",
            label=N_("Continuelle (plusieurs fois par jour)"),
            udata="severalTimesADay",
            aliases=("plusieurs fois par jour",),
        ),
        Frequency(
            code="1MIN",
            label=N_("Toutes les minutes"),
            udata="oneMinute",
            days=1 / 1440,
        ),
        Frequency(
            code="5MIN",
            label=N_("Toutes les cinq minutes"),
            udata="fiveMinutes",
            days=5 / 1440,
        ),
        Frequency(
            code="10MIN",
            label=N_("Toutes les dix minutes"),
            udata="tenMinutes",
            days=10 / 1440,
        ),
        Frequency(
            code="15MIN",
            label=N_("Tous les quarts d'heure"),
            udata="fifteenMinutes",
            days=15 / 1440,
        ),
        Frequency(
            code="30MIN",
            label=N_("Toutes les demi-heures"),
            udata="thirtyMinutes",
            days=30 / 1440,
        ),
        Frequency(
            code="HOURLY",
            label=N_("Toutes les heures"),
            udata="hourly",
            days=60 / 1440,
            aliases=("horaire",),
        ),
        Frequency(
            code="BIHOURLY",
            label=N_("Toutes les deux heures"),
            udata="bihourly",
            days=120 / 1440,
        ),
        Frequency(
            code="TRIHOURLY",
            label=N_("Toutes les trois heures"),
            udata="trihourly",
            days=180 / 1440,
        ),
        Frequency(
            code="12HRS",
            label=N_("Toutes les douze heures"),
            udata="twelveHours",
            days=0.5,
        ),
        Frequency(
            code="DAILY_3",
            label=N_("Trois fois par jour"),
            udata="threeTimesADay",
            days=1,
        ),
        Frequency(
            code="DAILY_2",
            label=N_("Deux fois par jour"),
            udata="semidaily",
            days=1,
            aliases=("biquotidien",),
        ),
        Frequency(
            code="DAILY",
            label=N_("Quotidienne"),
            udata="daily",
            days=1,
            aliases=(
                "quotidien",
                "journalier",
                "chaque jour",
                "tous les jours",
            ),
        ),
        Frequency(
            code="WEEKLY_5",
            label=N_("Cinq fois par semaine"),
            udata="fiveTimesAWeek",
            days=7,
            aliases=("jours ouvrés",),
        ),
        Frequency(
            code="WEEKLY_3",
            label=N_("Trois fois par semaine"),
            udata="threeTimesAWeek",
            days=7,
        ),
        Frequency(
            code="WEEKLY_2",
            label=N_("Deux fois par semaine"),
            udata="semiweekly",
            days=7,
            aliases=("bihebdomadaire",),
        ),
        Frequency(
            code="WEEKLY",
            label=N_("Hebdomadaire"),
            udata="weekly",
            days=7,
            aliases=(
                "hebdo",
                "chaque semaine",
            ),
        ),
        Frequency(
            code="BIWEEKLY",
            label=N_("Toutes les deux semaines"),
            udata="biweekly",
            days=14,
            aliases=(
                "tous les quinze jours",
                "par quinzaine",
            ),
        ),
        Frequency(
            code="MONTHLY_3",
            label=N_("Trois fois par mois"),
            udata="threeTimesAMonth",
            days=31,
            aliases=("décadaire",),
        ),
        Frequency(
            code="MONTHLY_2",
            label=N_("Deux fois par mois"),
            udata="semimonthly",
            days=31,
            aliases=(
                "bimensuel",
                "bimensuelle",
            ),
        ),
        Frequency(
            code="MONTHLY",
            label=N_("Mensuelle"),
            udata="monthly",
            days=31,
            aliases=(
                "mensuel",
                "chaque mois",
            ),
        ),
        Frequency(
            code="BIMONTHLY",
            label=N_("Tous les deux mois"),
            udata="bimonthly",
            days=62,
            aliases=(
                "bimestriel",
                "bimestrielle",
            ),
        ),
        Frequency(
            code="QUARTERLY",
            label=N_("Trimestrielle"),
            udata="quarterly",
            days=93,
            aliases=(
                "trimestriel",
                "tous les trois mois",
            ),
        ),
        Frequency(
            code="ANNUAL_3",
            label=N_("Trois fois par an"),
            udata="threeTimesAYear",
            days=365,
            aliases=("quadrimestriel",),
        ),
        Frequency(
            code="ANNUAL_2",
            label=N_("Semestrielle"),
            udata="semiannual",
            days=183,
            aliases=(
                "semestriel",
                "deux fois par an",
                "biannuel",
            ),
        ),
        Frequency(
            code="ANNUAL",
            label=N_("Annuelle"),
            udata="annual",
            days=365,
            aliases=(
                "annuel",
                "chaque année",
            ),
        ),
        Frequency(
            code="BIENNIAL",
            label=N_("Tous les deux ans"),
            udata="biennial",
            days=730,
            aliases=(
                "biennal",
                "biennale",
                "bisannuel",
            ),
        ),
        Frequency(
            code="TRIENNIAL",
            label=N_("Tous les trois ans"),
            udata="triennial",
            days=1096,
            aliases=(
                "triennal",
                "triennale",
            ),
        ),
        Frequency(
            code="QUADRENNIAL",
            label=N_("Tous les quatre ans"),
            udata="quadrennial",
            days=1461,
            aliases=("quadriennal",),
        ),
        Frequency(
            code="QUINQUENNIAL",
            label=N_("Tous les cinq ans"),
            udata="quinquennial",
            days=1826,
            aliases=(
                "quinquennal",
                "quinquennale",
            ),
        ),
        Frequency(
            code="DECENNIAL",
            label=N_("Tous les dix ans"),
            udata="decennial",
            days=3652,
            aliases=("décennal",),
        ),
        Frequency(
            code="BIDECENNIAL",
            label=N_("Tous les vingt ans"),
            udata="bidecennial",
            days=7305,
        ),
        Frequency(
            code="TRIDECENNIAL",
            label=N_("Tous les trente ans"),
            udata="tridecennial",
            days=10957,
        ),
        Frequency(
            code="AS_NEEDED",
            label=N_("Ponctuelle"),
            udata="punctual",
            aliases=(
                "ponctuel",
                "au besoin",
                "à la demande",
            ),
        ),
        Frequency(
            code="IRREG",
            label=N_("Irrégulière"),
            udata="irregular",
            aliases=("irrégulier",),
        ),
        Frequency(
            code="NEVER",
            label=N_("Jamais"),
            udata="never",
            aliases=(
                "figé",
                "aucune",
            ),
        ),
        Frequency(
            code="NOT_PLANNED",
            label=N_("Non prévue"),
            udata="notPlanned",
        ),
        Frequency(
            code="OTHER",
            label=N_("Autre fréquence"),
            udata="other",
            aliases=("autre",),
        ),
        Frequency(
            code="UNKNOWN",
            label=N_("Inconnue"),
            udata="unknown",
            aliases=(
                "inconnu",
                "ne sait pas",
            ),
        ),
    ),
    source="Office des publications de l'UE, frequency ; udata",
    as_of=date(2026, 10, 1),
)


def find_frequency(text: str) -> Frequency | None:
    """The frequency that a text names by its code, its label or a usual spelling, if any."""
    wanted = text.strip().casefold()
    for term in FREQUENCIES:
        names = (term.code, term.label, term.udata, *term.aliases)
        if wanted in {name.casefold() for name in names}:
            return term
    return None
