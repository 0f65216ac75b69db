"""A file field says in words how large a file may be."""

from __future__ import annotations

import pytest

from visualizer.organization.usage_upload import MOST_USAGE_BYTES
from visualizer.widgets.upload import MOST_YAML_BYTES, UploadWidget
from visualizer.wording.organization_texts import ORGANIZATION, USAGE
from visualizer.wording.part_texts import GALLERY, PRICES


@pytest.mark.parametrize(("most", "words"), [(MOST_YAML_BYTES, "200 kB"), (MOST_USAGE_BYTES, "5 MB")])
def test_the_browser_gets_the_limit_in_words(most: int, words: str) -> None:
    assert UploadWidget(most=most).get_state()["limit"] == words


@pytest.mark.parametrize("texts", [ORGANIZATION, USAGE, GALLERY, PRICES])
def test_a_file_that_is_too_large_is_refused_with_one_unit(texts: dict[str, str]) -> None:
    assert texts["too_large"].startswith("{name} is larger than {most}, ")
