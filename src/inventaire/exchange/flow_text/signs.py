"""Flows written as text, one to a line: ``Paie -> DGFiP : DSN, mensuel, API``. Only the signs.

A line is places between arrows, then a colon and what moves, between commas. ``"…"`` or « … » keep
a name whole, ``[…]`` tells two records apart or says what a new one is, ``(…)`` says the same in
passing, ``# …`` is for the reader only. What the words mean is asked in ``reading``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from inventaire.i18n import N_, Text

#: Above this a text is no more the work of a person, and a page would not follow.
MOST_LINES = 2000
MOST_CHARACTERS = 400_000
_LONGEST_LINE = 10_000
#: How long a name may be: what the database of records keeps.
NAME_LENGTH = 500

_SIGN = re.compile(
    r"(?P<both><[-=]+>|↔|⇔|⟷)|(?P<forth>[-=]+>|→|⇒|➜|➔|⟶)|(?P<back><[-=]+|←|⇐|⟵)"
    r'|(?P<colon>:)|(?P<comma>[,;])|(?P<hash>#)|(?P<open>[(\[])|(?P<close>[)\]])|(?P<quote>["«“])'
)
_CLOSING = {'"': '"', "«": "»", "“": "”"}
#: What no name holds: controls, and signs that turn the direction of writing.
_UNWANTED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
#: Lines as a text area counts them.
_LINE_END = re.compile("\r\n|\r|\n")
_OPENING = {")": "(", "]": "["}

_NO_ARROW = N_("il manque une flèche : « Paie -> DGFiP ».")
_NO_NAME = N_("il manque un nom d'un côté de la flèche.")
_OPEN_QUOTE = N_("un guillemet est ouvert et jamais fermé.")
_OPEN_GROUP = N_("une parenthèse est ouverte et jamais fermée.")
_LONG_LINE = N_(
    "cette ligne est trop longue : une ligne dit un flux, ou quelques-uns qui se suivent."
)
_TOO_LONG = N_("ce nom a %(length)s caractères, %(most)s au plus.")


@dataclass(frozen=True, slots=True)
class Piece:
    """One name or word as it was typed, and the groups that follow it."""

    #: The name without its groups; ``whole`` is all that was typed.
    name: str
    whole: str
    asides: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Hop:
    """One flow of a line: from a place to the next one."""

    source: Piece
    target: Piece


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty: its flows and what they all carry, or what is wrong with it."""

    number: int
    text: str
    hops: tuple[Hop, ...] = ()
    details: tuple[Piece, ...] = ()
    errors: tuple[Text, ...] = ()


class _Wrong(ValueError):
    """A line that cannot be read, and why."""

    def __init__(self, msgid: str, **values: object) -> None:
        super().__init__(msgid)
        self.text = Text(msgid, values)


@dataclass(slots=True)
class _Token:
    """A sign, or the piece between two signs."""

    kind: str
    piece: Piece = field(default_factory=lambda: Piece("", ""))


def read_lines(text: str) -> list[Line]:
    """The lines that say something, numbered from one; comments and empty lines are passed over."""
    found = []
    for number, raw in enumerate(split_lines(text), start=1):
        line = cleaned(raw)
        if line and not line.startswith("#"):
            hops, details, errors = _read(line)
            found.append(Line(number, line[:_LONGEST_LINE], hops, details, errors))
    return found


def split_lines(text: str) -> list[str]:
    """The lines of a text, as a text area counts them."""
    return _LINE_END.split(text)


def cleaned(text: str) -> str:
    """A name as it stands in a line: its blanks single, without what cannot be seen."""
    return " ".join(_UNWANTED.sub(" ", text).split())


#: The flows of a line, what they carry, and what is wrong with it.
_Read = tuple[tuple[Hop, ...], tuple[Piece, ...], tuple[Text, ...]]


# A text that is typed is read again at each pause, and most of its lines are what they were.
@lru_cache(maxsize=8192)
def _read(text: str) -> _Read:
    if len(text) > _LONGEST_LINE:
        return (), (), (Text(_LONG_LINE),)
    try:
        tokens = list(_Scanner(text).tokens())
        colon = next((i for i, token in enumerate(tokens) if token.kind == "colon"), len(tokens))
        hops = tuple(_hops(tokens[:colon]))
        details = tuple(t.piece for t in tokens[colon:] if t.kind == "name" and t.piece.whole)
        _check_names([*(end for hop in hops for end in (hop.source, hop.target)), *details])
    except _Wrong as wrong:
        return (), (), (wrong.text,)
    return hops, details, ()


