"""An organisation's data, where they travel, what the law asks, and what to do next."""
