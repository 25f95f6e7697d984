"""What a report is made from. Nothing in it knows where records are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from inventaire.audit.rule import Finding
from inventaire.inventory.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A finding and what became of it: decided on, or gone since (``solved_on``)."""

    finding: Finding
    seen_on: date
    decision: str = ""
    reason: str = ""
    decided_by: str = ""
    solved_on: date | None = None

    @property
    def status(self) -> str:
        """``open``, ``accepted``, ``planned``, ``refused`` or ``solved``."""
        return "solved" if self.solved_on else self.decision or "open"

    @property
    def stands(self) -> bool:
        """Whether it still asks for something: neither solved nor set aside."""
        return self.status not in ("solved", "refused")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The flow map as PNG: gathered by zone and nature, and place by place; empty where not drawn.

    ``gathered`` alone is there for a large inventory, ``detailed`` alone where it fits on a page.
    """

    gathered: bytes = b""
    detailed: bytes = b""
    places: int = 0
    flows: int = 0
    simplified: bool = False


NO_PICTURE = Pictures()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenView:
    """A view of the map that a person put in the report; ``told``: how much it shows, its filters.

    ``picture`` is a PNG, empty where it could not be drawn.
    """

    title: str
    comment: str
    told: str
    picture: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """An inventory, what its last audit found, and the picture of its flows.

    ``changed_since`` counts the records that changed after that audit.
    """

    snapshot: Snapshot
    followed: tuple[Followed, ...]
    audited_on: date
    changed_since: int = 0
    pictures: Pictures = NO_PICTURE
    views: tuple[ChosenView, ...] = ()
    #: The way that shows a finding, as PNG, by the finding's key.
    ways: Mapping[str, bytes] = field(default_factory=dict)
