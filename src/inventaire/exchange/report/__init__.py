"""The audit report: a workbook for those who decide, one module for each of its sheets."""
