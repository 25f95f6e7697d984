"""Whatever is done has its sentence."""

from __future__ import annotations

import ast
from pathlib import Path

from sqlalchemy.orm import Session

import inventaire.operations
from inventaire.i18n import speaking
from inventaire.inventory.kinds import KINDS
from inventaire.operations.audits import DECISIONS
from inventaire.operations.journal import DEEDS, entries, headline, sentences, write_line
from tests.factories import CAMILLE, NOW, a_record, an_organisation, filled_values, one_of_each


def deeds_in_code() -> set[str]:
    """The deeds that operations write down by name."""
    found = set(DECISIONS.values()) | {"archive", "restore"}
    for path in Path(inventaire.operations.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "write_line":
                deed = node.args[3]
                if isinstance(deed, ast.Constant):
                    found.add(str(deed.value))
    return found


def test_every_deed_has_its_sentence() -> None:
    assert deeds_in_code() <= set(DEEDS)


def test_every_field_can_be_told(session: Session) -> None:
    organisation = an_organisation(session)
    known = one_of_each(session, organisation)
    for kind in KINDS:
        a_record(session, organisation, kind, **filled_values(kind, known))
        entry = entries(session, organisation)[0]
        for language in ("fr", "en"):
            with speaking(language):
                assert len(sentences(entry)) == len(entry.changes)
                assert headline(entry)


def test_what_is_no_field_is_told_too(session: Session) -> None:
    organisation = an_organisation(session)
    changes = {"role": ("reader", "consultant"), "shoe_size": ([], 43)}
    entry = write_line(
        session, CAMILLE, organisation, "change_role", now=NOW, name="Léa", changes=changes
    )
    assert headline(entry) == "Camille Durand a changé le rôle de Léa"
    assert sentences(entry) == ("Rôle : Lecteur → Consultant", "shoe_size : (vide) → 43")


def test_a_journal_has_pages(session: Session) -> None:
    organisation = an_organisation(session)
    for rank in range(4):
        a_record(session, organisation, "system", name=f"S{rank}")
    pages = [entries(session, organisation, page=page, size=2) for page in (1, 2, 3)]
    assert [entry.record_name for page in pages for entry in page] == [
        "S3",
        "S2",
        "S1",
        "S0",
        "Valbrise",
    ]
