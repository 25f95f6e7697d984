"""Where facts find how words are folded."""

from inventaire.vocabulary.folding import fold as fold
