"""Views of the map: kept for all of one organisation, told in the journal, never lost."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from inventaire.operations import map_views
from inventaire.operations.journal import entries, headline
from inventaire.operations.validation import Refused
from inventaire.store.views import SavedViewRow
from tests.factories import CAMILLE, NOW, an_organisation


def keep(session: Session, organisation: int, title: str = "La paie", **sent: str) -> SavedViewRow:
    told = {"comment": "Pour l'atelier", "query": "dataset=3&depth=2", **sent}
    return map_views.keep_view(session, CAMILLE, organisation, title=title, now=NOW, **told)


def told(session: Session, organisation: int) -> list[str]:
    return [headline(line) for line in entries(session, organisation)]


def test_a_view_is_found_by_everyone_of_the_organisation(session: Session) -> None:
    here, elsewhere = an_organisation(session), an_organisation(session, "autre")
    row = keep(session, here)
    assert [one.title for one in map_views.views_of(session, here)] == ["La paie"]
    assert map_views.views_of(session, elsewhere) == []
    assert map_views.view_of(session, elsewhere, row.id) is None
    assert "Camille Durand a gardé la vue « La paie » de la carte" in told(session, here)


def test_a_view_is_called_otherwise_and_the_journal_says_so(session: Session) -> None:
    owner = an_organisation(session)
    row = keep(session, owner)
    change = {"title": " La paie, suite ", "comment": "", "query": row.query}
    map_views.change_view(session, CAMILLE, row, now=NOW, **change)
    assert (row.title, row.comment) == ("La paie, suite", "")
    count = len(told(session, owner))
    map_views.change_view(session, CAMILLE, row, now=NOW, **change)
    assert len(told(session, owner)) == count, "nothing changed, nothing is told"


def test_a_view_that_is_put_away_comes_last_and_comes_back(session: Session) -> None:
    owner = an_organisation(session)
    first, _second = keep(session, owner, "A"), keep(session, owner, "B")
    for _time in range(2):
        map_views.archive_view(session, CAMILLE, first, now=NOW)
    assert [one.title for one in map_views.views_of(session, owner)] == ["B", "A"]
    map_views.restore_view(session, CAMILLE, first, now=NOW)
    assert [one.title for one in map_views.views_of(session, owner)] == ["A", "B"]
    assert sum("archivé" in line for line in told(session, owner)) == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 10_000}, "title"),
        ({"comment": "x" * 10_000}, "comment"),
        ({"query": "open=" + "x" * 10_000}, "title"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_reason(
    session: Session, sent: dict[str, str], field: str
) -> None:
    owner = an_organisation(session)
    with pytest.raises(Refused) as refusal:
        keep(session, owner, **sent)
    assert str(refusal.value.errors[field])
    assert map_views.views_of(session, owner) == []


def test_nobody_keeps_views_without_end(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = an_organisation(session)
    monkeypatch.setattr(map_views, "MOST_VIEWS", 2)
    keep(session, owner)
    keep(session, owner)
    with pytest.raises(Refused) as refusal:
        keep(session, owner)
    assert "2 vues" in str(refusal.value.errors["title"])
