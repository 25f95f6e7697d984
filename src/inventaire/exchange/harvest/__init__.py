"""Catalogues that others keep, read back: what they say of each dataset becomes a proposal."""
