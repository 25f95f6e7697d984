"""What a column tells by itself: its heading first, then its values, each against the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from inventaire.exchange.detection.columns import Profile
from inventaire.exchange.detection.headings import Heading, words_of
from inventaire.exchange.detection.kinds import KINDS
from inventaire.exchange.detection.listed import listed
from inventaire.i18n import N_, Text

#: Fewer values speak neither for nor against a heading.
_TOO_FEW = 5

_SAYS = N_("Le titre dit : %(what)s.")
_NAMES = N_("Le titre nomme une personne.")
_LOOKS = N_("%(share)s %% des valeurs ont la forme attendue : %(what)s.")
_KEYED = N_("%(share)s %% des valeurs ont une clé de contrôle juste : %(what)s.")
_KNOWN = N_("%(share)s %% des valeurs contiennent un prénom courant.")
_WORDED = N_("Les valeurs sont les mots d'une liste courte : %(what)s.")
_PROSE = N_("Les valeurs sont des phrases : on peut y avoir écrit n'importe quoi.")
_SCATTERED = N_("Des textes en contiennent : %(what)s (%(count)s fois).")
_SERVICE = N_("%(share)s %% des adresses sont celles d'un service, pas d'une personne.")
_FEW = N_("Trop peu de valeurs pour le vérifier.")


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A sort of personal data that a column may hold, how sure in percent, and why."""

    kind: str = ""
    confidence: int = 0
    reasons: tuple[Text, ...] = ()
    #: Values have a key that chance does not give.
    by_key: bool = False
    #: The heading is said of things as well.
    is_weak: bool = False
    #: It may well be an organisation's.
    is_shared: bool = False
    #: The values speak against the heading.
    is_refuted: bool = False

    def because(self, reason: str) -> Suspicion:
        """The same, with one more reason."""
        return replace(self, reasons=(*self.reasons, Text(reason)))

    def lowered(self, most: int, reason: str) -> Suspicion:
        """The same, no surer than this, and the reason why."""
        if self.confidence <= most:
            return self
        return replace(self.because(reason), confidence=most)


_NOTHING = Suspicion()

#: Forms that values have by themselves, whatever the heading: the least share, how sure.
_FORMS = (
    ("nir", 0.8, 97),
    ("iban", 0.8, 97),
    ("email", 0.8, 96),
    ("ip", 0.9, 90),
    ("device", 0.9, 85),
    ("phone", 0.8, 88),
    ("card", 0.95, 85),
    ("plate", 0.8, 75),
    ("civility", 1.0, 90),
    ("full_name", 0.5, 75),
    ("first_name", 0.6, 75),
    ("sex", 1.0, 75),
    ("address", 0.6, 80),
)
_KEYED_KINDS = frozenset({"nir", "iban", "card"})
_WORDED_KINDS = frozenset({"sex", "civility"})
_NAME_KINDS = frozenset({"full_name", "first_name"})


def suspect(column: Profile, heading: Heading) -> Suspicion:
    """What a column may hold of people, judged by itself."""
    seen = _by_values(column)
    said = _by_heading(column, heading)
    if said.kind and seen.kind == said.kind:
        agreed = min(99, max(seen.confidence, said.confidence) + 8)
        return replace(
            seen,
            confidence=seen.confidence if seen.is_shared else agreed,
            reasons=(*said.reasons, *seen.reasons),
            is_weak=False,
        )
    best = seen if _prevails(seen, said, heading) else said
    if column.is_prose and best.kind in _OPINED and heading.words[:1] in _OPINIONS:
        best = Suspicion("comment", 80, (*best.reasons, Text(_PROSE)))
    if column.scattered and best.confidence < 90 and best.kind in {"", "comment"}:
        return _scattered(column, best)
    return best


def _prevails(seen: Suspicion, said: Suspicion, heading: Heading) -> bool:
    """Whether values count more than what the heading says."""
    if not seen.kind:
        return False
    if seen.kind in _BORNE_BY_THINGS:
        # Streets and ships are called after people: a heading that names a thing is believed.
        if said.kind:
            return heading.person and said.kind in _ABOUT_SOMEBODY
        return not heading.thing and (
            seen.kind in _PLAIN or heading.person or heading.is_name or _says_nothing(heading)
        )
    if seen.kind == "plate" and not said.kind:
        return _says_nothing(heading) or heading.person
    return not said.kind or seen.confidence >= 85


#: « Appréciation du jury » is about studies, and says anything.
_OPINED = frozenset({"education", "social", "work", "career", "health"})
_OPINIONS = {words_of(word) for word in ("avis", "appréciation", "bilan", "synthèse", "note")}
_BORNE_BY_THINGS = frozenset({"full_name", "first_name", "address"})
#: First names alone may be anything's; whole names and streets are hardly anything else.
_PLAIN = frozenset({"full_name", "address"})
#: A person that such a heading names is named in the values: « référent social ».
_ABOUT_SOMEBODY = frozenset({"social", "work", "family", "education"})


def _says_nothing(heading: Heading) -> bool:
    """Whether a heading is one of those that say nothing: « champ 7 », « colonne_3 », « val »."""
    return all(word in _EMPTY_WORDS or word.isdecimal() for word in heading.words)


