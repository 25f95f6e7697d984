"""The SVG of Graphviz made fit for a page: only shapes, words and links of ours, nothing that acts."""

from __future__ import annotations

from lxml import etree

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}"
_ELEMENTS = frozenset({"svg", "g", "a", "title", "path", "polygon", "polyline", "ellipse", "text"})
_ATTRIBUTES = frozenset(
    {
        "id", "class", "viewBox", "width", "height", "transform", "d", "points", "cx", "cy", "rx",
        "ry", "x", "y", "text-anchor", "fill", "stroke", "stroke-width", "stroke-dasharray",
        "font-family", "font-size", "font-weight",
    }
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def inline_svg(picture: bytes, *, label: str) -> str:
    """The picture as an ``<svg>`` to put in a page, called ``label`` by those who do not see it.

    Each place and arrow says its tooltip; links keep only paths of this site; an arrow's link is
    left out of the keyboard's way, since the table beside the map holds the same one. No style, no
    script, no image, no address elsewhere can pass: what is not known is dropped.
    """
    root = etree.fromstring(picture, _PARSER)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or _name(element) not in _ELEMENTS:
            _drop(element)
        elif _name(element) == "g":
            _entitle(element)
    for element in root.iter():
        _strip(element)
    root.set("role", "group")
    root.set("aria-label", label)
    for size in ("width", "height"):
        root.attrib.pop(size, None)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def size_of(picture: bytes) -> tuple[float, float]:
    """The width and height of a picture, in points."""
    box = etree.fromstring(picture, _PARSER).get("viewBox", "0 0 0 0").split()
    return float(box[2]), float(box[3])


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _entitle(group: etree._Element) -> None:
    """Graphviz titles a group with our key; the reader wants the tooltip, which it puts in a link."""
    title = group.find(f"{{{_SVG}}}title")
    if title is None:
        return
    link = group.find(f"{{{_SVG}}}g/{{{_SVG}}}a")
    tooltip = "" if link is None else link.get(f"{_XLINK}title", "")
    if not tooltip:
        group.remove(title)
        return
    title.text = tooltip
    if link is not None and "arrow" in group.get("class", "").split():
        link.set("tabindex", "-1")
        link.set("aria-label", tooltip)


def _strip(element: etree._Element) -> None:
    """Keep the attributes that draw, and the links that stay on this site."""
    href = element.get(f"{_XLINK}href", "")
    kept = {"tabindex", "aria-label"} if href else set()
    for name in element.keys():
        if name not in _ATTRIBUTES and name not in kept:
            del element.attrib[name]
    if href.startswith("/") and not href.startswith("//"):
        element.set("href", href)
    elif _name(element) == "a":
        # Without an address it is no link, only a group with a tooltip.
        element.tag = f"{{{_SVG}}}g"
