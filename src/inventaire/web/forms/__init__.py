"""What people fill: one class for each kind of record, one line for each field."""
