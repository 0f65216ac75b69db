"""The phones' page: small, whole, and with a text for everything it says."""

from __future__ import annotations

import re

from visualizer.phones.page import LARGEST, phone_page
from visualizer.widgets.live_widget import VISUALIZER
from visualizer.wording.phone_texts import PHONE, PHONES

SCRIPTS = "".join(path.read_text(encoding="utf-8") for path in (VISUALIZER / "phones").glob("*.js"))


def test_the_page_has_at_most_40_kb_and_names_no_other_address() -> None:
    page = phone_page()
    assert len(page.encode()) <= LARGEST
    assert set(re.findall(r"(?:https?:)?//[\w.]+", page)) == {"http://www.w3.org"}, "the name of SVG alone"
    assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=\"(?!data:)", page)


def test_style_texts_and_script_are_in_it() -> None:
    page = phone_page()
    assert "min-height: 48px" in page and PHONE["lobby"] in page and "new WebSocket" in page
    assert not re.search(r"^(import|export) ", page, re.MULTILINE)


def test_every_text_the_scripts_say_is_there() -> None:
    said = set(re.findall(r"\bsay\(\s*\"(\w+)\"", SCRIPTS)) | set(re.findall(r"\bstop\(\"(\w+)\"", SCRIPTS))
    assert said and said <= PHONE.keys()


def test_no_text_of_the_presenter_goes_to_phones() -> None:
    assert not {text for key, text in PHONES.items() if len(text) > 30 and key != "few" and text in phone_page()}
