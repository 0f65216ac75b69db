"""What the pages tell to type can be typed."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def found(pattern: str, flags: int = 0) -> list[tuple[str, str]]:
    """(page, what was found) for every place a pattern is in."""
    texts = [(page.name, page.read_text(encoding="utf-8")) for page in PAGES]
    return [(name, match) for name, text in texts for match in re.findall(pattern, text, flags)]


def strategies() -> list[tuple[str, str]]:
    """The YAML blocks that show a strategy: those with levers, not the studies, which have a design."""
    blocks = found(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
    others = re.compile(r"^(design|organization|story):", re.MULTILINE)
    return [(page, text) for page, text in blocks if "levers:" in text and not others.search(text)]


@pytest.mark.parametrize(("page", "text"), strategies())
def test_a_strategy_that_is_shown_can_be_read(page: str, text: str, tmp_path: Path) -> None:
    from scenarios.strategy import load_strategy

    file = tmp_path / "my-strategy.yaml"
    file.write_text(text, encoding="utf-8")
    assert load_strategy(file).entries


def test_the_first_strategy_has_five_lines() -> None:
    shown = dict(found(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL))["README.md"]
    assert len(shown.strip().splitlines()) == 5


def test_every_command_that_is_named_exists() -> None:
    from commands.registry import COMMANDS

    known = {entry.name for entry in COMMANDS}
    named = {word for _, word in found(r"(?:^    |`)(?:\.venv/bin/)?orgshift ([a-z]+)", re.MULTILINE)}
    assert named <= known


def test_every_option_that_is_named_exists() -> None:
    options = (ROOT / "commands").rglob("*.py")
    declared = set(re.findall(r"--[a-z][a-z-]+", "\n".join(path.read_text(encoding="utf-8") for path in options)))
    declared |= {"--help", "--version", "--check", "--runs", "--draws"}  # --check is that of docs/generate.py
    declared |= {
        "--ties",
        "--workshop",
        "--host",
        "--port",
        "--token",
        "--allowed-host",
        "--root-path",
    }  # typer names them after their arguments
    lines = [(page, line) for page, line in found(r"^.*$", re.MULTILINE) if "sbatch" not in line.lower()]
    named = {
        option
        for page, line in lines
        if page != "CONTRIBUTING.md"
        for option in re.findall(r"[` \[](--[a-z][a-z-]+)", line)
    }
    assert named <= declared


def test_every_parameter_and_form_that_is_set_in_a_command_is_accepted() -> None:
    from commands import options

    settings = found(r"orgshift .*--set (\w+=[\d.]+)")
    forms = found(r"orgshift .*--structure (\w+=[\w-]+)")
    assert settings and forms
    for _, text in settings:
        options.parameters([text])
    for _, text in forms:
        options.structure([text])


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub makes of a page's headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_leads_there(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", text):
        file, _, heading = target.partition("#")
        goal = (page.parent / file).resolve() if file else page
        assert goal.exists(), f"there is no {target}"
        assert not heading or heading in anchors(goal), f"{file} has no heading #{heading}"


def test_every_target_of_make_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {target for _, target in found(r"(?:`|^    )make ([a-z-]+)", re.MULTILINE)} <= targets
