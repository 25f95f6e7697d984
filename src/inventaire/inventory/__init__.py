"""What an organisation holds: facts that do not change once read."""
