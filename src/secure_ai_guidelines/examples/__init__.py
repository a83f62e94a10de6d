"""Worked examples of an assessment: read from YAML, held against the catalogue, and given as the client stores an assessment."""
