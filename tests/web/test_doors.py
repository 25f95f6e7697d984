"""Who may pass each door: every route, every role, every organisation that is not one's own."""

from __future__ import annotations

import pytest

from inventaire.access import Action, Role, can
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.web.addresses import address_of
from inventaire.web.navigation import MENU
from tests.web.conftest import Installation
from tests.web.routes import address_at, door_at, method_of, rules

ROLES = {"reader": Role.READER, "contributor": Role.CONTRIBUTOR, "consultant": Role.CONSULTANT}


def test_every_route_says_who_may_pass(installation: Installation) -> None:
    for rule in rules(installation.app):
        door_at(installation, rule)


def test_a_view_that_says_nothing_is_never_served(installation: Installation) -> None:
    app = installation.app
    app._got_first_request = False
    app.add_url_rule("/sans-marque", "sans_marque", lambda: "secret")
    answer = installation.reader("admin").client.get("/sans-marque")
    assert answer.status_code == 403
    assert b"secret" not in answer.data


def test_a_door_that_needs_an_action_stands_in_an_organisation(installation: Installation) -> None:
    for rule in rules(installation.app):
        door = door_at(installation, rule)
        if door.action not in (None, Action.ADMINISTER):
            assert "organisation" in rule.arguments, rule.endpoint
            assert str(rule.rule).startswith("/o/<organisation:organisation>"), rule.rule


def test_a_route_that_writes_is_not_open_to_readers(installation: Installation) -> None:
    for rule in rules(installation.app):
        door = door_at(installation, rule)
        if "organisation" in rule.arguments and "POST" in (rule.methods or ()) and door.action:
            assert not can(Role.READER, door.action), f"{rule.endpoint} writes"


@pytest.mark.parametrize("name", ["reader", "contributor", "consultant"])
def test_each_role_passes_its_doors_and_no_other(installation: Installation, name: str) -> None:
    reader = installation.reader(name)
    token = reader.token()
    for rule in rules(installation.app):
        door = door_at(installation, rule)
        if door.anyone or door.action is None:
            continue
        address = address_at(installation, rule, slug="valbrise", known=installation.known)
        may = can(ROLES[name], door.action)
        if may and method_of(rule) == "POST":
            continue  # what they may do is tried in tests of its own
        data = {"csrf_token": token} if method_of(rule) == "POST" else None
        status = reader.client.open(address, method=method_of(rule), data=data).status_code
        if may:
            assert status in (200, 302, 404), f"{name} {address}: {status}"
        elif "organisation" in rule.arguments:
            assert status in (403, 404), f"{name} {address}: {status}"
        else:
            assert status == 403, f"{name} {address}: {status}"


def test_another_organisation_does_not_exist(installation: Installation) -> None:
    reader = installation.reader("consultant")
    token = reader.token()
    for rule in rules(installation.app):
        if "organisation" not in rule.arguments or door_at(installation, rule).anyone:
            continue
        address = address_at(
            installation, rule, slug="les-ateliers-du-lien", known=installation.foreign
        )
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            data = {"csrf_token": token} if method == "POST" else None
            answer = reader.client.open(address, method=method, data=data)
            assert answer.status_code == 404, f"{method} {address}: {answer.status_code}"
            assert "Ateliers du Lien" not in answer.get_data(as_text=True)


def test_a_record_of_another_organisation_does_not_exist(installation: Installation) -> None:
    reader = installation.reader("admin")
    for kind, number in installation.foreign.items():
        assert number != installation.known[kind]
        base = f"/o/valbrise/{KINDS[kind].slug}/{number}"
        for page in ("", "/modifier", "/historique"):
            reader.get(base + page, status=404)
        for deed in ("archiver", "restaurer", "commenter", "modifier"):
            reader.post(f"{base}/{deed}", {"name": "Pris"}, status=404)


def test_nobody_is_asked_to_sign_in_and_brought_back(installation: Installation) -> None:
    nobody = installation.reader("nobody")
    answer = nobody.client.get("/o/valbrise/acteurs?q=mairie")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/connexion?next=/o/valbrise/acteurs")


def test_readers_see_no_control_that_writes(installation: Installation) -> None:
    reader = installation.reader("reader")
    for kind, number in installation.known.items():
        base = f"/o/valbrise/{KINDS[kind].slug}"
        for address in (base, f"{base}/{number}"):
            page = reader.get(address)
            written = [link for link in page.links if "modifier" in link or "nouveau" in link]
            assert not written, (address, written)
            assert 'method="post" action="/o/' not in page.html, address


def test_a_record_has_the_address_that_routes_give_it(installation: Installation) -> None:
    with installation.app.test_request_context("/"):
        from flask import g, url_for

        with installation.session() as session:
            from inventaire.store.organisations import OrganisationRow

            g.organisation = session.get(OrganisationRow, installation.valbrise)
            for kind in KINDS:
                said = url_for("record.show", organisation="valbrise", kind=kind, record=7)
                assert address_of(Ref(kind, 7)) == said


def test_every_line_of_the_menu_leads_somewhere(installation: Installation) -> None:
    served = set(installation.app.view_functions)
    missing = {link.endpoint for group in MENU for link in group.links} - served
    assert not missing
