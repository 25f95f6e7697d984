"""What the law asks of what is recorded, and what to do about it."""
