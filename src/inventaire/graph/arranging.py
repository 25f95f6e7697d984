"""Where places stand on a picture that a person arranged: theirs where they put them, the others in
the room that is left near what they are linked to, so that nothing that was arranged moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from inventaire.graph.boxes import box_of
from inventaire.graph.scene import Place, Scene
from inventaire.graph.view import Point

#: What stays free between two places, and how far apart the spots are that are tried, in points.
_APART, _STEP = 26.0, 40.0
#: How many rounds of spots are tried around what a place is linked to.
_ROUNDS = 80


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place stands: its middle, and half its sides, in points."""

    x: float
    y: float
    half_width: float
    half_height: float

    def hits(self, other: Spot) -> bool:
        """Whether two places would stand on each other, or too close to be told apart."""
        return (
            abs(self.x - other.x) < self.half_width + other.half_width + _APART
            and abs(self.y - other.y) < self.half_height + other.half_height + _APART
        )


def arrange(scene: Scene, given: Mapping[str, Point]) -> Scene:
    """The scene with a spot for each of its places. As it is where none of them was put anywhere.

    The same scene and the same positions always give the same picture.
    """
    if not any(place.key in given for place in scene.places):
        return scene
    spots = {
        place.key: _spot(place, *given[place.key]) for place in scene.places if place.key in given
    }
    linked = _linked(scene)
    for place in scene.places:
        if place.key not in spots:
            spots[place.key] = _room(place, spots, linked.get(place.key, ()))
    ordered = {place.key: spots[place.key] for place in scene.places}
    return replace(scene, spots={key: (spot.x, spot.y) for key, spot in ordered.items()})


def _spot(place: Place, x: float, y: float) -> Spot:
    box = box_of(place)
    return Spot(x, y, box.width / 2, box.height / 2)


def _linked(scene: Scene) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for arrow in scene.arrows:
        found.setdefault(arrow.source, []).append(arrow.target)
        found.setdefault(arrow.target, []).append(arrow.source)
    return found


def _room(place: Place, spots: Mapping[str, Spot], linked: list[str] | tuple[str, ...]) -> Spot:
    """The free spot nearest to the middle of what the place is linked to; else of everything."""
    near = [spots[key] for key in linked if key in spots] or list(spots.values())
    x = sum(spot.x for spot in near) / len(near)
    y = sum(spot.y for spot in near) / len(near)
    for dx, dy in _around():
        tried = _spot(place, round(x + dx), round(y + dy))
        if not any(tried.hits(spot) for spot in spots.values()):
            return tried
    lowest = max(spot.y + spot.half_height for spot in spots.values())
    return _spot(place, round(x), round(lowest + _STEP + box_of(place).height))


def _around() -> Iterator[tuple[float, float]]:
    """Steps from a point, the nearest first: rings of squares, wider than high as places are."""
    yield 0.0, 0.0
    for ring in range(1, _ROUNDS):
        for step in range(-ring, ring + 1):
            yield ring * _STEP * 1.5, step * _STEP
            yield -ring * _STEP * 1.5, step * _STEP
            yield step * _STEP * 1.5, ring * _STEP
            yield step * _STEP * 1.5, -ring * _STEP
