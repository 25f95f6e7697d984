"""The directory that the law asks for (RIP), and the catalogues that portals read."""
