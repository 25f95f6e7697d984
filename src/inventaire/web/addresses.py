"""How records are named in addresses: ``/o/valbrise/jeux-de-donnees/12``.

Converters only read; ``guard`` turns what they read into rows of the reader's organisation.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Flask, g, request
from werkzeug.routing import BaseConverter, IntegerConverter, ValidationError

from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS, Kind

_BY_SLUG = {kind.slug: kind for kind in KINDS.values()}

#: The largest number a database keeps as a record's.
_LARGEST = 2**31 - 1


class OrganisationConverter(BaseConverter):
    """The short name of an organisation. An organisation itself may be given to make an address."""

    regex = "[a-z0-9][a-z0-9-]{0,79}"

    def to_url(self, value: Any) -> str:
        return super().to_url(value if isinstance(value, str) else value.slug)


class KindConverter(BaseConverter):
    """A kind of record, by its French name in addresses."""

    regex = "|".join(sorted(_BY_SLUG, key=len, reverse=True))

    def to_python(self, value: str) -> Kind:
        return _BY_SLUG[value]

    def to_url(self, value: Any) -> str:
        return KINDS[value].slug if isinstance(value, str) else str(value.slug)


class NumberConverter(IntegerConverter):
    """The number of a record; a record or a fact may be given to make an address."""

    def __init__(self, map: Any) -> None:
        super().__init__(map, min=1, max=_LARGEST)

    def to_url(self, value: Any) -> str:
        return super().to_url(value if isinstance(value, int) else value.id)


def _converter_of(kind: str) -> type[NumberConverter]:
    class RecordConverter(NumberConverter):
        """A record of one kind, read as its reference."""

        def to_python(self, value: str) -> Any:
            number = super().to_python(value)
            if not isinstance(number, int):
                raise ValidationError
            return Ref(kind, number)

    return RecordConverter


def speak_records(app: Flask) -> None:
    """Make ``<organisation:…>``, ``<kind:…>``, ``<record:…>``, ``<dataset:…>`` usable in routes."""
    app.url_map.converters["organisation"] = OrganisationConverter
    app.url_map.converters["kind"] = KindConverter
    app.url_map.converters["record"] = app.url_map.converters["number"] = NumberConverter
    for code in KINDS:
        app.url_map.converters[code] = _converter_of(code)


def address_of(ref: Ref, *, page: str = "") -> str:
    """The address of a record's page in the organisation of this request.

    A list shows hundreds of links: this says what ``url_for("record.show", …)`` would, at once.
    """
    address = f"{request.script_root}/o/{g.organisation.slug}/{KINDS[ref.kind].slug}/{ref.id}"
    return f"{address}/{page}" if page else address


def with_query(**changes: str | int | None) -> str:
    """The address of this page with these parts of its query changed; ``None`` leaves one out."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in changes]
    asked = [(name, str(value)) for name, value in changes.items() if value is not None]
    query = urlencode([*kept, *asked])
    return f"{request.path}?{query}" if query else request.path
