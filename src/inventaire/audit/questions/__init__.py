"""What one asks of the flows and of the register together; every question there is."""
