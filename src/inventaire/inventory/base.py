"""What every record has in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from inventaire.i18n import N_
from inventaire.inventory.fields import LONG, Label


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A record of one organisation. A number below zero is a record proposed, not yet kept."""

    id: int
    name: Annotated[str, Label(N_("Nom"))] = ""
    notes: Annotated[str, Label(N_("Remarques")), LONG] = ""
    archived: bool = False
    version: int = 1
    recorded_at: datetime | None = None
    changed_at: datetime | None = None
