"""The text of flows as a page shows it: what was sent, what would change, the picture of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request

from inventaire.exchange.flow_text.changes import Entry, Proposed, State
from inventaire.exchange.flow_text.reading import Level, Note
from inventaire.exchange.flow_text.signs import MOST_CHARACTERS, MOST_LINES, split_lines
from inventaire.exchange.flow_text.writing import ShownFlow
from inventaire.graph.build import ends_of, flow_graph
from inventaire.graph.dot import to_dot
from inventaire.graph.drawing import DrawingRefused
from inventaire.graph.fitting import Frame, fit
from inventaire.graph.paths import Spread, spread
from inventaire.graph.scene import MARK_LABELS, Scene
from inventaire.graph.staging import Emphasis, carried, key_of, marks_of, stage
from inventaire.graph.svg import inline_svg
from inventaire.graph.view import READABLE_PLACES, Seen
from inventaire.i18n import N_, Text, _
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.web.addresses import address_of
from inventaire.web.links import settings
from inventaire.web.presentation import Names
from inventaire.web.previews import ChangeCard, cards_of

#: The room there is for the picture beside the text.
BESIDE = Frame(640, 540)
#: Above this many places the picture follows the line that is typed, unless all are asked for.
AT_ONCE = 16
#: Changes that are told one by one; the others are counted.
_TOLD = 60

STATE_LABELS: dict[State, str] = {
    "new": N_("nouveau"),
    "changed": N_("modifié"),
    "conflict": N_("modifié entre-temps"),
    "waiting": N_("en attente"),
}

_GUESSED = {
    "system": N_(
        "« %(name)s » est nouveau, pris pour un système. Si c'est un acteur, écrivez « [acteur] » "
        "après son nom."
    ),
    "actor": N_(
        "« %(name)s » est nouveau, pris pour un acteur. Si c'est un système, écrivez « [système] » "
        "après son nom."
    ),
}
_TOO_MUCH = N_(
    "Ce texte est trop long pour une page : %(lines)s lignes au plus. Découpez-le, ou passez par "
    "« inventaire flows »."
)


def read_entry() -> Entry:
    """The text that was sent, over the flows that it showed."""
    text = request.form.get("text", "").replace("\r\n", "\n").replace("\r", "\n")
    return Entry(text=text, shown=_shown(request.form.get("shown", "")))


def too_much(text: str) -> Text | None:
    """Why a text is not even read."""
    if len(text) > MOST_CHARACTERS or len(split_lines(text)) > MOST_LINES:
        return Text(_TOO_MUCH, {"lines": MOST_LINES})
    return None


def _shown(sent: str) -> tuple[ShownFlow, ...]:
    """What the page said it showed; nothing where that makes no sense."""
    try:
        found = json.loads(sent or "[]")
    except ValueError:
        return ()
    if not isinstance(found, list) or not all(map(_is_shown, found)):
        return ()
    return tuple(ShownFlow(flow, version, text) for flow, version, text in found)


def _is_shown(one: Any) -> bool:
    if not isinstance(one, list) or len(one) != 3:
        return False
    flow, version, text = one
    numbers = all(isinstance(n, int) and not isinstance(n, bool) for n in (flow, version))
    return numbers and isinstance(text, str) and "\n" not in text


def written_shown(shown: Iterable[ShownFlow]) -> str:
    """What the page shows, for it to send back."""
    return json.dumps([[one.flow, one.version, one.text] for one in shown], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A flow of the text, as the table shows it."""

    line: int
    key: str
    source: str
    target: str
    carried: str
    state: State
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Everything shown beside a text before it is saved."""

    notes: Sequence[Note]
    rows: Sequence[Row]
    cards: Sequence[ChangeCard]
    #: How many changes are not told one by one.
    untold: int
    svg: str
    #: What the picture is of: the same scene is not drawn twice.
    picture: str
    #: Why there is no picture, or why it does not hold everything.
    told: str
    #: Whether one may choose to draw the whole text; what was chosen.
    large: bool
    whole: bool
    guessed: Sequence[str]

    def count(self, level: Level) -> int:
        """How many notes of a level."""
        return sum(1 for note in self.notes if note.level == level)


@dataclass(frozen=True, slots=True)
class Looking:
    """Where one is in the text, and what one wants to see of it."""

    #: The line that is typed: where there is much to draw, only what is around it is.
    line: int
    whole: bool
    #: The picture that the page has already.
    picture: str


def read_looking() -> Looking:
    """Where the page says that one is."""
    line = request.form.get("line", "")
    return Looking(
        line=int(line) if line.isascii() and line.isdecimal() and len(line) < 7 else 0,
        whole=request.form.get("whole") == "1",
        picture=request.form.get("picture", ""),
    )


def preview_of(proposed: Proposed, known: Names, looking: Looking) -> Preview:
    """What would become of a text, and the picture of it."""
    found = spread(flow_graph(proposed.after, planned=True))
    every = _with_places(found, proposed)
    large = len(every.places) > AT_ONCE
    seen, told = every, ""
    if large and not (looking.whole and every.is_readable):
        seen, told = _near(found, every, proposed, looking)
    scene = stage(
        found, seen, title=_("Dessin du texte"), addresses=_address, emphasis=_fresh(proposed)
    )
    picture = hashlib.sha256(to_dot(scene).encode()).hexdigest()[:16]
    svg = ""
    if seen.flows and picture != looking.picture:
        svg, refused = _drawn(scene)
        told = refused or told
    changes = proposed.changes
    ranks = range(min(len(changes.changes), _TOLD))
    return Preview(
        notes=proposed.notes,
        rows=list(_rows(found, proposed)),
        cards=cards_of(changes, ranks, known),
        untold=len(changes.changes) - len(ranks),
        svg=svg,
        picture=picture,
        told=told,
        large=large,
        whole=looking.whole,
        guessed=_guessed(proposed),
    )


def _address(ref: Ref) -> str:
    """The page of a record; what is to come has none."""
    return address_of(ref) if ref.id > 0 else ""


def _fresh(proposed: Proposed) -> Emphasis:
    """What the text brings stands out; nothing fades."""
    created = {change.ref for change in proposed.changes.changes if change.deed == "create"}
    changed = {Ref("flow", n) for n, s in proposed.states.items() if s in ("new", "changed")}
    return Emphasis(fresh=created | changed)


def _drawn(scene: Scene) -> tuple[str, str]:
    """The picture, or why there is none."""
    fitted = fit(scene, BESIDE, seconds=settings().drawing_seconds)
    if isinstance(fitted, DrawingRefused):
        return "", str(fitted.reason)
    return inline_svg(fitted.content, label=scene.title), ""


def _near(found: Spread, every: Seen, proposed: Proposed, looking: Looking) -> tuple[Seen, str]:
    """The flows that share a place with those of the line being typed, or of the nearest above."""
    lines = [one for one in proposed.lines if one <= looking.line] or list(proposed.lines)[:1]
    here = set(proposed.lines[max(lines)])
    around = {end for flow in every.flows if flow.id in here for end in ends_of(flow)}
    near = tuple(flow for flow in every.flows if set(ends_of(flow)) & around)
    if looking.whole:
        text = N_("Plus de %(most)s lieux : le dessin suit la ligne où vous êtes.")
        return _places_of(found, near), _(text, most=READABLE_PLACES)
    return _places_of(found, near), _("Le dessin suit la ligne où vous êtes.")


def _with_places(found: Spread, proposed: Proposed) -> Seen:
    """The flows of the text that are drawn, and their places."""
    numbers = {number for line in proposed.lines.values() for number in line}
    flows = found.graph.flows.items()
    return _places_of(found, tuple(flow for number, flow in flows if number in numbers))


def _places_of(found: Spread, flows: tuple[Flow, ...]) -> Seen:
    ends = {end for flow in flows for end in ends_of(flow)}
    return Seen(tuple(node for node in found.graph.graph if node in ends), flows)


def _rows(found: Spread, proposed: Proposed) -> Iterator[Row]:
    flows = {flow.id: flow for flow in proposed.after.flows}
    label = proposed.after.label
    for line, numbers in proposed.lines.items():
        for number in numbers:
            flow = flows[number]
            marks = marks_of(found, flow) if number in found.graph.flows else frozenset()
            yield Row(
                line=line,
                key=key_of(Ref("flow", number)),
                source=label(flow.source),
                target=label(flow.target),
                carried=carried(found, flow),
                state=proposed.states[number],
                marks=tuple(_(MARK_LABELS[mark]) for mark in MARK_LABELS if mark in marks),
            )


def _guessed(proposed: Proposed) -> list[str]:
    """New places whose nature was guessed, and the mark that says otherwise."""
    created = {c.ref for c in proposed.changes.changes if c.deed == "create"}
    return [
        _(_GUESSED[ref.kind], name=proposed.understood.records[ref].name)
        for ref in sorted(proposed.understood.guessed & created)
    ]