def _check_names(pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        if len(piece.name) > NAME_LENGTH:
            raise _Wrong(_TOO_LONG, length=len(piece.name), most=NAME_LENGTH)


def _hops(tokens: list[_Token]) -> Iterator[Hop]:
    """The flows between the places of a line; an arrow both ways is two flows."""
    names = [token.piece for token in tokens if token.kind == "name"]
    arrows = [token.kind for token in tokens if token.kind != "name"]
    if not arrows:
        raise _Wrong(_NO_ARROW)
    if not all(piece.name or piece.marks for piece in names):
        raise _Wrong(_NO_NAME)
    for one, arrow, other in zip(names, arrows, names[1:], strict=False):
        if arrow != "back":
            yield Hop(one, other)
        if arrow != "forth":
            yield Hop(other, one)


class _Scanner:
    """Reads a line once, from left to right. Raises ``_Wrong``."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        #: After the colon, commas part what moves; before it, they belong to the names of places.
        self._in_details = False

    def tokens(self) -> Iterator[_Token]:
        """Names and the signs between them, by turns."""
        while True:
            yield _Token("name", self._piece())
            sign = _SIGN.match(self._text, self._at)
            if sign is None or sign.lastgroup == "hash":
                return
            self._at = sign.end()
            if sign.lastgroup == "colon":
                self._in_details = True
            yield _Token(sign.lastgroup or "")

    def _piece(self) -> Piece:
        """What stands before the next sign that parts two pieces."""
        start = self._at
        while start < len(self._text) and self._text[start] == " ":
            start += 1
        if start < len(self._text) and self._text[start] in _CLOSING:
            return self._quoted(start)
        self._at = self._end(start)
        return _with_groups(self._text[start : self._at].strip())

    def _quoted(self, start: int) -> Piece:
        """A name between quotes, inside which two closing quotes stand for one."""
        closing = _CLOSING[self._text[start]]
        end, name = start + 1, ""
        while True:
            found = self._text.find(closing, end)
            if found < 0:
                raise _Wrong(_OPEN_QUOTE)
            name += self._text[end:found]
            end = found + 1
            if self._text[end : end + 1] != closing:
                break
            name, end = name + closing, end + 1
        self._at = self._end(end)
        rest = _with_groups(("x" + self._text[end : self._at]).strip())
        # Words after the closing quote belong to the name: "la" paie.
        name = " ".join(f"{name}{rest.name[1:]}".split())
        return Piece(name, name, rest.asides, rest.marks, quoted=True)

    def _end(self, start: int) -> int:
        """Where the piece that starts here ends."""
        depth = 0
        for sign in _SIGN.finditer(self._text, start):
            kind = sign.lastgroup
            if kind in ("open", "close"):
                depth = max(0, depth + (1 if kind == "open" else -1))
            elif kind == "hash" and not self._is_comment(sign.start()):
                continue
            elif self._parts(kind) and (depth == 0 or kind != "comma"):
                return sign.start()
        if depth and self._in_details:
            raise _Wrong(_OPEN_GROUP)
        return len(self._text)

    def _parts(self, kind: str | None) -> bool:
        """Whether a sign parts two pieces here."""
        if self._in_details:
            return kind in ("comma", "hash")
        return kind in ("both", "forth", "back", "colon", "hash")

    def _is_comment(self, at: int) -> bool:
        """« Logiciel #2 » is a name; a comment stands between two blanks."""
        return self._text[at - 1] == " " and self._text[at + 1 : at + 2] in ("", " ")


def _with_groups(whole: str) -> Piece:
    """A bare name, and the groups at its end."""
    name, groups = whole, []
    while name and (opening := _OPENING.get(name[-1])):
        start = name.rfind(opening)
        inside = name[start + 1 : -1]
        if start < 0 or any(sign in inside for sign in "()[]"):
            break
        groups.append((opening, inside.strip()))
        name = name[:start].rstrip()
    asides = tuple(text for opening, text in reversed(groups) if opening == "(")
    marks = tuple(text for opening, text in reversed(groups) if opening == "[")
    return Piece(name, whole, asides, marks)
