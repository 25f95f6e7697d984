"""No field leads to a record of another organisation, whoever tries and whatever the field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from inventaire.inventory.fields import Field, Shape, fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.store.snapshot import load_snapshot
from inventaire.web.lists import bulk_fields
from tests.factories import TODAY, a_record
from tests.web.conftest import Installation

SECRET = "Le secret des Ateliers"


@dataclass(frozen=True)
class Way:
    """One field by which a form links to something: the names it is sent under, and to what."""

    kind: str
    field: str
    to: str
    kind_field: str = ""

    def __str__(self) -> str:
        return f"{self.kind}.{self.field}->{self.to}"

    def typed(self, link: str) -> dict[str, str]:
        """What a form sends to link there."""
        chosen = {self.kind_field: self.to} if self.kind_field else {}
        ends = {"source": "Ici", "target": "Là"} if self.kind == "flow" else {}
        kinds = {f"{end}-kind": "system" for end in ends}
        return {"name": "Curieux", **ends, **kinds, self.field: link, **chosen}


def ways() -> Iterator[Way]:
    for kind in KINDS.values():
        for field in fields_of(kind.record):
            yield from _ways_of(kind.code, field, field.name)


def _ways_of(kind: str, field: Field, name: str) -> Iterator[Way]:
    if field.shape is Shape.LINES and field.line is not None:
        for inner in fields_of(field.line):
            yield from _ways_of(kind, inner, f"{name}-0-{inner.name}")
    elif field.to is not None:
        for to in field.to.kinds:
            yield Way(kind, name, to, f"{name}-kind" if field.shape is Shape.END else "")


WAYS = tuple(ways())


@pytest.fixture
def secrets(installation: Installation) -> dict[str, int]:
    """A record of each kind that the other organisation has, called by a name of its own."""
    with installation.session() as session:
        made = {
            kind: a_record(session, installation.other, kind, name=SECRET)
            for kind in KINDS
            if kind != "flow"
        }
        session.commit()
    return {**installation.foreign, **made}


def test_there_are_many_ways_to_link() -> None:
    assert len(WAYS) > 40


def test_a_link_to_another_organisation_is_refused_in_every_field(
    installation: Installation, secrets: dict[str, int]
) -> None:
    readers = [installation.reader(name) for name in ("consultant", "admin")]
    before = installation.everything()
    for reader in readers:
        for way in WAYS:
            base = f"/o/valbrise/{KINDS[way.kind].slug}"
            known = installation.known.get(way.kind)
            for page in ("nouveau", f"{known}/modifier") if known else ("nouveau",):
                typed = way.typed(f"X · n° {secrets[way.to]}")
                shown = reader.post(f"{base}/{page}", typed, status=422)
                assert SECRET not in shown.words, (str(way), page)
                assert "Ce lien ne mène à aucune fiche" in shown.words, (str(way), page)
    assert installation.everything() == before


def test_a_link_to_what_does_not_exist_is_refused_in_every_field(
    installation: Installation,
) -> None:
    consultant = installation.reader("consultant")
    before = installation.everything()
    for way in WAYS:
        for number in ("0", "999999999", "9" * 30):
            address = f"/o/valbrise/{KINDS[way.kind].slug}/nouveau"
            shown = consultant.post(address, way.typed(f"X · n° {number}"), status=422)
            assert "Ce lien ne mène à aucune fiche" in shown.words, (str(way), number)
    assert installation.everything() == before


def test_a_name_of_another_organisation_is_not_found_by_a_link(
    installation: Installation, secrets: dict[str, int]
) -> None:
    consultant = installation.reader("consultant")
    consultant.sent_to("/o/valbrise/jeux-de-donnees/nouveau", {"name": "X", "producer": SECRET})
    with installation.session() as session:
        snapshot = load_snapshot(session, installation.valbrise, taken_on=TODAY)
    made = next(actor for actor in snapshot.actors if actor.name == SECRET)
    assert made.id != secrets["actor"], "it is a new one, of this organisation"


def test_what_is_suggested_searched_and_listed_is_of_this_organisation(
    installation: Installation, secrets: dict[str, int]
) -> None:
    consultant = installation.reader("consultant")
    for kind in KINDS.values():
        base = f"/o/valbrise/{kind.slug}"
        found = consultant.client.get(f"/o/valbrise/suggestions/{kind.slug}?q=secret").json
        assert found == {"found": []}
        assert SECRET not in consultant.get(f"{base}?q=secret").words
        assert SECRET not in consultant.get(f"{base}?archived=1").words
        exported = consultant.client.get(f"{base}/export.csv").get_data(as_text=True)
        assert SECRET not in exported
    assert SECRET not in consultant.get("/o/valbrise/recherche?q=secret").words
    assert SECRET not in consultant.client.get("/o/valbrise/recherche.json?q=secret").text


def test_a_filter_by_a_foreign_record_tells_nothing_of_it(
    installation: Installation, secrets: dict[str, int]
) -> None:
    consultant = installation.reader("consultant")
    for kind in KINDS.values():
        for field in fields_of(kind.record):
            for to in field.to.kinds if field.to is not None else ():
                value = f"{to}-{secrets[to]}" if field.shape is Shape.END else secrets[to]
                page = consultant.get(f"/o/valbrise/{kind.slug}?f-{field.name}={value}")
                assert SECRET not in page.words, (kind.code, field.name)
    for to in ("system", "actor", "dataset"):
        page = consultant.get(f"/o/valbrise/carte?centre={to}-{secrets[to]}&dataset={secrets[to]}")
        assert SECRET not in page.words
    page = consultant.get(f"/o/valbrise/constats?record=actor-{secrets['actor']}")
    assert SECRET not in page.words


def test_what_is_done_to_many_is_done_to_one_s_own_only(
    installation: Installation, secrets: dict[str, int]
) -> None:
    consultant = installation.reader("consultant")
    before = installation.everything()
    for kind in KINDS.values():
        address = f"/o/valbrise/{kind.slug}/selection"
        sent = {"id": str(secrets[kind.code])}
        for deed in ("archive", "restore", "change"):
            fields = bulk_fields(kind.code)
            more = {"field": fields[0].name} if fields else {}
            answer = consultant.client.post(
                address, data={"csrf_token": consultant.token(), **sent, "do": deed, **more}
            )
            assert SECRET not in answer.get_data(as_text=True)
    assert installation.everything() == before


def test_many_records_are_not_linked_to_a_foreign_one(
    installation: Installation, secrets: dict[str, int]
) -> None:
    consultant = installation.reader("consultant")
    before = installation.everything()
    tried = 0
    for kind in KINDS.values():
        for field in bulk_fields(kind.code):
            if field.to is None or kind.code not in installation.known:
                continue
            tried += 1
            sent = {
                "id": str(installation.known[kind.code]),
                "field": field.name,
                field.name: f"X · n° {secrets[field.to.kinds[0]]}",
                f"{field.name}-kind": field.to.kinds[0],
            }
            page = consultant.post(f"/o/valbrise/{kind.slug}/selection/champ", sent, status=422)
            assert "Ce lien ne mène à aucune fiche" in page.words
    assert tried > 5
    assert installation.everything() == before


def test_a_comment_is_taken_back_by_its_author_in_its_own_place(
    installation: Installation, secrets: dict[str, int]
) -> None:
    stranger = installation.reader("stranger")
    there = f"/o/les-ateliers-du-lien/acteurs/{secrets['actor']}"
    stranger.sent_to(f"{there}/commenter", {"text": "Chez nous"})
    here = f"/o/valbrise/acteurs/{installation.known['actor']}"
    installation.reader("consultant").post(f"{here}/commentaires/1/retirer", {}, status=404)
    installation.reader("admin").post(f"{there}/commentaires/1/retirer", {}, status=404)
    assert "Chez nous" in stranger.get(there).words
