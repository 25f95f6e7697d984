"""Whether a processing calls for an impact assessment, and why (RGPD art. 35, WP248 rev. 01).

One answer for a page, a file and the rules: the CNIL's two lists, the three cases of the regulation
itself, and the nine criteria. The list of what requires one beats the list of what is exempt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from inventaire.audit.wording import term, terms
from inventaire.i18n import N_, Text
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import Processing
from inventaire.inventory.questions import declared_categories, special_categories
from inventaire.vocabulary.dpia import CRITERIA, EXEMPTIONS, REQUIRED_TYPES
from inventaire.vocabulary.processing import DATA_CATEGORIES, DATA_SUBJECTS

#: WP248: from two criteria on, an assessment is due in principle.
ENOUGH_CRITERIA = 2
#: « Moins de 250 personnes » (CNIL, délib. 2019-118, type 1).
_STAFF_OF_E01 = 250


class Verdict(Enum):
    """What the guide says; ``VERDICTS`` says it in words."""

    REQUIRED = "required"
    DUE = "due"
    TO_CONFIRM = "to_confirm"
    POSSIBLE = "possible"
    EXEMPT = "exempt"
    NOT_REQUIRED = "not_required"
    NOT_OURS = "not_ours"


VERDICTS: Mapping[Verdict, str] = {
    Verdict.REQUIRED: N_("Une AIPD est obligatoire."),
    Verdict.DUE: N_("Une AIPD est due en principe."),
    Verdict.TO_CONFIRM: N_("Une AIPD est sans doute due : confirmez les critères."),
    Verdict.POSSIBLE: N_(
        "A priori pas d'AIPD : un seul critère est réuni. Écrivez pourquoi le risque n'est pas "
        "élevé."
    ),
    Verdict.EXEMPT: N_("Pas d'AIPD : la CNIL en dispense ce type de traitement."),
    Verdict.NOT_REQUIRED: N_(
        "A priori pas d'AIPD : aucun critère n'est réuni. Gardez-en la trace."
    ),
    Verdict.NOT_OURS: N_("L'AIPD revient au responsable du traitement : aidez-le à la mener."),
}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the nine: whether somebody noted it, and what of the entry shows it."""

    code: str
    noted: bool
    seen: Text | None


@dataclass(frozen=True, slots=True)
class Guide:
    """The verdict, its reasons in the order in which they weigh, and the nine criteria."""

    verdict: Verdict
    reasons: tuple[Text, ...]
    criteria: tuple[Criterion, ...]


def guide(organisation: Organisation, processing: Processing) -> Guide:
    """Whether a processing calls for an impact assessment, as far as its entry says."""
    seen = dict(criteria_seen(processing))
    noted = frozenset(processing.dpia_criteria)
    criteria = tuple(Criterion(one.code, one.code in noted, seen.get(one.code)) for one in CRITERIA)
    objections = tuple(Text(one) for one in contradictions(organisation, processing))
    verdict = _verdict(processing, noted, noted | seen.keys(), objected=bool(objections))
    return Guide(verdict, tuple(_reasons(processing, noted, seen, objections)), criteria)


def _verdict(
    processing: Processing, noted: frozenset[str], every: frozenset[str], *, objected: bool
) -> Verdict:
    if processing.role == "processor":
        return Verdict.NOT_OURS
    if processing.dpia_required_type or any(_of_the_regulation(processing)):
        return Verdict.REQUIRED
    if processing.dpia_exemption and not objected:
        return Verdict.EXEMPT
    if len(noted) >= ENOUGH_CRITERIA:
        return Verdict.DUE
    if len(every) >= ENOUGH_CRITERIA:
        return Verdict.TO_CONFIRM
    return Verdict.POSSIBLE if every else Verdict.NOT_REQUIRED


def _of_the_regulation(processing: Processing) -> Iterator[str]:
    """The cases of art. 35(3) that the entry is certain of; the third, public places, is asked."""
    noted = processing.dpia_criteria
    if "evaluation" in noted and "automated_decision" in noted:
        yield N_("Évaluation suivie de décisions automatisées : le RGPD l'exige (art. 35(3)(a)).")
    if "large_scale" in noted and _has_special_or_criminal(processing):
        yield N_("Données sensibles ou pénales à grande échelle : le RGPD l'exige (art. 35(3)(b)).")


def _has_special_or_criminal(processing: Processing) -> bool:
    known = (DATA_CATEGORIES.get(code) for code in declared_categories(processing))
    return any(one is not None and (one.special or one.criminal) for one in known)


def _reasons(
    processing: Processing,
    noted: frozenset[str],
    seen: Mapping[str, Text],
    objections: tuple[Text, ...],
) -> Iterator[Text]:
    if processing.role == "processor":
        yield Text(N_("L'organisation agit ici pour le compte d'un autre (art. 28(3)(f))."))
    if processing.dpia_required_type:
        kind = {"type": term(REQUIRED_TYPES, processing.dpia_required_type)}
        yield Text(N_("Type de la liste de la CNIL qui l'exige : « %(type)s »."), kind)
    yield from map(Text, _of_the_regulation(processing))
    if processing.dpia_exemption:
        text = N_("Type de la liste de la CNIL des dispenses : « %(exemption)s ».")
        if objections:
            text = N_("Dispense « %(exemption)s », mais : %(reasons)s.")
        exemption = term(EXEMPTIONS, processing.dpia_exemption)
        yield Text(text, {"exemption": exemption, "reasons": objections})
    if noted:
        yield Text(N_("Critères réunis : %(criteria)s."), {"criteria": terms(CRITERIA, noted)})
    if others := seen.keys() - noted:
        words = {"criteria": terms(CRITERIA, others)}
        yield Text(N_("La fiche laisse voir, sans que ce soit noté : %(criteria)s."), words)


def criteria_seen(processing: Processing) -> Iterator[tuple[str, Text]]:
    """The criteria that the rest of the entry shows, whether or not they were noted, and how."""
    categories = [
        code
        for code in sorted(declared_categories(processing))
        if (c := DATA_CATEGORIES.get(code)) and (c.special or c.criminal or c.highly_personal)
    ]
    if categories:
        words = {"names": terms(DATA_CATEGORIES, categories)}
        yield "sensitive_data", Text(N_("Données déclarées : %(names)s."), words)
    people = [
        line.category
        for line in processing.subjects
        if line.vulnerable or ((s := DATA_SUBJECTS.get(line.category)) and s.vulnerable)
    ]
    if people:
        words = {"names": terms(DATA_SUBJECTS, people)}
        yield "vulnerable_people", Text(N_("Personnes déclarées : %(names)s."), words)
    if processing.automated_decision:
        yield "automated_decision", Text(N_("« Décision automatisée » : oui."))


def contradictions(organisation: Organisation, processing: Processing) -> Iterator[str]:
    """What of an entry contradicts the exemption that it claims."""
    exemption = processing.dpia_exemption
    declared = declared_categories(processing)
    if exemption and processing.dpia_required_type:
        yield N_("le type figure sur la liste obligatoire")
    if exemption == "E01" and "evaluation" in processing.dpia_criteria:
        yield N_("il y a profilage")
    if exemption == "E01" and (organisation.staff_fte or 0) >= _STAFF_OF_E01:
        yield N_("l'effectif atteint 250 personnes")
    if exemption == "E11" and "biometric" in declared:
        yield N_("il y a biométrie")
    elif exemption in ("E05", "E11") and special_categories(declared):
        yield N_("il y a des données sensibles")
