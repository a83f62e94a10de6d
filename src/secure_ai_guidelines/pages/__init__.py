"""The catalogue as pages. In: a Catalogue. Out: {path: Markdown} as plain text. Writes nothing; knows nothing of MkDocs."""
