"""From a folder of YAML to one frozen, validated catalogue. Reads files; never writes; knows nothing of pages."""
