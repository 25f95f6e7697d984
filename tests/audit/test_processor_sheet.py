"""Each processor at a glance: its contract, the eight clauses, what it gets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.builders import (
    TODAY,
    actor,
    commune,
    complete_processing,
    flow,
    personal,
    picture,
    system,
)

from inventaire.audit.picture import Picture
from inventaire.audit.processor_sheet import Clause, Term, clauses_of, sheets_of, term_of
from inventaire.inventory.processing import RecipientLine
from inventaire.inventory.records import Actor
from inventaire.vocabulary.actors import CLAUSES

_HOST = actor("Hébergeur", kind="processor")


@pytest.mark.parametrize(
    ("values", "term"),
    [
        ({}, Term.NONE),
        ({"contract_reference": "  "}, Term.NONE),
        ({"contract_reference": "M-1"}, Term.OPEN),
        ({"clauses": ("a",)}, Term.OPEN),
        ({"contract_reference": "M-1", "contract_ends_on": TODAY}, Term.SOON),
        ({"contract_reference": "M-1", "contract_ends_on": date(2027, 2, 23)}, Term.SOON),
        ({"contract_reference": "M-1", "contract_ends_on": date(2027, 2, 24)}, Term.RUNNING),
        ({"contract_ends_on": TODAY - timedelta(days=1)}, Term.OVER),
    ],
)
def test_a_contract_stands_somewhere_in_time(values: dict[str, object], term: Term) -> None:
    found: Actor = replace(_HOST, **values)
    assert term_of(found, TODAY) is term


def test_a_clause_is_absent_only_once_the_contract_was_read() -> None:
    some = replace(_HOST, clauses=("a", "h"))
    assert clauses_of(some) == (
        Clause.PRESENT,
        *(Clause.UNKNOWN for _ in range(6)),
        Clause.PRESENT,
    )
    read = clauses_of(replace(some, clauses_checked=True))
    assert read.count(Clause.ABSENT) == 6
    assert len(read) == len(CLAUSES.codes) == 8


def test_processors_are_those_noted_and_those_that_the_register_declares() -> None:
    tool = system("Outil", operator=_HOST.id)
    server = system("Serveur")
    files = personal("Dossiers", "identity", held_by=[server])
    sent = flow(server, tool, files)
    payer = actor("Prestataire", kind="partner")
    idle = actor("Ancien", kind="processor")
    other = actor("Voisin", kind="partner")
    lines = (RecipientLine(actor=payer.id, kind="processor"), RecipientLine(actor=other.id))
    entry = complete_processing("Paie", recipients=lines)
    records = (_HOST, tool, server, files, sent, payer, idle, other, entry)
    found = sheets_of(Picture(picture(commune(), *records)))
    assert [one.actor.name for one in found] == ["Hébergeur", "Ancien", "Prestataire"]
    assert (found[0].datasets, found[0].systems) == ((files.id,), (tool.id,))
    assert found[2].processings == (entry.id,)
    assert found[1].missing == 8
