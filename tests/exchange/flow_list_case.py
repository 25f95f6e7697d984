"""Files of flows as others write them, and what reading them would change."""

from __future__ import annotations

from inventaire.exchange.formats import propose_changes
from inventaire.inventory.changes import Changes
from inventaire.inventory.snapshot import Snapshot
from tests.builders import commune, picture

EMPTY = picture(commune())


def read(data: bytes, before: Snapshot = EMPTY) -> Changes:
    return propose_changes(data, before)[1]


def csv(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def created(changes: Changes, kind: str) -> list[str]:
    return [c.label for c in changes.changes if c.deed == "create" and c.ref.kind == kind]


def flows(changes: Changes) -> list[dict[str, object]]:
    return [
        {field.field: field.after for field in change.fields}
        for change in changes.changes
        if change.ref.kind == "flow"
    ]


def told(changes: Changes) -> list[str]:
    return [str(warning.text) for warning in (*changes.refused, *changes.warnings)]
