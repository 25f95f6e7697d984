"""What findings tell beyond having been found: ranks, next steps, what to mask, who may pay."""

from __future__ import annotations

from tests.audit.governance_cases import one_axis_between_two_and_three
from tests.audit.open_data_cases import (
    a_dataset_about_which_nobody_asked,
    permits_whose_applicants_must_be_masked,
)
from tests.audit.training_cases import (
    an_association_has_another_funder,
    an_entry_that_says_nothing_breaks_more_than_three_rules,
)
from tests.builders import association, dataset, personal, picture

from inventaire.audit.report import audit
from inventaire.audit.rule import Finding, Severity
from inventaire.inventory.snapshot import Snapshot


def _found(rule: str, snapshot: Snapshot) -> list[Finding]:
    return [finding for finding in audit(snapshot) if finding.rule == rule]


def test_what_is_easiest_to_open_is_ranked_by_how_well_it_is_described() -> None:
    bare = dataset("Salles", personal_status="none", steward="Accueil")
    described = dataset(
        "Ateliers", personal_status="none", steward="Accueil", keywords=("atelier",), theme="EDUC"
    )
    first, second = _found("OUV-12", picture(association(), bare, described))
    assert (first.records[0].id, first.text.values["rank"]) == (bare.id, 2)
    assert (second.records[0].id, second.text.values["rank"]) == (described.id, 1)


def test_a_low_axis_says_what_its_next_level_asks() -> None:
    (finding,) = _found("GOU-02", one_axis_between_two_and_three())
    assert "Pilotage" in str(finding.text)
    assert "Un budget ou un temps de travail est inscrit chaque année." in str(finding.text)


def test_what_to_mask_is_named_by_column_or_else_by_category() -> None:
    (by_column,) = _found("OUV-03", permits_whose_applicants_must_be_masked())
    assert str(by_column.text) == "À occulter : demandeur."
    minutes = personal("Procès-verbaux", "health", publication_status="to_mask")
    (by_category,) = _found("OUV-03", picture(association(), minutes))
    assert str(by_category.text) == "À occulter : Santé."


def test_a_dataset_nobody_was_asked_about_is_a_question() -> None:
    (finding,) = _found("OUV-01", a_dataset_about_which_nobody_asked())
    assert finding.question
    assert finding.severity is Severity.MINOR
    assert finding.field == "personal_status"


def test_a_training_comes_with_its_reasons_and_who_may_pay_for_it() -> None:
    (finding,) = _found("FOR-01", an_entry_that_says_nothing_breaks_more_than_three_rules())
    assert "Formation DPO (surtout : " in str(finding.text)
    assert "Registre des traitements" in str(finding.text)
    assert "CNFPT" in str(finding.text)
    (finding,) = _found("FOR-01", an_association_has_another_funder())
    assert "OPCO" in str(finding.text)
