"""Where everything stands on the site. In: an id. Out: a path from the site's root, for both kinds of address.

`directories` gives `/checks/#DES-2.1`; `files` gives `/checks/index.html#DES-2.1`, for a copy that opens from disk.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..catalogue.identifiers import code_of, is_check
from ..catalogue.load import Catalogue


@dataclass(frozen=True)
class Addresses:
    """Paths of pages and of their addresses, all relative to the site's root and without a leading slash."""

    catalogue: Catalogue
    is_files: bool = False

    def folder(self, path: str) -> str:
        """The address of a page that stands in a folder of its own, `path` without slashes at its ends."""
        return f"{path}/index.html" if self.is_files else f"{path}/"

    def guideline(self, guideline_id: str) -> str:
        """The overview page of a guideline; for one that an overlay hides, the line that says so."""
        own = self.catalogue.own
        if own and own.hidden_one(guideline_id):
            return f"{self.folder('organisation')}#{guideline_id}"
        return self.folder(self._guideline_path(guideline_id))

    def audience(self, guideline_id: str, audience: str) -> str:
        """The page of a guideline for one audience."""
        return self.folder(f"{self._guideline_path(guideline_id)}/{audience}")

    def check(self, check_id: str) -> str:
        """The permanent address of a check."""
        return f"{self.folder('checks')}#{check_id}"

    def asset(self, path: str) -> str:
        """A file of the theme's `assets/`."""
        return f"assets/{path}"

    def any_id(self, name: str) -> str:
        """The address of a guideline or check id."""
        return self.check(name) if is_check(name) else self.guideline(name)

    def root_from(self, page: str) -> str:
        """The way from a page file such as `secure-design/index.md` back to the root: `../`, or nothing."""
        return "../" * page.count("/")

    def _guideline_path(self, guideline_id: str) -> str:
        area = next(area for area in self.catalogue.areas if area.code == code_of(guideline_id))
        return f"{area.id}/{self.catalogue.slugs[guideline_id]}"
