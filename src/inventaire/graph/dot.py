"""From a scene to DOT, the language of Graphviz. Every word of a person is escaped and cut.

Colours are for paper and light screens; in a page the stylesheet takes over through the classes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from inventaire.graph.boxes import Line, box_of, cleaned, written
from inventaire.graph.scene import MARK_LABELS, Arrow, Frame, Look, Mark, Place, Scene
from inventaire.i18n import _
from inventaire.lettering import text_width

#: How a text begins whose places stand where a person put them, and who then draws it.
PLACED_ENGINE = "neato"
PLACED = (
    f"digraph carte {{\ngraph [layout={PLACED_ENGINE} inputscale=72 overlap=true splines=curved];"
)
#: How far a frame stands from its places, in points, and how much its name takes above them.
_FRAME, _FRAME_NAME, _FRAME_TYPE = 14.0, 20.0, 11.0

#: Which way flows go on the picture.
Direction = Literal["LR", "TB"]

#: Labels on edges make a large picture unreadable and slow: above, they are tooltips only.
LABELLED_ARROWS = 60
#: Arrows that count flows have short words, and say little without them.
COUNTED_ARROWS = 100
LABEL_CHARACTERS = 84
TOOLTIP_CHARACTERS = 400
#: How wide the words on an arrow may be, in points, and how high.
_ARROW_WIDTH, _ARROW_TYPE = 138.0, 10.0

INK, PAPER, LINE, PERSONAL, SENSITIVE, OUTSIDE = (
    "#1b2733",
    "#ffffff",
    "#7b8794",
    "#1d5fa8",
    "#a3195b",
    "#b3261e",
)
_SHAPES: Mapping[Look, str] = {
    Look.SYSTEM: 'shape=box style="filled,rounded" fillcolor="#e9f1fb" color="#2b5c9e"',
    Look.SERVICE: 'shape=tab style="filled" fillcolor="#e8f5ee" color="#2e7d57"',
    Look.EXTERNAL: 'shape=ellipse style="filled" fillcolor="#fff5e2" color="#96600a"',
    Look.PUBLIC: 'shape=octagon margin=0.05 style=filled fillcolor="#f2ecfa" color="#6b4ba3"',
    Look.GROUP: 'shape=box3d style="filled" fillcolor="#eef1f4" color="#4a5665"',
}
#: Groups are all boxes, whatever their places are: their words are many.
_GATHERED: Mapping[Look, str] = {
    **_SHAPES,
    Look.SERVICE: 'shape=box style="filled" fillcolor="#e8f5ee" color="#2e7d57"',
    Look.EXTERNAL: 'shape=box style="filled" fillcolor="#fff5e2" color="#96600a"',
    Look.PUBLIC: 'shape=box style="filled" fillcolor="#f2ecfa" color="#6b4ba3"',
    Look.GROUP: 'shape=box style="filled" fillcolor="#eef1f4" color="#4a5665"',
}


def to_dot(
    scene: Scene,
    *,
    width: int | None = None,
    words: bool | None = None,
    direction: Direction = "LR",
    around: tuple[str, str] = ("", ""),
) -> str:
    """The DOT text of a scene: the same scene always gives the same text.

    ``width``: how many pixels a bitmap may be wide; it is not enlarged to reach them. ``words``:
    whether they are written on arrows (``None``: where there are not too many). ``direction``: from
    left to right, or from top to bottom. ``around``: what else is drawn, in DOT of our own, before
    the places and after the arrows.
    """
    labelled = has_words(scene) if words is None else words
    lines = [
        PLACED if scene.spots else "digraph carte {\ngraph [overlap=scale];",
        *_settings(width, direction, labelled=labelled),
        around[0],
        *_framed(scene),
        *(_arrow(arrow, labelled=labelled) for arrow in scene.arrows),
        around[1],
        "}",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def has_words(scene: Scene) -> bool:
    """Whether words are written on arrows, unless one asks otherwise."""
    most = COUNTED_ARROWS if scene.counted else LABELLED_ARROWS
    return len(scene.arrows) <= most


def _settings(width: int | None, direction: Direction, *, labelled: bool) -> Iterator[str]:
    font = 'fontname="Helvetica,Arial,sans-serif"'
    # Words need room on the arrows; without them, places may stand close together.
    apart = "nodesep=0.25 ranksep=0.6" if labelled else "nodesep=0.16 ranksep=0.5"
    yield (
        f'graph [rankdir={direction} bgcolor="transparent" pad=0.2 {apart} '
        f"newrank=true outputorder=edgesfirst {font} fontsize=11 "
        f'fontcolor="{INK}"{_bounds(width)}];'
    )
    yield f'node [{font} fontsize=12 fontcolor="{INK}" margin=0 fixedsize=true penwidth=1.2];'
    yield f'edge [{font} fontsize=10 fontcolor="{INK}" color="{LINE}" arrowsize=0.75 penwidth=1];'


def _bounds(width: int | None) -> str:
    """The size of a bitmap on white paper, in inches of 96 pixels, not too high."""
    if width is None:
        return ""
    return f' bgcolor="white" dpi=96 size="{width / 96:g},{width / 48:g}"'


def _framed(scene: Scene) -> Iterator[str]:
    """The places, those of a zone or of an open group inside its frame."""
    yield from (_place(place, scene) for place in scene.places if not place.zone)
    for frame in scene.frames:
        if not frame.inside:
            yield from _frame(frame, scene)


def _frame(frame: Frame, scene: Scene) -> Iterator[str]:
    """A frame and what stands in it; nothing where it would be empty."""
    within = [place for place in scene.places if place.zone == frame.key]
    inside = [_place(place, scene) for place in within]
    if scene.spots:
        inside += _corners(frame, within, scene)
    for other in scene.frames:
        if other.inside == frame.key:
            inside += _frame(other, scene)
    if inside:
        yield from (*_border(frame), *inside, "}")


def _corners(frame: Frame, within: Iterable[Place], scene: Scene) -> Iterator[str]:
    """What holds a frame apart from places that stand where they were put: its corners, unseen."""
    sides = [(scene.spots[place.key], box_of(place)) for place in within]
    if not sides:
        return
    left = min(x - box.width / 2 for (x, _y), box in sides) - _FRAME
    right = max(x + box.width / 2 for (x, _y), box in sides) + _FRAME
    # A name is no wider than its frame.
    right = max(right, left + text_width(shortened(frame.label)) * _FRAME_TYPE / 1000 + 2 * _FRAME)
    above = min(y - box.height / 2 for (_x, y), box in sides) - _FRAME - _FRAME_NAME
    below = max(y + box.height / 2 for (_x, y), box in sides) + _FRAME
    for name, x, y in (("start", left, above), ("end", right, below)):
        yield (
            f'corner_{frame.key}_{name} [pos="{x:g},{-y:g}!" style=invis label="" '
            "width=0.01 height=0.01];"
        )


def _border(frame: Frame) -> Iterator[str]:
    kind = "frame outside-eea" if frame.outside_eea else "frame"
    kind += " open-group" if frame.href else ""
    border = OUTSIDE if frame.outside_eea else "#9aa7b5"
    fill = "#fdf4f3" if frame.outside_eea else "#f8fafc"
    style = "filled,rounded,dashed" if frame.outside_eea else "filled,rounded"
    yield f"subgraph cluster_{frame.key} {{"
    yield (
        f'graph [id="zone-{frame.key}" class="{kind}" style="{style}" color="{border}" '
        f'fillcolor="{fill}" margin=14 penwidth=1 labelloc=t labeljust=l '
        f"label={quoted(shortened(frame.label))} "
        f"tooltip={quoted(frame.label)}{_link(frame.href)}];"
    )


def _place(place: Place, scene: Scene) -> str:
    classes = ["place", f"look-{place.look.value}"]
    classes += [name for name, on in _states(place).items() if on]
    box = box_of(place)
    marks = [(_GATHERED if place.is_group else _SHAPES)[place.look]]
    marks.append(f"width={box.width / 72:.3f} height={box.height / 72:.3f}")
    if place.key in scene.spots:
        x, y = scene.spots[place.key]
        marks.append(f'pos="{x:g},{-y:g}!"')
    if place.outside_eea:
        marks.append(f'peripheries=2 color="{OUTSIDE}"')
    if place.central:
        marks.append("penwidth=3")
    if place.faded:
        marks.append('fontcolor="#6b7683" color="#b8c0c9" fillcolor="#f6f7f8"')
    return (
        f'{place.key} [id="{place.key}" class="{" ".join(classes)}" label=<{_lines(box.lines)}> '
        f"{' '.join(marks)}{_link(place.href)} tooltip={quoted(place.tooltip or place.name)}];"
    )


def _states(place: Place) -> Mapping[str, bool]:
    return {
        "outside-eea": place.outside_eea,
        "central": place.central,
        "faded": place.faded,
        "fresh": place.fresh,
        "group": place.is_group,
    }


def _lines(lines: Iterable[Line]) -> str:
    """Lines one under another, each in its type."""
    return "<BR/>".join(f'<FONT POINT-SIZE="{line.size:g}">{_type(line)}</FONT>' for line in lines)


def _type(line: Line) -> str:
    return f"<B>{words_of(line.text)}</B>" if line.bold else words_of(line.text)


def _arrow(arrow: Arrow, *, labelled: bool) -> str:
    classes = ["arrow", f"from-{arrow.source}", f"to-{arrow.target}"]
    classes += sorted(mark.value for mark in arrow.marks)
    classes += ["highlighted"] if arrow.highlighted else []
    classes += ["faded"] if arrow.faded else []
    classes += ["fresh"] if arrow.fresh else []
    label = _label(arrow) if labelled else ""
    return (
        f'{arrow.source} -> {arrow.target} [id="{arrow.key}" class="{" ".join(classes)}" '
        f"{_line(arrow)}{label}{_link(arrow.href)} tooltip={quoted(arrow.tooltip)}];"
    )


def _line(arrow: Arrow) -> str:
    """How the line is drawn: every mark that matters changes more than its colour."""
    colour, width = LINE, 1.0
    if Mark.PERSONAL in arrow.marks:
        colour, width = PERSONAL, 1.8
    if Mark.SENSITIVE in arrow.marks:
        colour, width = SENSITIVE, 1.4
    if arrow.faded:
        colour, width = "#c3cad2", 0.8
    # Two lines side by side stay two only while they are thin.
    thicker = 0.25 if Mark.SENSITIVE in arrow.marks else 1.0
    width += thicker if arrow.highlighted else 0
    width += min(math.log2(arrow.count), 6) * 0.35 * thicker
    style = "dashed" if Mark.MANUAL in arrow.marks else "solid"
    style = "dotted" if Mark.PLANNED in arrow.marks else style
    # Two colours draw two parallel lines.
    drawn = f"{colour}:{colour}" if Mark.SENSITIVE in arrow.marks and not arrow.faded else colour
    head = "onormal" if Mark.UNENCRYPTED in arrow.marks else "normal"
    return f'color="{drawn}" penwidth={width:g} style={style} arrowhead={head}'


def _label(arrow: Arrow) -> str:
    """What the flow carries and, under it, its marks in words; of several flows, how many."""
    written_marks = [m for m in MARK_LABELS if m in arrow.marks and m is not Mark.MANUAL]
    marks = " · ".join(_(MARK_LABELS[mark]) for mark in written_marks)
    size = _ARROW_TYPE + 1 if arrow.is_bundle else _ARROW_TYPE
    lines = _on_arrow(arrow.label, size=size, bold=arrow.is_bundle)
    lines += _on_arrow(marks, size=_ARROW_TYPE, bold=not arrow.is_bundle)
    if not lines:
        return ""
    # A thin last line keeps the words clear of the arrow under them.
    return f' label=<{_lines(lines)}<BR/><FONT POINT-SIZE="4"> </FONT>>'


def _on_arrow(text: str, *, size: float, bold: bool) -> list[Line]:
    return written(text, width=_ARROW_WIDTH, size=size, lines=2, bold=bold) if text else []


def _link(href: str) -> str:
    """An address of ours. Anything that is not a path of this site is no link."""
    if not re.fullmatch(r"/[\w/.~%?=&;:@+,#-]*", href, flags=re.ASCII) or href.startswith("//"):
        return ""
    return f" href={quoted(href)}"


def shortened(text: str, characters: int = LABEL_CHARACTERS) -> str:
    """The beginning of a text, with an ellipsis where it was cut."""
    text = cleaned(text)
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """A DOT string that means exactly this text."""
    text = shortened(text, TOOLTIP_CHARACTERS).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text.replace("&", "&amp;")}"'


def words_of(text: str) -> str:
    """A text inside an HTML-like label of Graphviz."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # A label reads escapes such as \\N (the name of the node) unless the backslash is doubled.
    return text.replace('"', "&quot;").replace("\\", "&#92;")
