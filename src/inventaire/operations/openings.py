"""What is to be opened of an inventory, as it is recorded today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from inventaire.audit.conditions import Condition, licence_of, schema_of
from inventaire.audit.duties import Duty, must_publish_by_default
from inventaire.audit.opening import Opening, Verdict, easiest_to_open, opening_of
from inventaire.audit.openness import is_published
from inventaire.audit.picture import Picture
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.kinds import ORGANISATION
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.snapshot import Snapshot
from inventaire.store.snapshot import UnknownOrganisation, load_live, load_record

#: What may not be on line as it is.
_CLOSED = frozenset({Verdict.MASK, Verdict.MUST_NOT})


@dataclass(frozen=True, slots=True)
class Examined:
    """A dataset, what the law says of opening it, and on what terms."""

    dataset: Dataset
    opening: Opening
    licence: Condition
    schema: Condition | None

    @property
    def published(self) -> bool:
        """Whether anybody can have it already."""
        return is_published(self.dataset)

    @property
    def contradicts(self) -> bool:
        """Whether it is on line although the law forbids it as it is."""
        return self.published and self.opening.verdict in _CLOSED


@dataclass(frozen=True, slots=True)
class Openings:
    """Every dataset of an inventory by title, the duty of its owner, and what to begin with.

    ``easiest`` is empty where publication is a duty: the law then says what comes first.
    """

    duty: Duty
    examined: tuple[Examined, ...]
    easiest: Sequence[tuple[Dataset, int]]


def openings_of(session: Session, organisation_id: int, *, today: date) -> Openings:
    """Examine every dataset, in a fixed number of queries. Raises ``UnknownOrganisation``."""
    organisation = load_record(session, organisation_id, ORGANISATION.code, organisation_id)
    if not isinstance(organisation, Organisation):
        raise UnknownOrganisation(organisation_id)
    snapshot = Snapshot(
        taken_on=today,
        organisation=organisation,
        datasets=load_live(session, organisation_id, "dataset"),
        systems=load_live(session, organisation_id, "system", only=frozenset({"kind"})),
    )
    return examine(Picture(snapshot))


def examine(picture: Picture) -> Openings:
    """What the law says of every dataset of a picture."""
    duty = must_publish_by_default(picture.organisation)
    easiest = easiest_to_open(picture) if duty.applies is False else []
    datasets = sorted(picture.snapshot.datasets, key=lambda one: (one.name.casefold(), one.id))
    return Openings(
        duty,
        tuple(_examined(picture, one) for one in datasets),
        [(one, picture.scores(one).mqa.points) for one in easiest],
    )


def _examined(picture: Picture, dataset: Dataset) -> Examined:
    own = picture.organisation
    opening = opening_of(own, dataset, on_paper=picture.on_paper(dataset))
    return Examined(dataset, opening, licence_of(own, dataset), schema_of(dataset))
