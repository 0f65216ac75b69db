"""Decisions are kept as records: short files, four parts each, every one of them in the index."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "decisions"
TOPICS = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
PARTS = ["Context", "Decision", "Measurement", "Consequences"]
MOST_LINES, WIDEST = 300, 100

topics = pytest.mark.parametrize("path", TOPICS, ids=lambda path: path.stem)


def records(path: Path) -> dict[str, str]:
    """The text below each heading of a topic file."""
    pieces = re.split(r"^## (.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


def anchor(heading: str) -> str:
    """The anchor that GitHub makes of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@topics
def test_a_topic_has_records_and_at_most_300_lines(path: Path) -> None:
    assert records(path) and len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@topics
def test_lines_are_wrapped(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if len(line) > WIDEST and not line.startswith(("|", "#"))]


@topics
def test_no_two_records_of_a_topic_share_a_heading(path: Path) -> None:
    headings = re.findall(r"^## (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(headings) == len({anchor(heading) for heading in headings})


@topics
def test_every_record_has_the_four_parts_in_order_and_none_is_empty(path: Path) -> None:
    for heading, text in records(path).items():
        pieces = re.split(r"^\*\*(\w+)\.\*\*", text, flags=re.MULTILINE)
        assert pieces[1::2] == PARTS and all(piece.strip() for piece in pieces[2::2]), f"{path.name}: {heading}"


@topics
def test_only_a_mark_of_what_superseded_it_stands_before_a_records_context(path: Path) -> None:
    for heading, text in records(path).items():
        before = text.partition("**Context.**")[0].strip()
        assert re.fullmatch(r"(Superseded by \[[^]]+\]\([^)]+\)\.)?", before), f"{path.name}: {heading}"


@topics
def test_every_file_a_record_names_exists(path: Path) -> None:
    named = re.findall(r"`([\w.-]*/[\w./-]+)`", path.read_text(encoding="utf-8"))
    assert not [file for file in named if not (ROOT / file).exists()]


def test_the_index_lists_every_record_once_and_in_order() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- \[(.*)\]\(([\w-]+\.md)#(.*)\)$", index, re.MULTILINE)
    for path in TOPICS:
        kept = [(heading, path.name, anchor(heading)) for heading in records(path)]
        assert [line for line in listed if line[1] == path.name] == kept
    assert {page for _, page, _ in listed} == {path.name for path in TOPICS}
