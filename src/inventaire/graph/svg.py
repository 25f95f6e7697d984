"""The SVG of Graphviz made fit for a page: only shapes, words and links of ours."""

from __future__ import annotations

from xml.etree import ElementTree

from defusedxml.ElementTree import fromstring

from inventaire.graph.boxes import cleaned
from inventaire.lettering import is_measured, text_width

#: How much larger than its points a picture is shown where there is room.
ENLARGED = 1.2

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_ELEMENTS = frozenset({"svg", "g", "a", "title", "path", "polygon", "polyline", "ellipse", "text"})
_ATTRIBUTES = frozenset(
    (
        *("id", "class", "viewBox", "width", "height", "transform", "d", "points"),
        *("cx", "cy", "rx", "ry", "x", "y", "text-anchor", "fill", "stroke", "stroke-width"),
        *("stroke-dasharray", "font-family", "font-size", "font-weight"),
        *("textLength", "lengthAdjust"),
    )
)


def inline_svg(picture: bytes, *, label: str) -> str:
    """The picture as an ``<svg>`` to put in a page, called ``label`` by those who do not see it.

    Each place and arrow says its tooltip; links keep only paths of this site; an arrow's link is
    left out of the keyboard's way, since the table beside the map holds the same one. No style, no
    script, no image, no address elsewhere can pass: what is not known is dropped.
    """
    root: ElementTree.Element = fromstring(picture)
    _clean(root)
    _enlarge(root)
    root.set("role", "group")
    root.set("aria-label", cleaned(label))
    ElementTree.register_namespace("", _SVG.strip("{}"))
    return ElementTree.tostring(root, encoding="unicode")


def standalone_svg(picture: bytes, *, label: str) -> bytes:
    """The same picture as a file of its own, without any link."""
    root: ElementTree.Element = fromstring(picture)
    _clean(root)
    for link in root.iter(f"{_SVG}a"):
        link.tag = f"{_SVG}g"
        link.attrib.clear()
    root.set("role", "img")
    root.set("aria-label", cleaned(label))
    ElementTree.register_namespace("", _SVG.strip("{}"))
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _clean(element: ElementTree.Element) -> None:
    """Keep what draws, entitle what is pointed at, and drop everything else, from here down."""
    if _name(element) == "g":
        _entitle(element)
    if _name(element) == "text":
        _measure(element)
    for child in list(element):
        if _name(child) in _ELEMENTS:
            _clean(child)
        else:
            element.remove(child)
    _strip(element)


def _enlarge(root: ElementTree.Element) -> None:
    """Pixels instead of points: a page shows the picture at this size, or smaller."""
    box = root.get("viewBox", "").split()
    if len(box) == len(("x", "y", "width", "height")):
        root.set("width", f"{float(box[2]) * ENLARGED:.0f}")
        root.set("height", f"{float(box[3]) * ENLARGED:.0f}")


def _measure(text: ElementTree.Element) -> None:
    """Words as wide as they were reckoned, so that no other face makes them leave their box."""
    words, size = text.text or "", text.get("font-size", "")
    if words.strip() and size and is_measured(words):
        width = text_width(words, bold=text.get("font-weight") == "bold") * float(size) / 1000
        text.set("textLength", f"{width:.1f}")
        text.set("lengthAdjust", "spacingAndGlyphs")


def _name(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(_SVG)


def _entitle(group: ElementTree.Element) -> None:
    """Graphviz titles a group with our key; the reader wants the tooltip, kept in a link."""
    title = group.find(f"{_SVG}title")
    if title is None:
        return
    link = group.find(f"{_SVG}g/{_SVG}a")
    tooltip = "" if link is None else link.get(f"{_XLINK}title", "")
    if not tooltip:
        group.remove(title)
        return
    title.text = tooltip
    if link is not None and "arrow" in group.get("class", "").split():
        link.set("tabindex", "-1")
        link.set("aria-label", tooltip)


def _strip(element: ElementTree.Element) -> None:
    """Keep the attributes that draw, and the links that stay on this site."""
    href = element.get(f"{_XLINK}href", "")
    ours = href.startswith("/") and not href.startswith("//")
    kept = _ATTRIBUTES | {"tabindex", "aria-label"} if ours else _ATTRIBUTES
    for name in list(element.attrib):
        if name not in kept:
            del element.attrib[name]
    if ours:
        element.set("href", href)
    elif _name(element) == "a":
        # Without an address it is no link, only a group.
        element.tag = f"{_SVG}g"
