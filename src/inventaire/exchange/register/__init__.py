"""The registers of art. 30, as the files that leave: one description, a module for each format."""
