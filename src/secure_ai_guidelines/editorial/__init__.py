"""Measures the words: how long, how hard, how passive, how alike, how well supported. In: a folder read. Out: rows. Writes nothing."""
