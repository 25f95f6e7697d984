"""Countries, and what the GDPR says of sending data there (chapter V).

Names come from Unicode's CLDR through Babel, in the reader's language. What is said of adequacy is
dated data: the Commission's list is to be read again at each release.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale

from inventaire.i18n import N_, current_language
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.terms import Term, Vocabulary

ADEQUACY_AS_OF = date(2026, 10, 1)
ADEQUACY_SOURCE = "RGPD art. 45 ; liste de la Commission européenne"


@dataclass(frozen=True, slots=True, kw_only=True)
class Country(Term):
    """A country or territory, by its ISO 3166 code."""

    eea: bool = False
    #: From and until when a decision of adequacy holds.
    adequate_since: date | None = None
    adequate_until: date | None = None
    #: The decision covers only some organisations, which ``adequacy_scope`` names.
    conditional: bool = False
    adequacy_scope: str = ""
    #: A French territory outside the Union where the law applies in its own way: never flagged.
    own_regime: bool = False
    spellings: tuple[str, ...] = ()


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: The Union, the other States of the Area, then the French territories that are part of the Union
#: and the Åland islands.
_EEA = (
    _codes("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK")
    | _codes("IS LI NO")
    | _codes("GP MQ GF RE YT MF AX")
)
#: Loi Informatique et Libertés applies there in its own way.
_OWN_REGIME = _codes("NC PF WF PM BL TF")

_LONG_AGO = date(2018, 5, 25)
_ADEQUATE: dict[str, tuple[date, date | None, str]] = {
    "AD": (_LONG_AGO, None, ""),
    "AR": (_LONG_AGO, None, ""),
    "FO": (_LONG_AGO, None, ""),
    "GG": (_LONG_AGO, None, ""),
    "IL": (_LONG_AGO, None, ""),
    "IM": (_LONG_AGO, None, ""),
    "JE": (_LONG_AGO, None, ""),
    "NZ": (_LONG_AGO, None, ""),
    "CH": (_LONG_AGO, None, ""),
    "UY": (_LONG_AGO, None, ""),
    "KR": (date(2021, 12, 17), None, ""),
    "GB": (date(2021, 6, 28), date(2031, 12, 27), ""),
    "BR": (date(2026, 1, 26), None, ""),
    "CA": (_LONG_AGO, None, N_("Organisations commerciales soumises à la LPRPDE seulement.")),
    "JP": (date(2019, 1, 23), None, N_("Secteur privé seulement (à vérifier).")),
    "US": (date(2023, 7, 10), None, N_("Organismes certifiés DPF seulement.")),
}
#: Canada and Japan are adequate for companies, which is what one meets; the United States are
#: adequate for certified organisations only, and that is asked of each of them.
_CONDITIONAL = frozenset({"CA", "JP", "US"})

_SPELLINGS: dict[str, tuple[str, ...]] = {
    "US": ("Etats-Unis d'Amérique", "USA", "United States", "Etats Unis", "U.S.A."),
    "FO": ("Iles FEROE", "Féroé"),
    "GB": ("Royaume Uni", "Grande-Bretagne", "Angleterre", "UK", "United Kingdom"),
    "KR": ("Corée du Sud", "République de Corée"),
    "KP": ("Corée du Nord",),
    "VN": ("Viêt Nam", "Vietnam"),
    "CZ": ("République tchèque", "Tchéquie"),
    "IM": ("Ile de Man",),
    "MK": ("Macédoine",),
    "RU": ("Russie", "Fédération de Russie"),
    "CI": ("Côte d'Ivoire",),
    "CD": ("RD Congo", "République démocratique du Congo"),
    "CG": ("Congo",),
    "NL": ("Hollande",),
    "CN": ("République populaire de Chine",),
    "DE": ("Germany",),
    "IE": ("Ireland",),
    "CH": ("Switzerland",),
    "ES": ("Spain",),
    "IT": ("Italy",),
}

_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "XK", "ZZ", "QO", "AC", "CP", "DG", "EA"})


def _names(language: str) -> dict[str, str]:
    territories = Locale.parse(language).territories
    return {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    }


def _country(code: str, name: str) -> Country:
    since, until, scope = _ADEQUATE.get(code, (None, None, ""))
    return Country(
        code=code,
        label=name,
        source=ADEQUACY_SOURCE if since else "ISO 3166-1",
        as_of=ADEQUACY_AS_OF,
        eea=code in _EEA,
        adequate_since=since,
        adequate_until=until,
        conditional=code in _CONDITIONAL,
        adequacy_scope=scope,
        own_regime=code in _OWN_REGIME,
        spellings=_SPELLINGS.get(code, ()),
    )


COUNTRIES = Vocabulary(
    "countries",
    N_("Pays"),
    tuple(
        _country(code, name)
        for code, name in sorted(_names("fr").items(), key=lambda item: fold(item[1]))
    ),
    source=ADEQUACY_SOURCE,
    as_of=ADEQUACY_AS_OF,
)


@cache
def _labels(language: str) -> dict[str, str]:
    return _names(language)


def country_label(code: str, language: str | None = None) -> str:
    """The name of a country in a language, the current one unless said otherwise."""
    return _labels(language or current_language()).get(code, code)


def is_eea(code: str) -> bool:
    """Whether it is in the European Economic Area: sending data there is no transfer."""
    return code in _EEA


def needs_safeguard(code: str, *, on: date) -> bool | None:
    """Whether sending data there wants a safeguard of art. 46 or a derogation of art. 49.

    ``None`` where no country is recorded, or where French law has a regime of its own. The United
    States want one unless the recipient is DPF-certified, which is asked of the recipient.
    """
    country = COUNTRIES.get(code)
    if country is None or country.own_regime:
        return None
    return not (country.eea or is_adequate(code, on=on))


def is_adequate(code: str, *, on: date) -> bool:
    """Whether a decision of adequacy covers it that day, without asking the recipient anything."""
    country = COUNTRIES.get(code)
    if country is None or country.adequate_since is None or code == "US":
        return False
    return country.adequate_since <= on and (
        country.adequate_until is None or on <= country.adequate_until
    )


@cache
def _by_spelling() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for language in ("en", "fr"):
        for code, name in _names(language).items():
            if code in COUNTRIES:
                found[fold(name)] = COUNTRIES[code]
    for country in COUNTRIES:
        for spelling in country.spellings:
            found[fold(spelling)] = country
        found[country.code.casefold()] = country
    return found


def find_country(text: str) -> Country | None:
    """The country that a text names, in French or English, accents and case aside, if any."""
    return _by_spelling().get(fold(text))
