"""A client that checks every page it fetches: what a reader, or a screen reader, needs of it."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

_VOID = {"input", "br", "link", "meta", "img", "hr", "rect", "use", "circle", "path", "line"}
_LABELLED = {"input", "select", "textarea"}
#: What a browser fills by itself, or shows by its own words.
_SILENT = {"hidden", "submit", "button", "image", "reset"}


def _single_blanks(text: str) -> str:
    """What is read, whichever kind of blank holds its words together."""
    return re.sub(r"\s+", " ", text)


class Page(HTMLParser):
    """A page, taken apart: its headings, ids, labels, forms, links."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.text: list[str] = []
        self.title = ""
        self.language = ""
        self.h1: list[str] = []
        self.ids: Counter[str] = Counter()
        self.labels: set[str] = set()
        self.boxes: list[dict[str, str]] = []
        self.links: list[str] = []
        self.inline: list[str] = []
        self._open: list[str] = []
        self._forms: list[dict[str, list[str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self._open.append(tag)
        if "id" in known and "template" not in self._open:
            self.ids[known["id"]] += 1
        self.inline += [f"{tag} {name}" for name in known if name.startswith("on")]
        if "style" in known or tag == "style" or (tag == "script" and "src" not in known):
            self.inline.append(f"{tag} with style or script inside the page")
        if tag == "html":
            self.language = known.get("lang", "")
        if tag == "h1":
            self.h1.append("")
        if tag == "label" and "for" in known:
            self.labels.add(known["for"])
        if tag == "a" and "href" in known:
            self.links.append(known["href"])
        if tag in _LABELLED:
            self._box(tag, known)

    def _box(self, tag: str, known: dict[str, str]) -> None:
        inside = "label" in self._open
        self.boxes.append({**known, "tag": tag, "inside": "yes" if inside else ""})

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            continue

    def handle_data(self, data: str) -> None:
        if "title" in self._open:
            self.title += data
        if "h1" in self._open:
            self.h1[-1] += _single_blanks(data)
        if "script" not in self._open:
            self.text.append(data)

    @property
    def words(self) -> str:
        """What the page says, its blanks made single."""
        return " ".join(" ".join(self.text).split())

    def problems(self) -> list[str]:
        """What no page may have."""
        found = []
        if len(self.h1) != 1 or not self.h1[0].strip():
            found.append(f"{len(self.h1)} h1")
        if not self.title.strip():
            found.append("no title")
        if self.language not in ("fr", "en"):
            found.append("no language")
        found += [f"id {name!r} {count} times" for name, count in self.ids.items() if count > 1]
        found += [f"inline: {one}" for one in self.inline]
        found += [f"box without label: {box}" for box in self.boxes if not self._is_named(box)]
        if "{{" in self.html or "{%" in self.html:
            found.append("an unfilled template")
        return found

    def _is_named(self, box: dict[str, str]) -> bool:
        if (box["tag"] == "input" and box.get("type", "text") in _SILENT) or "hidden" in box:
            return True
        return bool(box["inside"] or box.get("aria-label") or box.get("id", "") in self.labels)

    def form(self, marker: str = "data-record-form") -> dict[str, Any]:
        """The values of the form that bears this mark, as a browser would send them."""
        return form_values(self.html, marker)

    def form_of(self, address: str) -> dict[str, Any]:
        """The values of the form that is sent to this address, as a browser would send them."""
        return form_values(self.html, address)


class _FormReader(HTMLParser):
    """Reads what a form would send if nobody touched it."""

    def __init__(self, marker: str) -> None:
        super().__init__(convert_charrefs=True)
        self.marker = marker
        self.values: dict[str, list[str]] = {}
        self.inside = self.template = False
        self._area: str | None = None
        self._select: tuple[str, list[tuple[str, bool]]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value if value is not None else "" for name, value in attrs}
        if tag == "form":
            self.inside = self.marker in known or self.marker == known.get("action")
        if tag == "template":
            self.template = True
        if not self.inside or self.template:
            return
        name = known.get("name", "")
        if tag == "input" and name and known.get("type", "text") not in ("submit", "button"):
            ticked = known.get("type") not in ("checkbox", "radio") or "checked" in known
            if ticked:
                self._add(name, known.get("value", ""))
        elif tag == "textarea" and name:
            self._area = name
            self._add(name, "")
        elif tag == "select" and name:
            self._select = (name, [])
        elif tag == "option" and self._select is not None:
            self._select[1].append((known.get("value", ""), "selected" in known))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "template":
            self.template = False
        elif tag == "textarea":
            self._area = None
        elif tag == "select" and self._select is not None:
            name, options = self._select
            chosen = next((value for value, on in options if on), options[0][0] if options else "")
            self._add(name, chosen)
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            # A browser leaves the first line break of a text area out.
            self.values[self._area][-1] += data
            self.values[self._area][-1] = self.values[self._area][-1].removeprefix("\n")

    def _add(self, name: str, value: str) -> None:
        self.values.setdefault(name, []).append(value)


def form_values(html: str, marker: str = "data-record-form") -> dict[str, Any]:
    """What the form that bears this mark, or goes to this address, would send: lists where several
    values bear one name.
    """
    reader = _FormReader(marker)
    reader.feed(html)
    return {name: found if len(found) > 1 else found[0] for name, found in reader.values.items()}


class Reader:
    """Somebody with a browser without scripts, whose every page is checked."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()

    def get(self, address: str, *, status: int = 200, follow: bool = False) -> Page:
        """A page, with what it must have."""
        return self._page(self.client.get(address, follow_redirects=follow), address, status)

    def post(self, address: str, data: dict[str, Any], *, status: int = 302) -> Page:
        """What answers a form. Its token is the one that the browser's session holds."""
        sent = {"csrf_token": self.token(), **data}
        return self._page(self.client.post(address, data=sent), address, status)

    def sent_to(self, address: str, data: dict[str, Any]) -> str:
        """Where a form that was accepted leads."""
        answer = self.client.post(address, data={"csrf_token": self.token(), **data})
        assert answer.status_code == 302, Page(answer.get_data(as_text=True)).words[:600]
        return str(answer.headers["Location"])

    def token(self) -> str:
        """The token of this browser's forms, read from a page as a browser does."""
        html = self.client.get("/langue-inconnue").get_data(as_text=True)
        found = re.search(r'"X-CSRFToken": "([^"]+)"', html)
        assert found is not None
        return found[1]

    def _page(self, answer: TestResponse, address: str, status: int) -> Page:
        html = answer.get_data(as_text=True)
        page = Page(html) if answer.mimetype == "text/html" and status != 302 else Page("")
        assert answer.status_code == status, f"{address}: {answer.status} {page.words[:400]}"
        if page.html:
            assert not page.problems(), f"{address}: {page.problems()}"
        return page
