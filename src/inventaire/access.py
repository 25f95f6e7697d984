"""Who may do what: one question, asked before every read and every write."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from inventaire.i18n import N_


class Role(Enum):
    """What a person is in one organisation. An ``ADMIN`` is one of the whole installation."""

    READER = "reader"
    CONTRIBUTOR = "contributor"
    CONSULTANT = "consultant"
    ADMIN = "admin"


ROLE_LABELS: Mapping[Role, str] = {
    Role.READER: N_("Lecteur"),
    Role.CONTRIBUTOR: N_("Contributeur"),
    Role.CONSULTANT: N_("Consultant"),
    Role.ADMIN: N_("Administrateur"),
}


class Action(Enum):
    """What a person may want to do in an organisation; ``ADMINISTER`` is for the installation."""

    READ = "read"  # pages, search, map, register, reports
    WRITE = "write"  # record, edit, archive, restore, comment
    IMPORT = "import"  # bring a file in, undo it
    AUDIT = "audit"  # run an audit, decide on findings, freeze a version
    MANAGE = "manage"  # settings of the organisation, members, share links, journal
    ADMINISTER = "administer"  # accounts and organisations of the installation


_ALLOWED: Mapping[Role, frozenset[Action]] = {
    Role.READER: frozenset({Action.READ}),
    Role.CONTRIBUTOR: frozenset({Action.READ, Action.WRITE}),
    Role.CONSULTANT: frozenset(
        {Action.READ, Action.WRITE, Action.IMPORT, Action.AUDIT, Action.MANAGE}
    ),
    Role.ADMIN: frozenset(Action),
}


def can(role: Role | None, action: Action) -> bool:
    """Whether a person with this role may do this. Without a role, nothing is allowed."""
    return role is not None and action in _ALLOWED[role]
