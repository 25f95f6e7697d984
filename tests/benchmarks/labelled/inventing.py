"""Values of nobody: names drawn apart from one another, numbers whose keys are right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from inventaire.exchange.detection.listed import listed
from inventaire.vocabulary.folding import fold

#: As they come; some are not among the first names that the detection knows.
_FIRST = sorted(
    listed(
        """Camille Léa Inès Karim Noémie Baptiste Odile Yanis Maëlle Thibault Gwenaëlle Jean-Marc
        Salomé Fatoumata Éloïse Raphaël Hugo Marie-Claude Ousmane Violette Nolwenn Théo Capucine
        Djibril Agnès Loïc Ségolène Amélie Bastien Clotilde Edmond Fanny Gaspard Huguette Iris
        Jocelyne Kévin Ludivine Marius Nadège Octave Perrine Quentin Rosalie Solène Titouan Ulysse
        Vianney Wassim Xavier Yvette Zélie Aldric Brunehilde Corneille Dieudonné Enguerrand Foulques
        Gontran Hermine Isaure Josquin Thi-Mai Oleksandr Agnieszka Hyun-Woo"""
    )
)
_LAST = sorted(
    listed(
        """Fauvel Delorme Garrigue Le_Bihan Marchandeau Peyrou Quillien Rochebrune Sabatier
        Tissandier Urvoy Vasseur Weber Nguyen Diallo Benali Da_Silva Kowalczyk Etcheverry Castagnet
        Bonnemaison Larroque Pelissou Grandjean Lepetit Dubosc Hamelin Jaouen Keller Moreau-Lafont
        Olivier Thomas"""
    )
)
_STREETS = (
    "des Tilleuls",
    "du Moulin",
    "Jean Jaurès",
    "de la République",
    "du 8 Mai",
    "Marie Curie",
)
_WAYS = ("rue", "avenue", "Chemin", "impasse", "Bd", "allée", "place", "RUE")
_TOWNS = ("Valbrise", "Saint-Ambroix-le-Neuf", "Grandville", "Puymeras", "Les Ormeaux", "Kerlouan")
_THINGS = (
    "Salle des fêtes", "Gymnase Pierre Blanc", "Médiathèque", "Stade Jean Bouin", "École du Centre",
    "Parking de la Gare", "Piscine intercommunale", "Parc des Berges", "Crèche Les Lutins",
)  # fmt: skip
_FIRMS = (
    "Garonne Logiciels",
    "SARL Martin et fils",
    "Amicale laïque",
    "Comité des fêtes",
    "Sté Adour",
)
_NOTES = (
    "A rappelé mardi matin, souhaite un rendez-vous avec le responsable du service.",
    "Dossier incomplet : il manque le justificatif demandé la semaine dernière.",
    "Ne pas contacter avant la fin du mois, en déplacement à l'étranger.",
    "Situation difficile depuis le départ de son conjoint, à suivre de près.",
    "RAS", "Vu avec la direction, accord oral donné pour cette année seulement.",
)  # fmt: skip
_THEMES = ("Culture", "Voirie", "Enfance", "Sport", "Urbanisme", "Finances", "Propreté")
_TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist."""

    rank: int
    first: str
    last: str
    woman: bool
    born: date
    town: str
    number: int

    @classmethod
    def invented(cls, chance: Random, rank: int) -> Person:
        """One more."""
        return cls(
            rank=rank + 1,
            first=chance.choice(_FIRST),
            last=chance.choice(_LAST).replace("_", " "),
            woman=chance.random() < 0.5,
            born=_TODAY - timedelta(days=chance.randint(1_500, 33_000)),
            town=chance.choice(_TOWNS),
            number=chance.randrange(10**9),
        )

    @property
    def mail(self) -> str:
        """What stands before the @."""
        return f"{fold(self.first)}.{fold(self.last)}".replace(" ", "").replace("'", "")


def _digits(chance: Random, count: int) -> str:
    return "".join(str(chance.randrange(10)) for _ in range(count))


