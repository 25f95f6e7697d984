"""The words one may choose from."""
