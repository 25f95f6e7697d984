"""Whether a processing calls for an impact assessment: one answer, with its reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.builders import commune, picture, processing

from inventaire.audit.dpia_guide import VERDICTS, Guide, Verdict, guide
from inventaire.audit.report import audit
from inventaire.inventory.processing import DataLine, Processing, SubjectLine
from inventaire.vocabulary.dpia import CRITERIA


def asked(**values: Any) -> Guide:
    return guide(commune(staff_fte=62.0), processing("Un traitement", **values))


_HEALTH = {"data": (DataLine(category="health"),)}
_AGENTS = {"subjects": (SubjectLine(category="employees"),)}


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ({}, Verdict.NOT_REQUIRED),
        ({"dpia_criteria": ("crossing",)}, Verdict.POSSIBLE),
        (_HEALTH, Verdict.POSSIBLE),
        ({"dpia_criteria": ("crossing", "innovative_use")}, Verdict.DUE),
        ({"dpia_criteria": ("crossing",), **_HEALTH}, Verdict.TO_CONFIRM),
        ({**_HEALTH, **_AGENTS}, Verdict.TO_CONFIRM),
        ({"dpia_required_type": "R13"}, Verdict.REQUIRED),
        ({"dpia_exemption": "E10"}, Verdict.EXEMPT),
        ({"dpia_exemption": "E10", "dpia_criteria": ("crossing", "exclusion")}, Verdict.EXEMPT),
        ({"dpia_exemption": "E10", "dpia_required_type": "R13"}, Verdict.REQUIRED),
        ({"dpia_exemption": "E05", **_HEALTH}, Verdict.POSSIBLE),
        ({"dpia_exemption": "E01", "dpia_criteria": ("evaluation", "crossing")}, Verdict.DUE),
        ({"dpia_criteria": ("evaluation", "automated_decision")}, Verdict.REQUIRED),
        ({"dpia_criteria": ("large_scale",), **_HEALTH}, Verdict.REQUIRED),
        ({"dpia_criteria": ("large_scale",), **_AGENTS}, Verdict.TO_CONFIRM),
        ({"role": "processor", "dpia_required_type": "R13"}, Verdict.NOT_OURS),
        ({"role": "joint", "dpia_required_type": "R13"}, Verdict.REQUIRED),
    ],
)
def test_the_lists_come_first_then_the_regulation_then_the_criteria(
    values: dict[str, Any], verdict: Verdict
) -> None:
    assert asked(**values).verdict is verdict


def test_every_reason_is_said() -> None:
    told = [str(one) for one in asked(dpia_criteria=("crossing",), **_HEALTH, **_AGENTS).reasons]
    assert told == [
        "Critères réunis : Croisement de données.",
        "La fiche laisse voir, sans que ce soit noté : Données sensibles ou hautement "
        "personnelles, Personnes vulnérables.",
    ]
    (reason,) = asked(dpia_required_type="R13").reasons
    assert "Accompagnement social ou médico-social" in str(reason)
    (reason,) = asked(dpia_exemption="E05", **_HEALTH).reasons[:1]
    assert "mais : il y a des données sensibles" in str(reason)


def test_a_large_employer_is_not_exempt() -> None:
    entry = processing("Paie", dpia_exemption="E01")
    assert guide(commune(staff_fte=62.0), entry).verdict is Verdict.EXEMPT
    assert guide(commune(staff_fte=400.0), entry).verdict is Verdict.NOT_REQUIRED


def test_the_nine_criteria_are_there_with_what_shows_them() -> None:
    found = asked(dpia_criteria=("crossing",), automated_decision=True, **_HEALTH)
    assert [one.code for one in found.criteria] == list(CRITERIA.codes)
    by_code = {one.code: one for one in found.criteria}
    assert by_code["crossing"].noted
    assert not by_code["sensitive_data"].noted
    assert "Santé" in str(by_code["sensitive_data"].seen)
    assert by_code["automated_decision"].seen is not None
    assert by_code["innovative_use"].seen is None


def test_every_verdict_has_its_words() -> None:
    assert set(VERDICTS) == set(Verdict)


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"dpia_required_type": "R13"}, "AIP-01"),
        ({"dpia_criteria": ("crossing", "innovative_use")}, "AIP-02"),
        ({**_HEALTH, **_AGENTS}, "AIP-02"),
        ({"dpia_exemption": "E05", **_HEALTH}, "AIP-03"),
    ],
)
def test_the_rules_say_what_the_guide_says(values: dict[str, Any], rule: str) -> None:
    entry: Processing = processing("Un traitement", **values)
    assert rule in {one.rule for one in audit(picture(commune(), entry))}
    settled = replace(entry, dpia_status="done", dpia_required_type="", dpia_exemption="")
    assert rule not in {one.rule for one in audit(picture(commune(), settled))}
