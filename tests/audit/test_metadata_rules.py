"""No criterion of the known scales is lost without a rule that tells it."""

from __future__ import annotations

from tests.builders import TODAY, dataset

from inventaire.audit.report import all_rules
from inventaire.audit.rules.metadata import CRITERIA
from inventaire.audit.scores import scores_of

#: Criteria that another family tells, because a text demands them.
ELSEWHERE = {
    "data_gouv": {"licence": "OUV-05", "on_time": "OUV-08", "open_format": "OUV-06"},
    "mqa": {
        "licence": "OUV-05",
        "known_licence": "OUV-04",
        "rights": "OUV-05",
        "non_proprietary": "OUV-06",
        "machine_readable": "OUV-06",
    },
}
#: What a request to an address would tell, and what every open dataset has by being open.
UNTOLD = {
    "data_gouv": set[str](),
    "mqa": {"access_url", "download_url_ok", "access_rights", "known_access_rights"},
}
#: Criteria that both scales measure in the same way: told once, with data.gouv's.
SHARED = {"spatial", "temporal"}


def test_each_criterion_has_its_rule() -> None:
    scores = scores_of(dataset("Arbres"), today=TODAY)
    for score in (scores.data_gouv, scores.mqa):
        name = score.scale.code
        told = {code for scale, codes in CRITERIA.values() if scale == name for code in codes}
        known = told | ELSEWHERE[name].keys() | UNTOLD[name]
        known |= SHARED if name == "mqa" else set()
        assert {criterion.code for criterion in score.criteria} == known


def test_the_rules_that_tell_criteria_exist() -> None:
    named = {rule for rules in ELSEWHERE.values() for rule in rules.values()}
    assert (named | CRITERIA.keys()) <= all_rules().keys()
