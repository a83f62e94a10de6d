"""Editions over time: what an edition asked, what changed between two, and what may never change. Knows no pages."""
