"""An organisation's own words laid over the guidelines. In: folders of YAML, in order. Out: a catalogue that remembers what was changed."""
