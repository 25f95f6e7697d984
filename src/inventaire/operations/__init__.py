"""What may be done: one function for each deed, one line in the journal; flush, never commit."""
