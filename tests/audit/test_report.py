"""The audit as a whole: the same inventory always says the same."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.audit.cases import everything
from tests.builders import commune, complete_processing, personal, picture

from inventaire.audit.report import audit
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot

_EVERYTHING = everything()
_FINDINGS = audit(_EVERYTHING)


def _shuffled(snapshot: Snapshot, seed: int) -> Snapshot:
    dice = random.Random(seed)
    parts = {
        kind.plural: tuple(dice.sample(snapshot.of(kind.code), len(snapshot.of(kind.code))))
        for kind in KINDS.values()
    }
    return replace(snapshot, **parts)


@given(st.integers(min_value=0, max_value=10_000))
def test_the_order_in_which_records_are_read_changes_nothing(seed: int) -> None:
    assert audit(_shuffled(_EVERYTHING, seed)) == _FINDINGS


def test_findings_come_in_the_order_of_the_codes() -> None:
    codes = [finding.rule for finding in _FINDINGS]
    assert codes == sorted(codes)
    assert len(set(codes)) > 30


def test_a_key_stays_when_other_findings_come_and_go() -> None:
    without_basis = complete_processing("Cantine", legal_bases=())
    alone = audit(picture(commune(), without_basis))
    among_others = audit(picture(commune(), without_basis, personal("Chasseurs")))
    key = f"LIC-01:processing-{without_basis.id}"
    assert key in {finding.key for finding in alone}
    assert key in {finding.key for finding in among_others}


def test_what_is_archived_is_not_audited() -> None:
    archived = complete_processing("Cantine", legal_bases=(), archived=True)
    assert "LIC-01" not in {finding.rule for finding in audit(picture(commune(), archived))}
