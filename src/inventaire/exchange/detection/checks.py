"""What values look like: each check says of one value whether it has the form of a sort of data.

A value alone proves little: one number of nine digits in ten passes for a SIREN. What counts is how
many values of a column pass, and a number with a key counts only where the key is right.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping

from stdnum import iban, luhn
from stdnum.fr import nir, siren, siret

from inventaire.exchange.detection.bearers import PLACES
from inventaire.exchange.detection.given_names import GIVEN_NAMES
from inventaire.exchange.detection.listed import listed
from inventaire.vocabulary.folding import fold

_EMAIL = re.compile(r"[\w.+'%-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}", re.IGNORECASE)
_PHONE = re.compile(
    r"(?:(?:\+|00)\s?\d{1,3}[\s.-]?(?:\(0\)[\s.-]?)?|0)[1-9](?:[\s./-]?\d{2}){4}"
    r"|\+\d{1,3}(?:[\s.-]?\d){7,12}"
)
_NIR = re.compile(r"[1-478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{6}(?:\d{2})?")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_CARD = re.compile(r"[3-6]\d{14,15}")
_MAC = re.compile(r"(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}", re.IGNORECASE)
_PLATE = re.compile(
    r"[A-HJ-NP-TV-Z]{2}[\s-]?\d{3}[\s-]?[A-HJ-NP-TV-Z]{2}|\d{2,4}\s?[A-HJ-NP-TV-Z]{2,3}\s?(?:\d{2}|2[AB])",
    re.IGNORECASE,
)
_STREET = (
    r"(?:rue|avenue|av|ave|bd|bld|boulevard|chemin|che|ch|impasse|imp|allee|allees|all|place|pl|"
    r"route|rte|quai|square|sq|cours|passage|faubourg|fbg|residence|res|lotissement|lot|hameau|"
    r"lieu[- ]dit|sentier|montee|cite|traverse|rond[- ]point|venelle|voie|villa|esplanade)\.?"
)
_ADDRESS = re.compile(
    rf"(?:\d{{1,4}}\s?(?:bis|ter|quater|[a-d])?\s?,?\s+{_STREET}|{_STREET})\s+\S.*"
    r"|\d{1,5}\s+(?:[a-z]+\s+){1,3}(?:street|road|lane|avenue|drive)\b.*"
)
_PICTURE = re.compile(
    r"\S.*\.(?:jpe?g|png|gif|bmp|tiff?|heic|webp|mp3|mp4|wav|avi|mov)", re.IGNORECASE
)
_NAME_WORDS = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*")
_DIGITS = re.compile(r"[\s.\-]")
#: Who answers at an address of nobody's in particular.
_NOBODY = re.compile(
    r"(?:contact|info|infos|information|accueil|mairie|secretariat|direction|service|support|admin|"
    r"commune|ville|communication|bonjour|hello|sav|commercial|noreply|no-reply|ne-pas-repondre|dpo|"
    r"rgpd|webmaster|postmaster|standard|rh|compta|comptabilite|opendata|data|siege|bureau|asso|"
    r"association|club|office|tourisme|mediatheque|bibliotheque|ecole|college|lycee|ce|urbanisme|"
    r"courrier|reservation|billetterie|presse|sales|team|agence|equipe)\b[\w.-]*@",
    re.IGNORECASE,
)
_SEXES = listed("m f h homme femme masculin feminin male female masc fem garcon fille man woman")
_SEXED = (
    {"f", "femme", "feminin", "female", "fem", "fille", "woman"},
    {"m", "h", "homme", "masculin", "male", "masc", "garcon", "man"},
)
_CIVILITIES = listed(
    """m mme mlle monsieur madame mademoiselle mr mrs ms miss dr me m. mme. mr. mrs. ms. dr.
    m.et mme mmes mlle."""
)
_CIVIL = frozenset({"mme", "madame", "mlle", "mrs", "ms", "mme.", "mrs.", "ms.", "mademoiselle"})


def compact(value: str) -> str:
    """A number without what people put between its digits."""
    return _DIGITS.sub("", value).upper()


def is_email(value: str) -> bool:
    """An address of mail."""
    return _EMAIL.fullmatch(value) is not None


def is_nobodys_email(value: str) -> bool:
    """An address of mail that names a service, not a person."""
    return _NOBODY.match(value) is not None


def is_phone(value: str) -> bool:
    """A French number with its zero or its country, or a foreign one with its country."""
    return _PHONE.fullmatch(value) is not None


def is_nir(value: str) -> bool:
    """A social security number whose key is right."""
    number = compact(value)
    return len(number) == 15 and _NIR.fullmatch(number) is not None and nir.is_valid(number)


def looks_like_nir(value: str) -> bool:
    """A social security number, with its key or without, right or not."""
    return _NIR.fullmatch(compact(value)) is not None


def is_iban(value: str) -> bool:
    """An account number whose key is right."""
    number = compact(value)
    return _IBAN.fullmatch(number) is not None and bool(iban.is_valid(number, check_country=False))


def is_card(value: str) -> bool:
    """The number of a payment card, whose key is right."""
    number = compact(value)
    return _CARD.fullmatch(number) is not None and bool(luhn.is_valid(number))


def is_ip(value: str) -> bool:
    """An address on the internet."""
    if value.count(".") != 3 and value.count(":") < 2:
        return False
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    return True


def is_plate(value: str) -> bool:
    """The plate of a French vehicle, of either system."""
    return _PLATE.fullmatch(value) is not None


def is_address(value: str) -> bool:
    """A number and a street, or a street."""
    return _ADDRESS.match(fold(value)) is not None


def is_given_name(value: str) -> bool:
    """One or two words of which the first is a known first name."""
    words = _name_words(value)
    return 0 < len(words) <= 2 and bool(words[0] in GIVEN_NAMES or _parts(words[0]) <= GIVEN_NAMES)


def is_full_name(value: str) -> bool:
    """Two to five words, one of which is a known first name, and none of which names a place."""
    words = [word for word in _name_words(value) if word.rstrip(".") not in _CIVILITIES]
    return (
        2 <= len(words) <= 5
        and not PLACES.intersection(words)
        and any(word in GIVEN_NAMES or _parts(word) <= GIVEN_NAMES for word in words)
    )


def names_a_place(value: str) -> bool:
    """A word that only places and organisations bear: « Amicale laïque », « SARL… »."""
    return not PLACES.isdisjoint(fold(value).split())


def _name_words(value: str) -> list[str]:
    """The words of what may be a name; none where it holds anything else than words."""
    if len(value) > 60:
        return []
    folded = fold(value).replace(",", " ")
    words = folded.split()
    return words if all(_NAME_WORDS.fullmatch(word) for word in words) else []


def _parts(word: str) -> set[str]:
    return set(word.split("-"))


def is_picture(value: str) -> bool:
    """The name or the address of a picture or of a recording."""
    return _PICTURE.fullmatch(value) is not None


def is_device(value: str) -> bool:
    """The address of a network card."""
    return _MAC.fullmatch(value) is not None


def is_organisation_number(value: str) -> bool:
    """A SIREN, a SIRET or an RNA: it names an organisation."""
    number = compact(value)
    if number.isdecimal():
        return (len(number) == 14 and bool(siret.is_valid(number))) or (
            len(number) == 9 and bool(siren.is_valid(number))
        )
    return re.fullmatch(r"W\d[0-9AB]\d{7}", number) is not None


#: By sort, how one value of it is known.
CHECKS: Mapping[str, Callable[[str], bool]] = {
    "email": is_email,
    "phone": is_phone,
    "nir": is_nir,
    "iban": is_iban,
    "card": is_card,
    "ip": is_ip,
    "device": is_device,
    "plate": is_plate,
    "address": is_address,
    "first_name": is_given_name,
    "full_name": is_full_name,
    "photo": is_picture,
    "place": names_a_place,
    "organisation": is_organisation_number,
}

#: What may stand in the middle of a text, and how it is found there.
SCATTERED: Mapping[str, re.Pattern[str]] = {
    "email": _EMAIL,
    "phone": re.compile(rf"(?<![\d.,])(?:{_PHONE.pattern})(?![\d.,]?\d)"),
    "nir": re.compile(
        r"(?<!\d)[12]\s?\d{2}\s?(?:0[1-9]|1[0-2])\s?\d{2}\s?\d{3}\s?\d{3}\s?\d{2}(?!\d)"
    ),
}


def says_sexes(values: frozenset[str]) -> bool:
    """Whether these few values, without accents nor capitals, tell men from women."""
    values = frozenset(value.removeprefix("une ").removeprefix("un ") for value in values)
    return values <= _SEXES and all(not values.isdisjoint(one) for one in _SEXED)


def says_civilities(values: frozenset[str]) -> bool:
    """Whether these few values are ways of addressing people."""
    return values <= _CIVILITIES and not values.isdisjoint(_CIVIL)
