"""The guidelines as data: read them, check them, turn them into pages and published files. Knows nothing of MkDocs."""
