"""Lists as clients keep them: a row for each record, headings in their own words."""
