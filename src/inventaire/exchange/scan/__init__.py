"""The schema of a database, once read, as systems, datasets and columns that are proposed."""
