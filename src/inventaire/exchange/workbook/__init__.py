"""Workbooks in which nothing that people typed is lost, cut or executed."""
