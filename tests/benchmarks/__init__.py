"""Measures on a generated organisation of known size; ``docs/mesures.md`` says what each means."""
