"""Where things lie. Tests read nothing outside the repository and the temporary folders they are given."""

from pathlib import Path

TESTS = Path(__file__).parent
REPO = TESTS.parent
GOOD = TESTS / "good"
BAD = TESTS / "bad"
PACKAGE = REPO / "src" / "secure_ai_guidelines"
GUIDELINE = "secure-design/model-the-threats.yaml"
