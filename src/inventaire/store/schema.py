"""Every table of the installation, for migrations and tests."""

from __future__ import annotations

from sqlalchemy import MetaData

from inventaire.store import (
    accounts,
    attachments,
    audits,
    directories,
    imports,
    journal,
    links,
    records,
    views,
)
from inventaire.store.base import Base

#: Naming the modules is what makes their tables known.
MODULES = (
    accounts,
    attachments,
    audits,
    directories,
    imports,
    journal,
    links,
    records,
    views,
)


def whole_schema() -> MetaData:
    """The description of every table."""
    return Base.metadata
