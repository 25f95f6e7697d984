"""The picture of an answer: what it shows of the map, staged as the map is."""

from __future__ import annotations

from inventaire.graph.overview import stage_groups
from inventaire.graph.paths import Spread
from inventaire.graph.questions.answer import Answer, Shown
from inventaire.graph.scene import Scene
from inventaire.graph.staging import Addresses, Emphasis, stage, without_links
from inventaire.graph.view import Seen


def scene_of(
    spread: Spread, answer: Answer, *, title: str, addresses: Addresses = without_links
) -> Scene | None:
    """What an answer shows, place by place; by groups where that is too much to read.

    Nothing where an answer has nothing to show.
    """
    seen = _seen(spread, answer.shown)
    if not seen.places:
        return None
    if not seen.is_readable:
        return stage_groups(spread, seen, title=title)
    emphasis = _emphasis(answer.shown)
    return stage(spread, seen, title=title, addresses=addresses, emphasis=emphasis)


def _seen(spread: Spread, shown: Shown) -> Seen:
    """What is shown, in the order of the records."""
    places, flows = frozenset(shown.places), sorted(shown.flows)
    nodes = tuple(node for node in spread.graph.graph if node in places)
    return Seen(nodes, tuple(spread.graph.flows[number] for number in flows))


def _emphasis(shown: Shown) -> Emphasis:
    return Emphasis(
        central=frozenset(shown.central),
        followed=None if shown.followed is None else frozenset(shown.followed),
        details={node: str(words) for node, words in shown.details},
        dataset=shown.dataset,
    )
