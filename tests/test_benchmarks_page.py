"""The page of measurements: it says what was measured, and nothing else."""

from __future__ import annotations

import importlib.util
import re
import sys

import pytest

from places import REPO


@pytest.fixture(scope="module")
def report():
    spec = importlib.util.spec_from_file_location("report", REPO / "benchmarks/report.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["report"] = module
    spec.loader.exec_module(module)
    return module


def test_the_page_is_made_of_the_kept_results(report):
    assert (REPO / "docs/benchmarks/index.md").read_text("utf-8") == report.page(), "run: python benchmarks/report.py --page"


def test_every_measurement_has_a_kept_result_with_its_day_and_machine(report):
    for name in report.SCRIPTS:
        assert re.match(r"20\d\d-\d\d-\d\d, \d+ processors, \w+, Python [\d.]+, load [\d.]+ at the end[^\n]*\n\n\S", report.kept(name)), name


def test_the_drawing_is_made_of_the_kept_results(report):
    rows = report.numbers(report.kept("build"))
    assert [row[0] for row in rows] == [17, 100, 500]
    assert (REPO / "docs/benchmarks/build.svg").read_text("utf-8") == report.drawing(rows)


def test_columns_become_a_table_and_words_stay_words(report):
    assert "\n| name | ms |\n| :--- | ---: |\n| the page | 1.2 |\n" in report.block("name      ms\nthe page  1.2")
    assert report.block("A million readers\nare many.") == "A million readers\nare many."
