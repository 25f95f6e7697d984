"""A picture on a sheet of paper: title and date above, legend below, as large as it goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from inventaire.graph.boxes import NAME, box_of
from inventaire.graph.dot import (
    LINE,
    OUTSIDE,
    PERSONAL,
    SENSITIVE,
    Direction,
    to_dot,
    words_of,
)
from inventaire.graph.drawing import TOO_BIG, Drawing, DrawingRefused, draw
from inventaire.graph.fitting import size_of
from inventaire.graph.scene import LOOK_LABELS, MARK_LABELS, MARK_MEANINGS, Look, Mark, Scene
from inventaire.i18n import N_, Text, _

#: The sizes one may ask for, in points: the short side, then the long one.
Paper = Literal["A4", "A3", "A2", "A1", "A0"]
PAPERS: Mapping[Paper, tuple[float, float]] = {
    "A4": (595.0, 842.0),
    "A3": (842.0, 1191.0),
    "A2": (1191.0, 1684.0),
    "A1": (1684.0, 2384.0),
    "A0": (2384.0, 3370.0),
}
#: What stays white around, in points; and the smallest type that one reads at arm's length.
_MARGIN, _SMALLEST = 24.0, 6.0
#: How much a small picture is enlarged, so that three places do not fill a wall.
_LARGEST = 6.0

_FILLS: Mapping[Look, tuple[str, str]] = {
    Look.SYSTEM: ("#e9f1fb", "#2b5c9e"),
    Look.SERVICE: ("#e8f5ee", "#2e7d57"),
    Look.EXTERNAL: ("#fff5e2", "#96600a"),
    Look.PUBLIC: ("#f2ecfa", "#6b4ba3"),
    Look.GROUP: ("#eef1f4", "#4a5665"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """What is written above the picture."""

    title: str
    subtitle: str


def draw_on_paper(
    scene: Scene, paper: Paper, heading: Heading, *, seconds: float
) -> Drawing | DrawingRefused:
    """The scene as a PDF page of this size, in the direction in which it is largest."""
    best: tuple[float, Direction, bool] | None = None
    for direction in _DIRECTIONS:
        drawn = draw(_dot(scene, heading, direction), "svg", seconds=seconds / 3)
        if isinstance(drawn, DrawingRefused):
            continue
        for landscape in (True, False):
            scale = _scale(size_of(drawn.content), paper, landscape=landscape)
            if best is None or scale > best[0]:
                best = scale, direction, landscape
    if best is None:
        return DrawingRefused(Text(TOO_BIG))
    scale, direction, landscape = best
    told = Heading(heading.title, f"{heading.subtitle} · {_read_at(scale, paper)}")
    page = _page(paper, landscape=landscape)
    view = f'viewport="{page[0]:g},{page[1]:g},{scale:.4f}" bgcolor="white"'
    return draw(_dot(scene, told, direction, view), "pdf", seconds=seconds / 3)


_DIRECTIONS: tuple[Direction, Direction] = ("LR", "TB")


def _page(paper: Paper, *, landscape: bool) -> tuple[float, float]:
    short, long = PAPERS[paper]
    return (long, short) if landscape else (short, long)


def _scale(size: tuple[float, float], paper: Paper, *, landscape: bool) -> float:
    """How much a picture of this size is enlarged to fill the page."""
    page = _page(paper, landscape=landscape)
    fits = ((side - 2 * _MARGIN) / max(drawn, 1.0) for side, drawn in zip(page, size, strict=True))
    return min(_LARGEST, *fits)


def _read_at(scale: float, paper: Paper) -> str:
    """The size of names on this paper, and what to do where it is too small."""
    points = f"{NAME * scale:.1f}".replace(".", ",")
    told = N_("%(paper)s, noms en corps %(points)s")
    if scale * NAME < _SMALLEST:
        told = N_(
            "%(paper)s, noms en corps %(points)s : imprimez en plus grand, ou resserrez la vue"
        )
    return _(told, paper=paper, points=points)


def _dot(scene: Scene, heading: Heading, direction: Direction, view: str = "") -> str:
    """The scene inside a frame that bears the legend, under a title."""
    title = (
        f'<TABLE BORDER="0" CELLSPACING="2"><TR><TD ALIGN="LEFT"><FONT POINT-SIZE="18"><B>'
        f'{words_of(heading.title)}</B></FONT></TD></TR><TR><TD ALIGN="LEFT">'
        f'<FONT POINT-SIZE="11">{words_of(heading.subtitle)}</FONT></TD></TR></TABLE>'
    )
    titled = f"graph [{view} margin=0 labelloc=t labeljust=l label=<{title}>];\n"
    if scene.spots:
        return to_dot(scene, direction=direction, around=(titled, _legend_under(scene)))
    before = (
        f"{titled}"
        f"subgraph cluster_sheet {{\ngraph [penwidth=0 margin=10 labelloc=b labeljust=l "
        f"label=<{_legend(scene)}>];"
    )
    # Frames inside keep their own label above.
    return to_dot(scene, direction=direction, around=(before, "}"))


def _legend_under(scene: Scene) -> str:
    """The legend in the room under places that stand where they were put."""
    rows = _rows(scene)
    boxes = [(scene.spots[place.key], box_of(place)) for place in scene.places]
    left = min(x - box.width / 2 for (x, _y), box in boxes)
    below = max(y + box.height / 2 for (_x, y), box in boxes)
    words = [sum(_SAMPLE + len(words) * _LETTER for _sample, words in row) for row in rows]
    x, y = left + max(words, default=0) / 2, below + _UNDER + len(rows) * _ROW / 2
    table = f'shape=plain fixedsize=false label=<{_legend(scene)}> pos="{x:.0f},{-y:.0f}!"'
    return f"legend [{table}];"


#: The room that a legend is reckoned to take, in points: a sample, a letter, a row, what is above.
_SAMPLE, _LETTER, _ROW, _UNDER = 60.0, 4.6, 22.0, 60.0


def _rows(scene: Scene) -> list[list[tuple[str, str]]]:
    """Samples and what they mean, three to a row, only of what is on the picture."""
    cells = [*_places(scene), *_marks(scene)]
    columns = 3
    return [cells[at : at + columns] for at in range(0, len(cells), columns)]


def _legend(scene: Scene) -> str:
    """A table of samples and words."""
    rows = _rows(scene)
    written = "".join(f"<TR>{''.join(_cell(*one) for one in row)}</TR>" for row in rows)
    return f'<TABLE BORDER="0" CELLSPACING="5" CELLBORDER="0">{written}</TABLE>'


def _cell(sample: str, words: str) -> str:
    return (
        f'<TD WIDTH="46">{sample}</TD><TD ALIGN="LEFT"><FONT POINT-SIZE="10">'
        f"{words_of(words)}</FONT></TD>"
    )


def _places(scene: Scene) -> Iterator[tuple[str, str]]:
    drawn = {place.look for place in scene.places}
    for look in Look:
        if look in drawn:
            fill, line = _FILLS[look]
            yield (
                _sample(f'BORDER="1" COLOR="{line}" BGCOLOR="{fill}"'),
                _(LOOK_LABELS[look]),
            )
    if any(place.outside_eea for place in scene.places):
        yield (
            _sample(f'BORDER="1" CELLBORDER="1" COLOR="{OUTSIDE}"'),
            _("Hors de l’Espace économique européen, pays non adéquat"),
        )


def _marks(scene: Scene) -> Iterator[tuple[str, str]]:
    drawn = {mark for arrow in scene.arrows for mark in arrow.marks}
    lines = {
        Mark.PERSONAL: f'BORDER="2" SIDES="B" COLOR="{PERSONAL}"',
        Mark.SENSITIVE: f'BORDER="1" SIDES="TB" COLOR="{SENSITIVE}"',
        Mark.MANUAL: f'BORDER="1" SIDES="B" STYLE="dashed" COLOR="{LINE}"',
        Mark.PLANNED: f'BORDER="1" SIDES="B" STYLE="dotted" COLOR="{LINE}"',
    }
    for mark in Mark:
        if mark in drawn:
            line = lines.get(mark, f'BORDER="1" SIDES="B" COLOR="{LINE}"')
            height = 3 if mark is Mark.SENSITIVE else 5
            words = f"{_(MARK_LABELS[mark])} : {_(MARK_MEANINGS[mark])}"
            yield _sample(line, height=height), words


def _sample(style: str, *, height: int = 12) -> str:
    spacing = 0 if "SIDES" in style else 2
    style = style if "CELLBORDER" in style else f'CELLBORDER="0" {style}'
    cell = f'<TD FIXEDSIZE="TRUE" WIDTH="30" HEIGHT="{height}"></TD>'
    return f'<TABLE CELLSPACING="{spacing}" {style}><TR>{cell}</TR></TABLE>'
