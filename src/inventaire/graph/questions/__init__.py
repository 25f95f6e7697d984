"""What one asks of the flows: each question gives a sentence, a table and the paths behind it."""
