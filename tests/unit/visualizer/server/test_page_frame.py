"""The page around the app can be enlarged and names its language and its bars."""

from visualizer.server.page_frame import amended

BAR = b"<v-progress-linear absolute></v-progress-linear>"
PAGE = b'<html>\n<head><meta name="viewport" content="width=device-width, user-scalable=no"></head></html>'


def test_the_page_names_its_language() -> None:
    assert b'<html lang="en">' in amended(PAGE)


def test_the_page_can_be_enlarged() -> None:
    assert b"user-scalable" not in amended(PAGE)


def test_a_bar_of_progress_has_a_name() -> None:
    assert amended(BAR) == b'<v-progress-linear aria-label="The app is working" absolute></v-progress-linear>'
