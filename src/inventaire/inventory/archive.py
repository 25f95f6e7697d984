"""A snapshot as plain data and back, exactly: what versions, backups and previews are kept as."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from inventaire.i18n import Text
from inventaire.inventory.base import Record
from inventaire.inventory.changes import Change, Changes, FieldChange, Origin, Warning
from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.inventory.kinds import KINDS, ORGANISATION, PARTNER
from inventaire.inventory.snapshot import Snapshot

#: Grows when what is written could no longer be read by an older reader.
FORMAT = 1

Plain = dict[str, Any]


class Unreadable(ValueError):
    """The data are not an archive that this version can read."""


def value_to_json(field: Field, value: Any) -> Any:
    """A value in the shape of facts, as plain data."""
    if value is None:
        return None
    if field.shape in (Shape.DATE, Shape.MOMENT):
        return value.isoformat()
    if field.shape is Shape.LINES:
        return [_fields_to_json(line) for line in value]
    return list(value) if isinstance(value, tuple) else value


def value_from_json(field: Field, data: Any) -> Any:
    """The value that ``value_to_json`` wrote."""
    if data is None:
        return None
    if field.shape is Shape.DATE:
        return date.fromisoformat(data)
    if field.shape is Shape.MOMENT:
        return datetime.fromisoformat(data)
    if field.shape is Shape.END:
        return Ref(*data)
    if field.shape is Shape.LINES and field.line is not None:
        return tuple(_from_json(field.line, line) for line in data)
    return tuple(data) if isinstance(data, list) else data


def _fields_to_json(holder: Any) -> Plain:
    """The fields that say something. What is left out is empty, whatever the defaults become."""
    return {
        field.name: value_to_json(field, value)
        for field in fields_of(type(holder))
        if (value := getattr(holder, field.name)) != field.empty
    }


def _from_json(holder: type[Any], data: Mapping[str, Any], **kept: Any) -> Any:
    values = {
        field.name: value_from_json(field, data[field.name]) if field.name in data else field.empty
        for field in fields_of(holder)
    }
    return holder(**kept, **values)


def record_to_json(record: Record) -> Plain:
    """A record, its number and its dates included."""
    return {
        "id": record.id,
        "archived": record.archived,
        "version": record.version,
        "recorded_at": record.recorded_at and record.recorded_at.isoformat(),
        "changed_at": record.changed_at and record.changed_at.isoformat(),
        "fields": _fields_to_json(record),
    }


def record_from_json(kind: type[Record], data: Mapping[str, Any]) -> Any:
    """The record that ``record_to_json`` wrote."""
    moments = {
        name: datetime.fromisoformat(data[name]) if data[name] else None
        for name in ("recorded_at", "changed_at")
    }
    return _from_json(
        kind,
        data["fields"],
        id=data["id"],
        archived=data["archived"],
        version=data["version"],
        **moments,
    )


def record_values_from_json(kind: type[Record], data: Mapping[str, Any]) -> dict[str, object]:
    """The values of the fields that ``data`` names. Raises ``Unreadable``."""
    fields = {field.name: field for field in fields_of(kind)}
    values: dict[str, object] = {}
    for name, value in data.items():
        if name not in fields:
            raise Unreadable(f"{kind.__name__} has no field {name!r}")
        try:
            values[name] = value_from_json(fields[name], value)
        except (TypeError, ValueError, AttributeError) as error:
            raise Unreadable(f"{kind.__name__}.{name}: {value!r} cannot be read") from error
    return values


def snapshot_to_json(snapshot: Snapshot) -> Plain:
    """A whole snapshot, archived records included."""
    return {
        "format": FORMAT,
        "taken_on": snapshot.taken_on.isoformat(),
        "organisation": record_to_json(snapshot.organisation),
        "records": {kind: [record_to_json(r) for r in snapshot.of(kind)] for kind in KINDS},
    }


def snapshot_from_json(
    data: Mapping[str, Any], *, only: Collection[str] = frozenset(KINDS)
) -> Snapshot:
    """The snapshot that ``snapshot_to_json`` wrote, or ``only`` these kinds of it.

    Raises ``Unreadable``.
    """
    _check_format(data)
    try:
        parts: dict[str, Any] = {
            kind.plural: tuple(
                record_from_json(kind.record, record)
                for record in data["records"].get(kind.code, ())
            )
            for kind in KINDS.values()
            if kind.code in only
        }
        return Snapshot(
            taken_on=date.fromisoformat(data["taken_on"]),
            organisation=record_from_json(ORGANISATION.record, data["organisation"]),
            **parts,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unreadable(f"not a snapshot: {error!r}") from error


def _check_format(data: Mapping[str, Any]) -> None:
    found = data.get("format")
    if not isinstance(found, int) or not 1 <= found <= FORMAT:
        raise Unreadable(f"format {found!r} is not one of 1 to {FORMAT}")


def changes_to_json(changes: Changes) -> Plain:
    """What would be written, as plain data."""
    return {
        "format": FORMAT,
        "changes": [_change_to_json(change) for change in changes.changes],
        "unchanged": [list(ref) for ref in changes.unchanged],
        "warnings": [_warning_to_json(warning) for warning in changes.warnings],
        "refused": [_warning_to_json(warning) for warning in changes.refused],
    }


def changes_from_json(data: Mapping[str, Any]) -> Changes:
    """The changes that ``changes_to_json`` wrote. Raises ``Unreadable``."""
    _check_format(data)
    return Changes(
        tuple(_change_from_json(change) for change in data["changes"]),
        tuple(Ref(*ref) for ref in data["unchanged"]),
        tuple(_warning_from_json(warning) for warning in data["warnings"]),
        tuple(_warning_from_json(warning) for warning in data["refused"]),
    )


def fields_by_name(kind: str) -> Mapping[str, Field]:
    """The fields of a kind, organisation and partner included, by name."""
    every = {**KINDS, ORGANISATION.code: ORGANISATION, PARTNER.code: PARTNER}
    return {field.name: field for field in fields_of(every[kind].record)}


def _change_to_json(change: Change) -> Plain:
    fields = fields_by_name(change.ref.kind)
    return {
        "deed": change.deed,
        "ref": list(change.ref),
        "label": change.label,
        "version": change.version,
        "fields": [
            {
                "field": one.field,
                "before": value_to_json(fields[one.field], one.before),
                "after": value_to_json(fields[one.field], one.after),
                "origin": _origin_to_json(one.origin),
            }
            for one in change.fields
        ],
    }


def _change_from_json(data: Mapping[str, Any]) -> Change:
    ref = Ref(*data["ref"])
    fields = fields_by_name(ref.kind)
    found = []
    for one in data["fields"]:
        field = fields[one["field"]]
        before, after = (value_from_json(field, one[when]) for when in ("before", "after"))
        found.append(FieldChange(field.name, before, after, _origin_from_json(one["origin"])))
    return Change(data["deed"], ref, data["label"], tuple(found), data["version"])


def _warning_to_json(warning: Warning) -> Plain:
    return {"text": plain_text(warning.text), "origin": _origin_to_json(warning.origin)}


def _warning_from_json(data: Mapping[str, Any]) -> Warning:
    return Warning(Text.from_json(data["text"]), _origin_from_json(data["origin"]))


def plain_text(text: Text) -> Plain:
    """A sentence as plain data; a value that JSON does not know is kept as it is shown."""
    values = {name: _plain_value(value) for name, value in text.values.items()}
    return {"msgid": text.msgid, "values": values}


def _plain_value(value: object) -> Any:
    if isinstance(value, Text):
        return plain_text(value)
    if isinstance(value, (list, tuple)):
        return [_plain_value(part) for part in value]
    return value if isinstance(value, (str, int, float)) else str(value)


def _origin_to_json(origin: Origin | None) -> list[str] | None:
    return None if origin is None else [origin.sheet, origin.cell]


def _origin_from_json(data: Any) -> Origin | None:
    return None if data is None else Origin(*data)
