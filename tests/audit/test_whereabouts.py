"""Where the data of somebody who exercises a right are, and what it asks to do there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import (
    TODAY,
    actor,
    commune,
    complete_processing,
    dataset,
    flow,
    personal,
    picture,
    system,
)

from inventaire.audit.picture import Picture
from inventaire.audit.rights_deeds import DEEDS
from inventaire.audit.whereabouts import Place, Whereabouts, whereabouts_of
from inventaire.inventory.base import Record
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import SubjectLine
from inventaire.inventory.protection import Request
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.incidents import REQUEST_OBJECTS

_SERVICE = actor("Ressources humaines", kind="internal_service")
_HOST = actor("Éditeur", kind="processor")
_FUND = actor("Caisse", kind="public_authority")
_PEOPLE = actor("Agents", kind="public")
_PAYROLL = system("Paie", operator=_HOST.id)
_SERVER = system("Serveur", operator=_SERVICE.id, hosting="internal")
_STATS = system("Statistiques", hosting="internal")
_FILES = personal("Dossiers", "identity", "health", held_by=[_SERVER], data_subjects=("employees",))
_MEMBERS = personal("Adhérents", "identity", held_by=[_STATS])
_MAP = dataset("Plan", personal_status="none", held_by=[_SERVER])
_FLOWS = (
    flow(_PEOPLE, _SERVER, _FILES),
    flow(_SERVER, _PAYROLL, _FILES),
    flow(_PAYROLL, _FUND, _FILES),
    flow(_SERVER, _SERVICE, _FILES),
    flow(_SERVER, _STATS, _FILES, transformation="anonymisation"),
)
_CAREERS = complete_processing("Carrières", datasets=(_FILES.id, _MAP.id))
_LIFE = complete_processing(
    "Adhésions", datasets=(_MEMBERS.id,), subjects=(SubjectLine(category="members"),)
)
_RECORDS: tuple[Record, ...] = (
    *(_SERVICE, _HOST, _FUND, _PEOPLE, _PAYROLL, _SERVER, _STATS, _FILES, _MEMBERS, _MAP),
    *(*_FLOWS, _CAREERS, _LIFE),
)


def look(request: Request, *records: Record) -> Whereabouts:
    return whereabouts_of(Picture(picture(commune(), *(records or _RECORDS))), request)


def asked(*processings: Record, about: str = "access") -> Request:
    return Request(id=1, object=about, processings=tuple(one.id for one in processings))


def places(found: Whereabouts, category: str) -> dict[Ref, Place]:
    (people,) = (one for one in found.people if one.category == category)
    return {place.ref: place for place in people.places}


def test_data_are_where_the_flows_bring_them_until_they_are_anonymised() -> None:
    found = look(asked(_CAREERS))
    assert [one.category for one in found.people] == ["employees"]
    assert list(places(found, "employees")) == [
        ref_of(_SERVER),
        ref_of(_PAYROLL),
        ref_of(_SERVICE),
        ref_of(_FUND),
    ]
    assert found.places == (ref_of(_PAYROLL), ref_of(_SERVER), ref_of(_SERVICE), ref_of(_FUND))
    assert ref_of(_PEOPLE) not in found.places, "people have their own data"
    assert ref_of(_STATS) not in found.places, "what arrives there is nobody's any more"


def test_each_place_says_what_to_do_who_can_and_what_is_there() -> None:
    found = places(look(asked(_CAREERS)), "employees")
    payroll, server = found[ref_of(_PAYROLL)], found[ref_of(_SERVER)]
    assert payroll.deed == DEEDS["access"].elsewhere
    assert payroll.who == ref_of(_HOST)
    assert payroll.path == (_FLOWS[1].id,)
    assert server.deed == DEEDS["access"].here
    assert server.who == ref_of(_SERVICE)
    assert server.datasets == (_FILES.id,), "what is not personal is not looked for"
    assert set(server.categories) == {"identity", "health"}
    assert found[ref_of(_SERVICE)].deed == DEEDS["access"].service
    assert found[ref_of(_FUND)].deed == DEEDS["access"].recipient
    assert found[ref_of(_FUND)].path == (_FLOWS[1].id, _FLOWS[2].id)


def test_a_system_that_nobody_runs_is_in_the_hands_of_the_service_that_answers_for_it() -> None:
    owned = replace(_SERVER, operator=None, owner=_SERVICE.id)
    found = look(asked(_CAREERS), *(owned if one is _SERVER else one for one in _RECORDS))
    place = places(found, "employees")[ref_of(_SERVER)]
    assert (place.deed, place.who) == (DEEDS["access"].here, ref_of(_SERVICE))


def test_whose_data_they_are_is_said_by_the_dataset_else_by_its_processing() -> None:
    found = look(asked())
    assert not found.narrowed
    assert [one.category for one in found.people] == ["employees", "members"]
    bare = replace(_LIFE, subjects=())
    unsaid = look(asked(bare), *(bare if one is _LIFE else one for one in _RECORDS))
    assert unsaid.narrowed
    assert [one.category for one in unsaid.people] == [""]


def test_data_that_nobody_placed_are_said_to_be_lost() -> None:
    nowhere = replace(_MEMBERS, systems=())
    found = look(asked(_LIFE), *(nowhere if one is _MEMBERS else one for one in _RECORDS))
    assert found.lost == (_MEMBERS.id,)
    assert found.people == ()


@pytest.mark.parametrize("about", ["", *REQUEST_OBJECTS.codes])
def test_every_sort_of_request_says_what_to_do_in_every_place(about: str) -> None:
    for place in places(look(asked(_CAREERS, about=about)), "employees").values():
        assert place.deed
    assert about in (*DEEDS, "", "other")


def test_a_processing_that_has_ended_no_longer_covers_anything() -> None:
    ended = replace(_CAREERS, ended_on=TODAY - timedelta(days=1))
    found = look(asked(ended), *(ended if one is _CAREERS else one for one in _RECORDS))
    assert (found.narrowed, found.people, found.lost) == (True, (), ())
