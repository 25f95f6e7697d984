"""Words in the reader's language: French is the source, other languages are catalogues.

Catalogues are plain ``.po`` files, one for each floor, read when a language is first asked for:
nothing to compile, and the same words serve pages, documents and the command line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po
from babel.plural import PluralRule

SOURCE_LANGUAGE = "fr"
LANGUAGES: Mapping[str, str] = {"fr": "Français", "en": "English"}

_FRENCH_PLURAL = PluralRule({"one": "i = 0,1"})
_ENGLISH_PLURAL = PluralRule({"one": "i = 1 and v = 0"})
_PLURALS = {"fr": _FRENCH_PLURAL, "en": _ENGLISH_PLURAL}

_language: ContextVar[str] = ContextVar("language", default=SOURCE_LANGUAGE)
_on_screen: ContextVar[bool] = ContextVar("on_screen", default=False)

# A blank that a line must not end with: narrow before « ; ! ? », plain before « : » and inside « ».
_NARROW_BLANK = re.compile(r" (?=[;!?](?:[\s»)…]|$))")
_HELD_BLANK = re.compile(r" (?=[:»](?:[\s»).,;…]|$))|(?<=«) ")


def N_(msgid: str) -> str:  # noqa: N802 — the name gettext tools look for
    """Mark a sentence for translation and leave it in the source language."""
    return msgid


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence and its values, translated only when it is shown.

    Rules and readers speak through it, so that a finding kept for years is still shown in the
    language of whoever reads it. A value may itself be a ``Text``, or a list of values, which is
    shown with commas.
    """

    msgid: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        values = {key: _shown(value) for key, value in self.values.items()}
        return _(self.msgid, **values)

    def to_json(self) -> dict[str, object]:
        """The sentence as plain data; ``from_json`` reads it back."""
        return {"msgid": self.msgid, "values": {k: _plain(v) for k, v in self.values.items()}}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Text:
        """The sentence that ``to_json`` wrote."""
        values = data.get("values")
        read = values if isinstance(values, Mapping) else {}
        return cls(str(data["msgid"]), {key: _read(value) for key, value in read.items()})


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_shown(part) for part in value)
    return str(value)


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.to_json() if isinstance(value, Text) else value


def _read(value: object) -> object:
    if isinstance(value, list):
        return [_read(part) for part in value]
    if isinstance(value, Mapping) and "msgid" in value:
        return Text.from_json(value)
    return value


def current_language() -> str:
    """The language sentences are shown in, here and now."""
    return _language.get()


def set_language(language: str, *, on_screen: bool = False) -> None:
    """Show sentences in this language from here on in this context (a request, a command).

    On screen, where lines break anywhere, French keeps its signs beside their word; elsewhere (a
    file, a terminal, what is stored) sentences stay as they are typed.
    """
    _language.set(language if language in LANGUAGES else SOURCE_LANGUAGE)
    _on_screen.set(on_screen)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Show sentences in this language inside the block, as a file holds them."""
    before, on_screen = _language.get(), _on_screen.get()
    set_language(language)
    try:
        yield
    finally:
        set_language(before, on_screen=on_screen)


@cache
def typeset(french: str) -> str:
    """A French sentence whose lines never begin with « ? » nor end with « « »."""
    return _HELD_BLANK.sub("\u00a0", _NARROW_BLANK.sub("\u202f", french))


def _source(msgid: str) -> str:
    """The sentence in French, the language it was written in."""
    return typeset(msgid) if _on_screen.get() else msgid


def _territories(language: str) -> Iterator[tuple[str, str]]:
    """The French name of each country, and its name in a language."""
    known = Locale.parse(language).territories
    for code, name in Locale.parse(SOURCE_LANGUAGE).territories.items():
        if code in known:
            yield name, known[code]


@cache
def catalogue(language: str) -> Mapping[str, str | tuple[str, ...]]:
    """Every translation of a language: countries from CLDR, the rest from its ``.po`` files."""
    found: dict[str, str | tuple[str, ...]] = dict(_territories(language))
    folder = Path(__file__).parent / "translations" / language
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if not message.id or not message.string or message.fuzzy:
                    continue
                if isinstance(message.id, str):
                    found[message.id] = str(message.string)
                else:
                    found[message.id[0]] = tuple(message.string)
    return found


def _(msgid: str, /, **values: object) -> str:
    """The sentence in the current language; values fill its ``%(name)s``."""
    language = _language.get()
    text: str | tuple[str, ...] = _source(msgid)
    if language != SOURCE_LANGUAGE:
        text = catalogue(language).get(msgid, msgid)
    if isinstance(text, tuple):
        text = text[0]
    return text % values if values else text


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """The sentence that agrees with ``count``, which it may name as ``%(count)s``."""
    language = _language.get()
    form = 0 if _PLURALS[language](count) == "one" else 1
    text = _source((one, many)[form])
    if language != SOURCE_LANGUAGE:
        found = catalogue(language).get(one)
        # Two sentences kept in a table are each translated on their own.
        text = found[form] if isinstance(found, tuple) else str(catalogue(language).get(text, text))
    return text % {"count": count, **values}
