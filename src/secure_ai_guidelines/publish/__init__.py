"""The catalogue as files that machines read. In: a Catalogue. Out: {path: bytes}, the same bytes from build to build."""
