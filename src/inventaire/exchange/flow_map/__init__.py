"""What a map shows, as files that other programs read."""
