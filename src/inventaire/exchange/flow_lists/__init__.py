"""Flows that others drew or listed: tables, GraphML, Threat Dragon; read, then proposed."""
