"""From the bytes of a table to its text, whatever encoding an export used."""

from __future__ import annotations

import codecs

from scenarios.people.finding import Findings

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_USUAL = "cp1252 cp1250 cp1251 cp1253 cp1254 mac_roman cp850 shift_jis gb18030 euc_kr big5".split()
_SAMPLE = 200_000  # bytes around the first odd byte that the encoding is guessed from


def decode(data: bytes, findings: Findings) -> str | None:
    """The text of a file, or None if it is not a text at all (which is then among the findings)."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        findings.error("empty", 0, "", "is empty")
        return None
    if kind := _not_a_text(data):
        findings.error("binary", 0, "", f"is {kind}, not a table of text; save it as CSV (UTF-8) and import that")
        return None
    for mark, encoding, title in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, title, findings)
    if encoding := _wide(data):
        return _decoded(data, encoding, "UTF-16", findings)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as odd:
        return _guessed(data, odd.start, findings)


def _not_a_text(data: bytes) -> str:
    known = {b"PK\x03\x04": "an Excel workbook (or another zip file)", b"\xd0\xcf\x11\xe0": "an old Excel workbook"}
    known |= {b"%PDF": "a PDF", b"\x1f\x8b": "a compressed file", b"SQLite f": "a database", b"\x89PNG": "a picture"}
    return next((title for mark, title in known.items() if data.startswith(mark)), "")


def _wide(data: bytes) -> str:
    """UTF-16 without a mark shows every second byte empty, in a table of mostly plain letters."""
    sample = data[:4_000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.3 * len(sample) / 2 and even < odd / 4:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 * len(sample) / 2 and odd < even / 4 else ""


def _decoded(data: bytes, encoding: str, title: str, findings: Findings) -> str | None:
    text = data.decode(encoding, errors="replace")
    if "\ufffd" in text:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        repair = "unreadable characters become question marks"
        if not findings.error("encoding", line, "", f"the file is marked as {title} but does not read so", repair):
            return None
        text = text.replace("\ufffd", "?")
    elif title != "UTF-8":
        findings.note("encoding", f"read as {title}")
    return text


def _guessed(data: bytes, odd: int, findings: Findings) -> str:
    """Guess the encoding of a file that is not UTF-8."""
    from charset_normalizer import from_bytes  # only where needed: most files are UTF-8

    start = max(0, odd - _SAMPLE // 2)
    best = from_bytes(data[start : start + _SAMPLE], cp_isolation=_USUAL, preemptive_behaviour=False).best()
    encoding = best.encoding if best else "cp1252"
    if encoding in ("cp1250", "cp1252", "cp1254", "mac_roman", "cp850") and _western(data):
        encoding = "cp1252"  # short files tell these apart badly; this is by far the most common
    line = data.count(b"\n", 0, odd) + 1
    findings.warning("encoding", line, "", "is not UTF-8", f"the file is read as {encoding}; check names of units")
    return data.decode(encoding, errors="replace")


def _western(data: bytes) -> bool:
    """Are the odd bytes the usual accented letters of Western Europe in Windows' encoding?"""
    usual = set("äöüßÄÖÜéèêëàâáãåæçñíìîïóòôõøúùûýÿÉÈÀÁÂÃÅÆÇÑÍÓÔÕØÚœŒ–—’‘“”€§°·«»´".encode("cp1252"))
    odd = [byte for byte in data if byte >= 0x80]
    return sum(byte in usual for byte in odd) >= 0.9 * len(odd)
