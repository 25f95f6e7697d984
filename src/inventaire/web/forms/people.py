"""What is typed about people: addresses, passwords, codes, roles. Kept when it is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request

from inventaire.access import Role
from inventaire.i18n import N_, Text

#: What each role means, for those who choose one.
ROLE_MEANINGS: Mapping[Role, str] = {
    Role.READER: N_("Lit les rapports, la carte et le registre. Ne modifie rien."),
    Role.CONTRIBUTOR: N_("Complète les fiches : jeux de données, traitements, flux…"),
    Role.CONSULTANT: N_("Conduit l'inventaire : importe, audite, décide, partage et invite."),
}

# What no database keeps: a browser never sends it.
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


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
    return Typed({name: _UNKEEPABLE.sub("", request.form.get(name, "")) for name in names})