def _nir(person: Person, chance: Random, argument: str) -> str:
    town = f"{chance.randint(1, 95):02d}{chance.randint(1, 600):03d}"
    start = f"{2 if person.woman else 1}{person.born:%y%m}{town}{chance.randint(1, 999):03d}"
    key = f"{97 - int(start) % 97:02d}"
    if argument == "spaced":
        return f"{start[0]} {start[1:3]} {start[3:5]} {start[5:7]} {start[7:10]} {start[10:]} {key}"
    return start if argument == "keyless" else start + key


def _iban(person: Person, chance: Random, argument: str) -> str:
    account = _digits(chance, 23)
    rest = int(account + "152700") % 97
    whole = f"FR{98 - rest:02d}{account}"
    return " ".join(whole[at : at + 4] for at in range(0, 27, 4)) if argument else whole


def _luhn(start: str) -> str:
    total = 0
    for rank, digit in enumerate(reversed(start)):
        double = int(digit) * (2 if rank % 2 == 0 else 1)
        total += double - 9 if double > 9 else double
    return f"{start}{-total % 10}"


def _phone(person: Person, chance: Random, argument: str) -> str:
    pairs = [_digits(chance, 2) for _ in range(4)]
    first = chance.choice("123467")
    if argument == "lost":
        return first + "".join(pairs)
    if argument == "abroad":
        return f"+33 {first} {' '.join(pairs)}"
    gap = chance.choice(("", " ", ".", "-")) if argument == "mixed" else " "
    return f"0{first}{gap}{gap.join(pairs)}"


def _address(person: Person, chance: Random, argument: str) -> str:
    street = f"{chance.choice(_WAYS)} {chance.choice(_STREETS)}"
    return street if argument == "street" else f"{chance.randint(1, 180)} {street}"


def _plate(person: Person, chance: Random, argument: str) -> str:
    letters = "ABCDEFGHJKLMNPQRSTVWXYZ"
    two = [chance.choice(letters) + chance.choice(letters) for _ in range(2)]
    return f"{two[0]}{argument or '-'}{_digits(chance, 3)}{argument or '-'}{two[1]}"


def _day(person: Person, chance: Random, argument: str) -> str:
    day = _TODAY - timedelta(days=chance.randint(1, 3_000))
    return f"{day:%d/%m/%Y}" if argument == "french" else day.isoformat()


def _one_of(person: Person, chance: Random, argument: str) -> str:
    return chance.choice(argument.split(","))


def _number(person: Person, chance: Random, argument: str) -> str:
    low, _dash, high = argument.partition("..")
    return str(chance.randint(int(low), int(high)))


def _civility(person: Person, _chance: Random, argument: str) -> str:
    short, long = ("Mme", "Madame") if person.woman else ("M.", "Monsieur")
    return long if argument else short


def _born(person: Person, _chance: Random, argument: str) -> str:
    written = {"french": f"{person.born:%d/%m/%Y}", "year": f"{person.born:%Y}"}
    return written.get(argument, person.born.isoformat())


def _name(person: Person, _chance: Random, argument: str) -> str:
    if argument == "last":
        return f"{person.last.upper()} {person.first}"
    return f"{person.first} {person.last}"


def _band(person: Person, _chance: Random, _argument: str) -> str:
    ten = (_TODAY - person.born).days // 3650
    return f"{ten}0-{ten}9 ans"


def _mail(person: Person, chance: Random, _argument: str) -> str:
    return f"{person.mail}@{chance.choice(('exemple.fr', 'courriel.example', 'valbrise.example'))}"


def _service_mail(person: Person, chance: Random, _argument: str) -> str:
    who = chance.choice(("contact", "mairie", "accueil", "info"))
    return f"{who}@{fold(person.town).replace(' ', '')}.example"


def _ip(_person: Person, chance: Random, argument: str) -> str:
    new, old = f"2001:db8::{chance.randrange(65_536):x}", f"192.0.2.{chance.randrange(256)}"
    return new if argument else old


