"""The whole list of usual datasets."""

from __future__ import annotations

from collections.abc import Mapping

from inventaire.inventory.typical.entry import Typical
from inventaire.inventory.typical.open_data import OPEN
from inventaire.inventory.typical.people import ABOUT_PEOPLE

TYPICAL: tuple[Typical, ...] = (*OPEN, *ABOUT_PEOPLE)
BY_CODE: Mapping[str, Typical] = {one.code: one for one in TYPICAL}
