"""The library of typical processing: what an organisation of this kind usually does."""

from __future__ import annotations

from collections.abc import Mapping

from inventaire.inventory.library import (
    accountability,
    associations,
    childhood,
    citizens,
    civil,
    security,
    social,
    staff,
    town,
    ventures,
    workplace,
)
from inventaire.inventory.library.entry import Entry
from inventaire.vocabulary.audiences import AUDIENCES

_MODULES = (
    civil,
    childhood,
    social,
    security,
    town,
    citizens,
    staff,
    workplace,
    associations,
    ventures,
    accountability,
)


def _place(entry: Entry) -> tuple[int, str]:
    return AUDIENCES.codes.index(entry.audience), entry.code


#: Every entry, by code: audience after audience, then in the order of the codes.
LIBRARY: Mapping[str, Entry] = {
    entry.code: entry
    for entry in sorted((entry for module in _MODULES for entry in module.ENTRIES), key=_place)
}
