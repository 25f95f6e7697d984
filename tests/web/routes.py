"""Every route of an application, and an address for each."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from inventaire.inventory.kinds import KINDS
from inventaire.web.guard import Door, door_of
from tests.web.conftest import Installation


def rules(app: Flask) -> list[Rule]:
    """Every route but that of static files."""
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def door_at(installation: Installation, rule: Rule) -> Door:
    """Who may pass this route."""
    with installation.app.test_request_context():
        found = door_of(rule.endpoint)
    assert found is not None, f"nobody said who may see {rule.endpoint}"
    return found


def methods_of(rule: Rule) -> list[str]:
    """How this route is asked, besides what browsers ask by themselves."""
    return sorted((rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"})


def method_of(rule: Rule) -> str:
    """How this route is first asked."""
    return methods_of(rule)[0]


def kinds_of(rule: Rule) -> tuple[str, ...]:
    """The kinds of records that this route may be asked about; one empty where it is about none."""
    named = {type(one).__name__ for one in rule._converters.values()}
    return tuple(KINDS) if "KindConverter" in named else ("",)


def address_at(
    installation: Installation,
    rule: Rule,
    *,
    slug: str = "valbrise",
    known: dict[str, int] | None = None,
    number: int = 1,
    kind: str = "dataset",
) -> str:
    """An address of this route, with the numbers of ``known``; ``number`` for what has none there.

    Where it is about any kind of record, it is about a record of ``kind``.
    """
    records = installation.known if known is None else known
    values = {
        name: _part(type(rule._converters[name]).__name__, name, rule, slug, records, number, kind)
        for name in rule.arguments
    }
    with installation.app.test_request_context():
        adapter = installation.app.url_map.bind("localhost")
        return adapter.build(rule.endpoint, values)


def _part(
    converter: str,
    name: str,
    rule: Rule,
    slug: str,
    known: dict[str, Any],
    number: int,
    kind: str,
) -> Any:
    if converter == "OrganisationConverter":
        return slug
    if converter == "KindConverter":
        return kind
    if converter == "NumberConverter":
        return known[kind] if name == "record" else known.get(name, number)
    if converter == "RecordConverter":
        return known.get(name, number)
    if converter == "IntegerConverter":
        return number
    if converter == "AnyConverter":
        return sorted(rule._converters[name].items)[0]
    return known.get(name, "inconnu")
