"""FOR: the trainings that the rest of the audit calls for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from inventaire.audit.deadlines import months_after
from inventaire.audit.families import FAMILIES
from inventaire.audit.maturity import latest_assessment, levels_of
from inventaire.audit.picture import Picture
from inventaire.audit.report import all_rules
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.wording import term
from inventaire.i18n import N_, Text
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.questions import is_public_body
from inventaire.vocabulary.missions import TRAINING_PROGRAMMES

_DPO, _DAY, _TWO_DAYS = "dpo", "open_data_day", "open_data_two_days"
#: The training that helps with what each family finds.
_PROGRAMMES: Mapping[str, str] = {
    **dict.fromkeys(("REG", "LIC", "SEN", "MIN", "CON", "TRA", "SST", "SEC"), _DPO),
    **dict.fromkeys(("DRO", "AIP", "DPO", "VIO", "COH"), _DPO),
    **dict.fromkeys(("OUV", "RIP"), _DAY),
    **dict.fromkeys(("MET", "GOU"), _TWO_DAYS),
}
#: A fault here and there is mended; so many rules broken together show what nobody was taught.
_ENOUGH_RULES = 3
#: Reasons told for each training: those that weigh most.
_TOLD = 4
_MONTHS_OF_MEMORY = 24
_TERRITORIAL = frozenset({"commune", "epci", "syndicat", "departement", "region", "ccas"})


@rule(
    "FOR-01",
    Severity.INFO,
    N_("Formation utile"),
    law="RGPD art. 39(1)(b)",
    remedy=N_(
        "Inscrivez cette formation au plan de l'année. Le financeur cité prend souvent en charge "
        "tout ou partie du coût : vérifiez ses conditions avant de vous inscrire."
    ),
    who="direction",
    effort="days",
    weight=2,
    to_check=True,
)
def trainings_called_for(picture: Picture) -> Iterator[Hit]:
    """Au moins trois règles d'un même domaine ont trouvé une faute (les questions ne comptent pas),
    ou un axe de maturité est au niveau 1 ou 2 : la formation qui y répond est proposée, avec ses
    motifs et un financeur possible. Ce qui a été suivi depuis deux ans, ou est prévu, ne l'est
    plus.
    """
    reasons = _reasons(picture)
    trainings = [
        Text(
            N_("%(programme)s (surtout : %(reasons)s)"),
            {"programme": term(TRAINING_PROGRAMMES, code), "reasons": reasons[code]},
        )
        for code in TRAINING_PROGRAMMES.codes
        if code in reasons and not _is_known(picture, code)
    ]
    if trainings:
        text = N_("%(trainings)s. Financement possible : %(funder)s.")
        funder = Text(_funder(picture.organisation))
        yield Hit(text=Text(text, {"trainings": trainings, "funder": funder}))


def _reasons(picture: Picture) -> Mapping[str, tuple[Text, ...]]:
    """For each programme called for, what calls for it most: low axes, then families of faults."""
    found: dict[str, list[str]] = defaultdict(list)
    assessment = latest_assessment(picture.snapshot)
    for level in levels_of(assessment) if assessment else ():
        if level.is_low:
            found[level.axis.training].append(level.axis.label)
    for programme, families in _faults(picture).items():
        if families.total() >= _ENOUGH_RULES:
            found[programme] += [FAMILIES[code].label for code, _count in families.most_common()]
    # Two days begin with what the single day teaches.
    if _TWO_DAYS in found and _DAY in found:
        found[_TWO_DAYS] = found.pop(_DAY) + found[_TWO_DAYS]
    return {code: tuple(Text(label) for label in labels[:_TOLD]) for code, labels in found.items()}


def _faults(picture: Picture) -> Mapping[str, Counter[str]]:
    """For each programme, how many rules of each family it helps with found a fault."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for each in all_rules().values():
        programme = _PROGRAMMES.get(each.family)
        if programme and any(not finding.question for finding in each.findings(picture)):
            found[programme][each.family] += 1
    return found


def _is_known(picture: Picture, programme: str) -> bool:
    """Whether it was given lately, or is planned; two days of open data hold the single day."""
    same = {programme, _TWO_DAYS} if programme == _DAY else {programme}
    since = months_after(picture.today, -_MONTHS_OF_MEMORY)
    return any(
        training.programme in same and (training.held_on is None or training.held_on >= since)
        for training in picture.snapshot.trainings
    )


def _funder(organisation: Organisation) -> str:
    """Who may pay for it. To be checked: it depends on the branch and on the year."""
    if organisation.legal_form in _TERRITORIAL:
        return N_("le CNFPT, pour les agents territoriaux")
    if not organisation.legal_form or is_public_body(organisation):
        return N_("le plan de formation de l'organisme")
    return N_("l'OPCO de la branche (souvent Uniformation dans l'économie sociale)")
