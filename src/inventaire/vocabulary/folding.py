"""Words without accents nor capitals: « eglise » finds « Église »."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Unicode does not take these apart by itself.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "’": "'"})


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The text in lower case, without accents, its blanks made single."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(bare.split())
