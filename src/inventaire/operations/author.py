"""Who does a deed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """Someone, as the journal will name them even when their account is gone."""

    account_id: int | None
    name: str


#: The command line and the installation itself, where nobody is signed in.
INSTALLATION = Author(None, "inventaire")
