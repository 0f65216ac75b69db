"""Exports in any encoding are read, and what is no text is named."""

import pytest

from scenarios.people.files.text import decode
from scenarios.people.finding import Findings

TEXT = "id;Abteilung;Ort\n1;Geschäftsführung;Köln\n2;Entwicklung Süd;Münster\n3;Qualität;Düsseldorf\n"


def read(data: bytes, repair: bool = False) -> tuple[str | None, Findings]:
    """The text and what was found."""
    findings = Findings(repair)
    return decode(data, findings), findings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    text, findings = read(TEXT.encode(encoding))
    assert text is not None
    assert text.lstrip("\ufeff") == TEXT
    assert not findings.blocked


def test_cyrillic_in_the_windows_encoding_is_read() -> None:
    text = "номер;отдел\n" + "".join(f"{k};Отдел продаж и маркетинга\n" for k in range(50))
    assert read(text.encode("cp1251"))[0] == text


def test_an_encoding_that_was_guessed_is_told_with_the_line() -> None:
    _, findings = read(TEXT.encode("cp1252"))
    assert [(f.kind, f.line, f.severity) for f in findings.found] == [("encoding", 2, "warning")]


def test_a_file_that_says_utf8_and_is_not_stands_in_the_way() -> None:
    data = b"\xef\xbb\xbf" + TEXT.encode("cp1252")
    assert read(data)[1].blocked
    text, findings = read(data, repair=True)
    assert text is not None
    assert "Gesch?ftsf?hrung" in text
    assert [f.line for f in findings.found] == [2]


@pytest.mark.parametrize("data", [b"", b"\n\n \n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_empty(data: bytes) -> None:
    text, findings = read(data)
    assert text is None
    assert [f.what for f in findings.found] == ["is empty"]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"PK\x03\x04....", "Excel workbook"), (b"\xd0\xcf\x11\xe0...", "old Excel"), (b"%PDF-1.7", "PDF")],
)
def test_what_is_no_text_is_named(data: bytes, said: str) -> None:
    assert said in read(data)[1].found[0].what
