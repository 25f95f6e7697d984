"""What would change or has changed, for people at a terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from inventaire.i18n import _, ngettext
from inventaire.inventory.archive import fields_by_name
from inventaire.inventory.changes import Change, Changes, Origin
from inventaire.inventory.fields import Ref
from inventaire.operations.journal import neutral
from inventaire.web.presentation import Names
from inventaire.web.previews import DEED_LABELS, ChangeCard, cards_of


def change_lines(changes: Changes, known: Names) -> Iterator[str]:
    """What changes, record by record; a new record in one line."""
    for card in cards_of(changes, range(len(changes.changes)), known):
        yield from _lines(card)


def _lines(card: ChangeCard) -> Iterator[str]:
    deed = f"{_(DEED_LABELS[card.deed])} · {card.kind} · {card.label}"
    if card.deed == "create":
        filled = ngettext("%(count)s champ rempli", "%(count)s champs remplis", len(card.lines))
        yield f"{deed} ({filled})"
        return
    yield deed
    for line in card.lines:
        before, after = (text or _("(vide)") for text in (line.before, line.after))
        told = _("%(field)s : %(before)s → %(after)s", field=line.label, before=before, after=after)
        yield f"  {told}{where(line.origin)}"


def where(origin: Origin | None) -> str:
    """The cell that something was read from."""
    return f"  [{origin.sheet} · {origin.cell}]" if origin else ""


def summary_line(changes: Changes) -> str:
    """How much changes, counted."""
    return _(
        "Créations : %(created)s · modifications : %(changed)s · inchangés : %(unchanged)s · à "
        "regarder : %(warnings)s",
        created=changes.count("create"),
        changed=len(changes.changes) - changes.count("create"),
        unchanged=len(changes.unchanged),
        warnings=len(changes.warnings) + len(changes.refused),
    )


def described_changes(changes: Changes, known: Names, numbers: Mapping[Ref, int]) -> dict[str, Any]:
    """The same as programs read it: stable names and codes, links by name."""
    called = {**known, **{change.ref: change.label for change in changes.changes}}
    return {
        "created": changes.count("create"),
        "changed": len(changes.changes) - changes.count("create"),
        "unchanged": len(changes.unchanged),
        "changes": [_described(change, called, numbers) for change in changes.changes],
    }


def _described(change: Change, called: Names, numbers: Mapping[Ref, int]) -> dict[str, Any]:
    fields = fields_by_name(change.ref.kind)
    number = numbers.get(change.ref, change.ref.id)
    return {
        "deed": change.deed,
        "kind": change.ref.kind,
        "id": number if number > 0 else None,
        "name": change.label,
        "fields": [
            {
                "field": one.field,
                "before": neutral(fields[one.field], one.before, called),
                "after": neutral(fields[one.field], one.after, called),
                "origin": described_origin(one.origin),
            }
            for one in change.fields
        ],
    }


def described_origin(origin: Origin | None) -> dict[str, str] | None:
    """A cell as plain data."""
    return None if origin is None else {"sheet": origin.sheet, "cell": origin.cell}
