"""A dataset that is known, completed by what a catalogue says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from inventaire.exchange.catalogue.entries import mail
from inventaire.exchange.harvest.words import plain, same_text
from inventaire.inventory.dataset import Dataset, Resource
from inventaire.vocabulary.metadata import FORMATS

#: What somebody decided or wrote is not for a catalogue to change.
_OURS_FIRST = ("identifier", "publication_status", "personal_status")
_ADDED = ("keywords", "systems")


def merged(known: Dataset, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that would change: not those that say the same as what is recorded."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        ours = getattr(known, name)
        if name == "resources":
            found[name] = _files(ours, value)
        elif name in _ADDED:
            found[name] = _added(ours, value)
        elif name in _OURS_FIRST:
            found[name] = ours or value
        elif isinstance(value, str) and _says_already(name, ours, value):
            continue
        else:
            found[name] = value
    _repeated_title(known, found)
    return _within(known, found)


def _says_already(name: str, ours: str, value: str) -> bool:
    if name == "contact" and ours:
        # What a catalogue shows of a contact is its address, and a part of what is kept.
        shown = mail(value)
        return not shown or not mail(ours) or shown.casefold() in ours.casefold()
    return same_text(ours, value)


def _repeated_title(known: Dataset, found: dict[str, Any]) -> None:
    """Where the profile of a portal demands a description, a title is given for one."""
    title = found.get("name", known.name)
    if same_text(found.get("description", ""), title):
        found.pop("description", None)


def _within(known: Dataset, found: dict[str, Any]) -> dict[str, Any]:
    """Without a beginning or an end that would turn the period around: a form refuses it."""
    start = found.get("temporal_start", known.temporal_start)
    end = found.get("temporal_end", known.temporal_end)
    if start and end and end < start:
        return {name: value for name, value in found.items() if not name.startswith("temporal_")}
    return found


def _added(ours: tuple[Any, ...], more: Sequence[Any]) -> tuple[Any, ...]:
    known = {_folded(one) for one in ours}
    return (*ours, *(one for one in more if _folded(one) not in known))


def _folded(one: Any) -> Any:
    return " ".join(plain(one).split()).casefold() if isinstance(one, str) else one


def _files(ours: Sequence[Resource], found: Sequence[Resource]) -> tuple[Resource, ...]:
    """The files that are known, completed, then those that are new. Each is met once."""
    files = list(ours)
    left = list(range(len(ours)))
    for one in found:
        same = [rank for rank in left if _is_same(files[rank], one)]
        # Several files may stand at one address: the title tells them apart.
        titled = (rank for rank in same if same_text(files[rank].title, one.title))
        place = next(titled, same[0] if same else None)
        if place is None:
            files.append(one)
        else:
            left.remove(place)
            files[place] = _completed(files[place], one)
    return tuple(files)


def _is_same(ours: Resource, found: Resource) -> bool:
    """The same address; without one, the same format and no other title."""
    if ours.url and found.url:
        return ours.url == found.url
    if ours.title and found.title:
        return same_text(ours.title, found.title)
    return ours.format == found.format


def _completed(ours: Resource, found: Resource) -> Resource:
    said: dict[str, Any] = {
        one.name: value
        for one in fields(Resource)
        if (value := getattr(found, one.name)) not in ("", None)
        and not (isinstance(value, str) and same_text(value, getattr(ours, one.name)))
    }
    if ours.format and "format" in said and _is_vaguer(said["format"], ours.format):
        del said["format"]
    return replace(ours, **said)


def _is_vaguer(found: str, ours: str) -> bool:
    """Whether a format says less than ours: a zip of schedules is a zip to whoever serves it."""
    other, known = FORMATS.get(found), FORMATS.get(ours)
    if found == "other" or other is None or known is None:
        return True
    return bool(known.media_type) and known.media_type == other.media_type