_EMPTY_WORDS = listed(
    """colonne column col champ field valeur value val donnee data unnamed f c v info
    x"""
)


def _by_values(column: Profile) -> Suspicion:
    """The first form that enough values have."""
    if column.filled < _TOO_FEW:
        return _NOTHING
    for kind, least, confidence in _FORMS:
        share = column.share(kind)
        if share >= least:
            found = Suspicion(
                kind, confidence, (_reason(kind, share),), by_key=kind in {"nir", "card"}
            )
            return _of_whom(found, column)
    return _NOTHING


def _reason(kind: str, share: float) -> Text:
    what = Text(KINDS[kind].label)
    values = {"share": int(100 * share), "what": what}
    if kind in _KEYED_KINDS:
        return Text(_KEYED, values)
    if kind in _WORDED_KINDS:
        return Text(_WORDED, {"what": what})
    return (
        Text(_KNOWN, {"share": int(100 * share)}) if kind in _NAME_KINDS else Text(_LOOKS, values)
    )


def _of_whom(found: Suspicion, column: Profile) -> Suspicion:
    """The addresses of services are nobody's in particular."""
    nobody = column.share("nobody")
    if found.kind != "email" or nobody < 0.6:
        return found
    told = Text(_SERVICE, {"share": int(100 * nobody)})
    return replace(found, confidence=35, reasons=(*found.reasons, told), is_shared=True)


def _by_heading(column: Profile, heading: Heading) -> Suspicion:
    """What the heading says, where values do not speak against it."""
    if heading.kind and not heading.aside:
        kind = KINDS[heading.kind]
        if heading.measures and kind.code in _NEVER_ANSWERS:
            return _NOTHING
        if _refutes(column, kind.code, formed=kind.formed) or (
            kind.code == "comment" and heading.weak and not column.is_prose
        ):
            return Suspicion(is_refuted=True)
        said = Text(_SAYS, {"what": Text(kind.label)})
        few = column.filled < _TOO_FEW
        confidence = 65 if heading.weak else 75 if kind.contextual else 85
        return Suspicion(
            kind.code,
            confidence - (5 if few else 0),
            (said, Text(_FEW)) if few else (said,),
            is_weak=heading.weak,
        )
    if heading.person and not heading.aside and (heading.is_name or len(heading.words) == 1):
        return _named_person(column, heading)
    if heading.is_name and not heading.thing and not heading.aside:
        refuted = _refutes(column, "full_name", formed=False)
        return Suspicion(is_refuted=refuted)
    if column.is_prose and not heading.thing and column.distinct > column.filled * 0.5:
        return Suspicion("comment", 60, (Text(_PROSE),), is_weak=True)
    return _NOTHING


def _named_person(column: Profile, heading: Heading) -> Suspicion:
    if _refutes(column, "full_name", formed=False):
        return Suspicion(is_refuted=True)
    if heading.is_name and not heading.thing and not heading.either:
        return Suspicion("full_name", 85, (Text(_NAMES),))
    known = column.share("full_name") + column.share("first_name")
    return Suspicion("full_name", 75 if known > 0.3 else 45, (Text(_NAMES),))


_WORDS_ONLY = listed(
    """first_name last_name full_name civility address birth_place comment diet religion"""
)
_NO_WORDS = frozenset({"integer", "decimal", "date", "datetime", "geometry"})
_NEVER_ANSWERS = listed(
    """first_name last_name full_name civility address birth_place comment town email phone
    birth_date nir iban card ip device login password plate photo document staff_number
    person_number postcode position nationality pupil_number signature"""
)


def _refutes(column: Profile, kind: str, *, formed: bool) -> bool:
    """Whether the values of a column cannot be what its heading says."""
    if column.filled < _TOO_FEW:
        return False
    if column.type == "boolean":
        return kind in _NEVER_ANSWERS
    if kind in _REFUTED:
        return _REFUTED[kind](column)
    if formed:
        return column.share(kind) < 0.2
    return kind in _WORDS_ONLY and column.type in _NO_WORDS


def _names_places(column: Profile) -> bool:
    return column.share("place") >= 0.2 or column.type in _NO_WORDS


def _names_organisations(column: Profile) -> bool:
    return column.share("organisation") > 0.5


#: What refutes a sort that has a way of its own.
_REFUTED: Mapping[str, Callable[[Profile], bool]] = {
    "last_name": _names_places,
    "full_name": _names_places,
    "person_number": _names_organisations,
    "staff_number": _names_organisations,
    "comment": lambda column: column.type in {"identifier", *_NO_WORDS},
    "nir": lambda column: column.share("nir_form") < 0.2,
    "birth_date": lambda column: (
        column.share("date") < 0.2 and column.share("year") < 0.5 and column.type != "text"
    ),
    "phone": lambda column: (
        column.share("phone") < 0.2 and column.type not in {"integer", "identifier"}
    ),
    "sex": lambda column: column.distinct > 12,
}


def _scattered(column: Profile, best: Suspicion) -> Suspicion:
    kind, count = max(column.scattered.items(), key=lambda one: one[1])
    told = Text(_SCATTERED, {"what": Text(KINDS[kind].label), "count": count})
    return Suspicion("comment", 90, (*best.reasons, told), by_key=True)
