"""AIP: when an impact assessment is due, and whether it still holds (RGPD art. 35)."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.deadlines import is_older_than
from inventaire.audit.dpia_guide import ENOUGH_CRITERIA, contradictions, criteria_seen
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.wording import day, term, terms
from inventaire.i18n import N_, Text
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.dpia import CRITERIA, EXEMPTIONS, REQUIRED_TYPES
from inventaire.vocabulary.law import DPIA_YEARS

_SETTLED = frozenset({"done", "in_progress", "justified_absence"})


@rule(
    "AIP-01",
    Severity.CRITICAL,
    N_("Analyse d'impact obligatoire, non faite"),
    law="RGPD art. 35(1), 35(4) ; CNIL, délib. 2018-327",
    remedy=N_(
        "Menez l'analyse d'impact avec le délégué, avant de commencer ou de continuer : "
        "description, nécessité, risques pour les personnes, mesures."
    ),
    effort="weeks",
    weight=5,
)
def required_assessment_missing(picture: Picture) -> Iterator[Hit]:
    """Un traitement est d'un type de la liste de la CNIL qui exige une analyse d'impact, et elle
    n'est pas faite. En cours, ou sans réponse, c'est une question.
    """
    for processing in picture.own_register:
        if not processing.dpia_required_type or processing.dpia_status == "done":
            continue
        asked = {
            "": N_("Type « %(type)s » : l'analyse d'impact est-elle faite ?"),
            "in_progress": N_(
                "Type « %(type)s » : quand l'analyse en cours sera-t-elle terminée ?"
            ),
        }.get(processing.dpia_status)
        text = asked or N_("Type « %(type)s » : l'analyse d'impact n'est pas faite.")
        yield Hit(
            records=(ref_of(processing),),
            text=Text(text, {"type": term(REQUIRED_TYPES, processing.dpia_required_type)}),
            field="dpia_status",
            question=asked is not None,
        )


@rule(
    "AIP-02",
    Severity.MAJOR,
    N_("Analyse d'impact due en principe"),
    law="RGPD art. 35(1), WP248 rév. 01",
    remedy=N_(
        "Menez l'analyse d'impact, ou écrivez pourquoi le risque n'est pas élevé et gardez cet "
        "écrit."
    ),
    effort="weeks",
    weight=4,
)
def two_criteria_without_assessment(picture: Picture) -> Iterator[Hit]:
    """Deux critères ou plus sur les neuf, aucune analyse d'impact et aucune justification. Quand
    les critères se déduisent de la fiche sans y être notés, c'est une question.
    """
    for processing in picture.own_register:
        if processing.dpia_required_type or processing.dpia_exemption:
            continue
        recorded = set(processing.dpia_criteria)
        certain = len(recorded) >= ENOUGH_CRITERIA
        # « Non requise » answers the question, but not two criteria that were ticked.
        settled = _SETTLED if certain else {*_SETTLED, "not_required"}
        if processing.dpia_status in settled:
            continue
        criteria = recorded if certain else recorded | set(dict(criteria_seen(processing)))
        if len(criteria) >= ENOUGH_CRITERIA:
            yield Hit(
                records=(ref_of(processing),),
                text=Text(
                    N_("Critères réunis : %(criteria)s."), {"criteria": terms(CRITERIA, criteria)}
                ),
                field="dpia_status" if certain else "dpia_criteria",
                question=not certain,
            )


@rule(
    "AIP-03",
    Severity.MAJOR,
    N_("Dispense d'analyse d'impact contredite"),
    law="CNIL, délib. 2018-327 et 2019-118",
    remedy=N_("Retirez la dispense et menez l'analyse, ou corrigez ce qui la contredit."),
    effort="days",
    to_check=True,
)
def exemption_contradicted(picture: Picture) -> Iterator[Hit]:
    """Une dispense de la liste de la CNIL est invoquée alors que la fiche la contredit : type de la
    liste obligatoire, profilage, données sensibles, biométrie, ou effectif de 250 personnes et
    plus.
    """
    for processing in picture.own_register:
        reasons = tuple(Text(reason) for reason in contradictions(picture.organisation, processing))
        if reasons:
            yield Hit(
                records=(ref_of(processing),),
                text=Text(
                    N_("Dispense « %(exemption)s », mais : %(reasons)s."),
                    {"exemption": term(EXEMPTIONS, processing.dpia_exemption), "reasons": reasons},
                ),
                field="dpia_exemption",
            )


@rule(
    "AIP-04",
    Severity.MINOR,
    N_("Analyse d'impact à revoir"),
    law="RGPD art. 35(11)",
    remedy=N_("Relisez l'analyse : le traitement, les risques et les mesures ont-ils changé ?"),
    effort="days",
    weight=2,
    to_check=True,
)
def assessment_out_of_date(picture: Picture) -> Iterator[Hit]:
    """Une analyse d'impact faite a plus de trois ans (bonne pratique), ou la fiche a été mise à
    jour depuis, ou sa date manque ; dans ces deux derniers cas, c'est une question.
    """
    for processing in picture.own_register:
        if processing.dpia_status != "done":
            continue
        made, updated = processing.dpia_date, processing.updated_on
        old = made is not None and is_older_than(
            made, picture.today, months=int(DPIA_YEARS.value) * 12
        )
        if made is None:
            text = Text(N_("De quand date l'analyse d'impact ?"))
        elif old:
            text = Text(N_("L'analyse date du %(day)s."), {"day": day(made)})
        elif updated is not None and updated > made:
            text = Text(
                N_("La fiche a changé le %(day)s : l'analyse tient-elle encore ?"),
                {"day": day(updated)},
            )
        else:
            continue
        yield Hit(records=(ref_of(processing),), text=text, field="dpia_date", question=not old)
