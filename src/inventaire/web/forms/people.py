"""What is typed about people: addresses, passwords, codes, roles. Kept when it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request

from inventaire.i18n import Text


@dataclass(slots=True)
class Typed:
    """What a short form holds, and why it was refused, by field."""

    values: dict[str, str] = field(default_factory=dict)
    errors: dict[str, Text] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def error(self, name: str) -> Text | None:
        """Why a field was refused, if it was."""
        return self.errors.get(name)

    def refuse(self, errors: Mapping[str, Text]) -> Typed:
        """The same form, with what is wrong."""
        self.errors.update(errors)
        return self


def typed(*names: str) -> Typed:
    """What was sent for these fields; a field that was not sent is empty."""
    return Typed({name: request.form.get(name, "") for name in names})
