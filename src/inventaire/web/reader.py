"""Who reads and writes, in the words of operations."""

from __future__ import annotations

from flask import g

from inventaire.operations.author import Author


def author() -> Author:
    """Whoever is signed in, as the journal will name them."""
    return Author(g.account.id, g.account.name or g.account.email)
