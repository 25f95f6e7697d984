"""Where records are kept: one database, SQLite or PostgreSQL, from the same tables."""
