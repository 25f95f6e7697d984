"""A picture as Mermaid text, which wikis and forges draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inventaire.graph.boxes import cleaned
from inventaire.graph.dot import has_words, shortened
from inventaire.graph.scene import MARK_LABELS, Arrow, Frame, Look, Mark, Place, Scene
from inventaire.i18n import _

#: What opens and closes the shape of each look.
_SHAPES: Mapping[Look, tuple[str, str]] = {
    Look.SYSTEM: ("(", ")"),
    Look.SERVICE: ("[", "]"),
    Look.EXTERNAL: ("([", "])"),
    Look.PUBLIC: ("{{", "}}"),
    Look.GROUP: ("[[", "]]"),
}
_STYLES: Mapping[Look, str] = {
    Look.SYSTEM: "fill:#e9f1fb,stroke:#2b5c9e,color:#1b2733",
    Look.SERVICE: "fill:#e8f5ee,stroke:#2e7d57,color:#1b2733",
    Look.EXTERNAL: "fill:#fff5e2,stroke:#96600a,color:#1b2733",
    Look.PUBLIC: "fill:#f2ecfa,stroke:#6b4ba3,color:#1b2733",
    Look.GROUP: "fill:#eef1f4,stroke:#4a5665,color:#1b2733",
}
#: Everything that Mermaid, Markdown or HTML would take for more than a letter.
_ENTITIES = {ord(sign): f"#{ord(sign)};" for sign in '#"&<>`\\|[]{}()*_~;%$'}


def to_mermaid(scene: Scene) -> bytes:
    """The text of the picture that is seen, groups and zones included, UTF-8."""
    lines = [
        "---",
        # JSON-like quotes are what YAML reads too; the title is one line without any of them.
        f'title: "{_title(scene.title)}"',
        "---",
        "flowchart LR",
        *(f"  classDef {look.value} {style}" for look, style in _STYLES.items()),
        "  classDef outside stroke:#b3261e,stroke-width:3px",
        *(f"  {_place(place)}" for place in scene.places if not place.zone),
        *(line for frame in scene.frames if not frame.inside for line in _frame(frame, scene, 1)),
        *(f"  {line}" for arrow in scene.arrows for line in [_arrow(arrow, has_words(scene))]),
    ]
    return ("\n".join(lines) + "\n").encode()


def _title(text: str) -> str:
    return cleaned(text).replace("\\", "/").replace('"', "'")


def _frame(frame: Frame, scene: Scene, depth: int) -> Iterator[str]:
    """A frame and what stands in it; nothing where it would be empty."""
    inside = [f"{'  ' * (depth + 1)}{_place(p)}" for p in scene.places if p.zone == frame.key]
    for other in scene.frames:
        if other.inside == frame.key:
            inside += _frame(other, scene, depth + 1)
    if inside:
        yield f'{"  " * depth}subgraph zone_{frame.key}["{_words(frame.label)}"]'
        yield from inside
        yield f"{'  ' * depth}end"


def _place(place: Place) -> str:
    opening, closing = _SHAPES[place.look]
    words = _words(place.name or "—")
    if place.detail:
        words += f"<br/>{_words(place.detail)}"
    classes = place.look.value
    text = f'{place.key}{opening}"{words}"{closing}:::{classes}'
    return f"{text}\n  class {place.key} outside" if place.outside_eea else text


def _arrow(arrow: Arrow, labelled: bool) -> str:
    line = "==>" if Mark.PERSONAL in arrow.marks else "-->"
    line = "-.->" if {Mark.MANUAL, Mark.PLANNED} & arrow.marks else line
    marks = " · ".join(_(MARK_LABELS[mark]) for mark in MARK_LABELS if mark in arrow.marks)
    words = " — ".join(_words(part) for part in (arrow.label, marks) if part)
    told = f'|"{words}"|' if words and labelled else ""
    return f"{arrow.source} {line}{told} {arrow.target}"


def _words(text: str) -> str:
    """A text that Mermaid only writes."""
    return shortened(text).translate(_ENTITIES)
