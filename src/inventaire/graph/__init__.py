"""How data move between systems and actors."""
