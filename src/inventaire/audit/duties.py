"""Which duties of the open-data law weigh on an organisation, each with its reason.

Thresholds are dated data (``vocabulary.law``). Nothing is deduced from a legal form where the law
asks a question: an unknown answer gives ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass

from inventaire.i18n import N_, Text
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.questions import is_administration
from inventaire.vocabulary.law import (
    OPEN_DATA_POPULATION,
    OPEN_DATA_STAFF,
    PRADA_POPULATION,
    PRADA_STAFF,
)
from inventaire.vocabulary.organisations import LEGAL_FORMS


@dataclass(frozen=True, slots=True)
class Duty:
    """Whether a duty applies; ``None`` where an answer is missing, which ``asks`` names.

    ``field`` is the answer of the organisation that decided it, where there is one.
    """

    applies: bool | None
    reason: Text
    asks: str = ""
    field: str = ""


def _form_is(organisation: Organisation, *codes: str) -> bool:
    return organisation.legal_form in codes


def _mission_unknown() -> Duty:
    text = N_("Est-elle chargée d'une mission de service public ? La loi pose la question.")
    return Duty(None, Text(text), "public_service_mission")


def _population_unknown() -> Duty:
    return Duty(None, Text(N_("La population décide de l'obligation.")), "population")


def _staff_unknown() -> Duty:
    return Duty(None, Text(N_("L'effectif (ETP) décide de l'obligation.")), "staff_fte")


def _is_collectivite_territoriale(organisation: Organisation) -> bool:
    form = LEGAL_FORMS.get(organisation.legal_form)
    return form is not None and form.territorial


def must_publish_by_default(organisation: Organisation) -> Duty:
    """Whether publication on line is a duty (CRPA L312-1-1, D312-1-1-1).

    At least 50 full-time equivalents; and, for a collectivité territoriale only, at least
    3 500 inhabitants. EPCI, syndicats and CCAS are not collectivités territoriales.
    """
    administration = is_administration(organisation)
    if administration is None:
        return _mission_unknown()
    if not administration:
        return Duty(
            False,
            Text(N_("Le droit d'accès aux documents administratifs ne la vise pas.")),
            field="public_service_mission",
        )
    if _is_collectivite_territoriale(organisation):
        if organisation.population is None:
            return _population_unknown()
        if organisation.population < OPEN_DATA_POPULATION.value:
            return Duty(False, Text(N_("Moins de 3 500 habitants.")), field="population")
    if organisation.staff_fte is None:
        return _staff_unknown()
    if organisation.staff_fte < OPEN_DATA_STAFF.value:
        text = N_("Moins de 50 agents ou salariés en équivalent temps plein.")
        return Duty(False, Text(text), field="staff_fte")
    text = N_("Les seuils d'effectif et de population sont atteints.")
    return Duty(True, Text(text), field="staff_fte")


def must_publish_subsidies(organisation: Organisation) -> Duty:
    """Whether the essential data of subsidies must be published (décret 2017-779).

    Every administration, whatever its staff, but a collectivité under 3 500 inhabitants.
    """
    administration = is_administration(organisation)
    if administration is None:
        return _mission_unknown()
    if not administration:
        return Duty(False, Text(N_("Ne concerne que les administrations.")))
    if _is_collectivite_territoriale(organisation):
        if organisation.population is None:
            return _population_unknown()
        if organisation.population < OPEN_DATA_POPULATION.value:
            return Duty(False, Text(N_("Moins de 3 500 habitants.")))
    return Duty(True, Text(N_("Leur publication est demandée par un texte.")))


def must_keep_directory(organisation: Organisation) -> Duty:
    """Whether a RIP is a duty (CRPA L322-6): every administration, without any threshold."""
    administration = is_administration(organisation)
    if administration is None:
        return _mission_unknown()
    if administration:
        return Duty(True, Text(N_("Toute administration tient un RIP, quelle que soit sa taille.")))
    return Duty(False, Text(N_("Le RIP ne concerne que les administrations.")))


def must_publish_algorithms(organisation: Organisation) -> Duty:
    """Whether the rules of algorithms must be published (CRPA L312-1-3, D312-1-4).

    Fifty full-time equivalents; the exclusion under 3 500 inhabitants is only in L312-1-1.
    """
    if not is_administration(organisation):
        return Duty(False, Text(N_("Ne concerne que les administrations.")))
    if organisation.staff_fte is None:
        return _staff_unknown()
    applies = organisation.staff_fte >= OPEN_DATA_STAFF.value
    return Duty(applies, Text(N_("Seuil : 50 agents ou salariés en équivalent temps plein.")))


def must_name_prada(organisation: Organisation) -> Duty:
    """Whether a PRADA must be named (CRPA R330-2).

    Communes and EPCI from 10 000 inhabitants, départements and régions; other bodies and persons
    running a public service from 200 agents (full-time equivalents stand in for agents).
    """
    if _form_is(organisation, "departement", "region"):
        return Duty(True, Text(N_("Les départements et les régions désignent une PRADA.")))
    if _form_is(organisation, "commune", "epci"):
        if organisation.population is None:
            return _population_unknown()
        applies = organisation.population >= PRADA_POPULATION.value
        return Duty(applies, Text(N_("Seuil : 10 000 habitants.")))
    administration = is_administration(organisation)
    if administration is False:
        return Duty(False, Text(N_("Ne concerne que les administrations.")))
    if organisation.staff_fte is not None and organisation.staff_fte < PRADA_STAFF.value:
        return Duty(False, Text(N_("Seuil : 200 agents ou salariés.")))
    if administration is None:
        return _mission_unknown()
    if organisation.staff_fte is None:
        return _staff_unknown()
    return Duty(True, Text(N_("Seuil : 200 agents ou salariés.")))