def _uuid(_person: Person, chance: Random, _argument: str) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))


def _titled(person: Person, chance: Random, _argument: str) -> str:
    return f"{_civility(person, chance, '')} {person.first} {person.last}"


Invented = Callable[[Person, Random, str], object]
INVENTED: Mapping[str, Invented] = {
    "first": lambda p, c, a: p.first.upper() if a == "upper" else p.first,
    "last": lambda p, c, a: p.last.upper() if a == "upper" else p.last,
    "name": _name,
    "titled": _titled,
    "civility": _civility,
    "sex": lambda p, c, a: a.split(",")[0 if p.woman else 1],
    "born": _born,
    "age": lambda p, c, a: (_TODAY - p.born).days // 365,
    "band": _band,
    "mail": _mail,
    "service_mail": _service_mail,
    "login": lambda p, c, a: f"{fold(p.first)[0]}{fold(p.last)[:7]}{p.rank}".replace(" ", ""),
    "phone": _phone,
    "address": _address,
    "postcode": lambda p, c, a: f"{c.randint(1, 95):02d}{c.choice(('000', '100', '230', '450'))}",
    "town": lambda p, c, a: p.town.upper() if a else p.town,
    "insee": lambda p, c, a: f"{c.randint(1, 95):02d}{c.randint(1, 600):03d}",
    "nir": _nir,
    "iban": _iban,
    "bic": lambda p, c, a: f"AGRIFRPP{c.randint(100, 999)}",
    "card": lambda p, c, a: _luhn("4" + _digits(c, 14)),
    "ip": _ip,
    "mac": lambda p, c, a: ":".join(f"{c.randrange(256):02x}" for _ in range(6)),
    "plate": _plate,
    "photo": lambda p, c, a: f"photos/{p.rank:05d}.jpg",
    "siret": lambda p, c, a: _luhn(_luhn(_digits(c, 8)) + _digits(c, 4)),
    "siren": lambda p, c, a: _luhn(_digits(c, 8)),
    "rna": lambda p, c, a: f"W{_digits(c, 9)}",
    "digits": lambda p, c, a: str(c.randint(1, 9)) + _digits(c, int(a) - 1),
    "coded": lambda p, c, a: a + _digits(c, 5),
    "rank": lambda p, c, a: p.rank,
    "number": _number,
    "decimal": lambda p, c, a: f"{c.uniform(*map(float, a.split('..'))):.2f}",
    "euros": lambda p, c, a: f"{c.uniform(1, 9_000):.2f}".replace(".", ","),
    "lat": lambda p, c, a: f"{c.uniform(43, 49):.6f}",
    "lon": lambda p, c, a: f"{c.uniform(-1, 6):.6f}",
    "point": lambda p, c, a: f"[{c.uniform(-1, 6):.5f}, {c.uniform(43, 49):.5f}]",
    "day": _day,
    "moment": lambda p, c, a: f"{_day(p, c, '')}T{c.randrange(24):02d}:{c.randrange(60):02d}:00",
    "year": lambda p, c, a: c.randint(2010, 2026),
    "one": _one_of,
    "note": lambda p, c, a: f"{c.choice(_NOTES)} Le {_day(p, c, 'french')}.",
    "note_mail": lambda p, c, a: f"{c.choice(_NOTES)} Écrire à {p.mail}@exemple.fr.",
    "theme": lambda p, c, a: c.choice(_THEMES),
    "thing": lambda p, c, a: f"{c.choice(_THINGS)} {p.town}",
    "firm": lambda p, c, a: f"{c.choice(_FIRMS)} {c.choice(_TOWNS)}",
    "url": lambda p, c, a: f"https://valbrise.example/{a or 'page'}/{p.rank}",
    "uuid": _uuid,
    "version": lambda p, c, a: f"{c.randrange(9)}.{c.randrange(20)}.{c.randrange(99)}",
    "street_of_fame": lambda p, c, a: f"{p.first} {p.last}",
}
