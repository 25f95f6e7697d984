"""Flows written as text, one to a line: ``Paie -> DGFiP : DSN, mensuel, API``."""
