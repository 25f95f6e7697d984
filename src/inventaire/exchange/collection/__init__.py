"""The collection workbook: filled off-line by those who know, brought back without a loss."""
