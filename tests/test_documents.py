"""What the documents point at exists: files, pictures, commands, targets of make, settings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from inventaire.cli import main
from inventaire.cli.reference import every_command
from inventaire.settings import Settings

ROOT = Path(__file__).parents[1]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_MADE = re.compile(r"(?:^|`)make ([a-z-]+)", re.MULTILINE)
_TYPED = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_CALLED = re.compile(r"(?:^|/bin/)inventaire ([a-z]+)", re.MULTILINE)
_SET = re.compile(r"INVENTAIRE_([A-Z_]+)")
_HEAVIEST = {"map.png": 300_000}
_HEAVY = 200_000

every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@every_document
def test_every_link_inside_the_repository_leads_somewhere(path: Path) -> None:
    lost = []
    for link in _LINK.findall(text_of(path)):
        if re.match(r"[a-z]+:", link):
            continue  # of another site
        name, _hash, anchor = link.partition("#")
        target = (path.parent / name) if name else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert not lost


def anchors(path: Path) -> set[str]:
    """How the headings of a document are named in addresses."""
    headings = (heading.lower() for heading in _HEADING.findall(text_of(path)))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in headings}


@every_document
def test_every_target_of_make_that_is_named_exists(path: Path) -> None:
    known = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    assert set(_MADE.findall(text_of(path))) <= known


@every_document
def test_every_command_to_type_exists(path: Path) -> None:
    known = {command.split()[0] for command, _ in every_command(main)}
    typed = "\n".join(_TYPED.findall(text_of(path)))
    assert set(_CALLED.findall(typed)) <= known


@every_document
def test_every_setting_that_is_named_exists(path: Path) -> None:
    # The language of a terminal is no setting of an installation: each terminal has its own.
    known = {"LANG", *(name.upper() for name in Settings.__dataclass_fields__)}
    assert set(_SET.findall(text_of(path))) <= known


def test_pictures_are_light_and_sharp_and_each_is_shown() -> None:
    pictures = sorted((ROOT / "docs" / "images").glob("*.png"))
    assert pictures
    shown = "\n".join(map(text_of, DOCUMENTS))
    for picture in pictures:
        assert picture.stat().st_size <= _HEAVIEST.get(picture.name, _HEAVY), picture.name
        with Image.open(picture) as image:
            assert image.width >= 1400, picture.name
        assert f"images/{picture.name}" in shown, f"{picture.name} is shown nowhere"


def test_what_is_read_first_is_there_in_both_languages() -> None:
    english, french = text_of(ROOT / "README.md"), text_of(ROOT / "README.fr.md")
    local = [
        [link for link in _LINK.findall(text) if ":" not in link] for text in (english, french)
    ]
    assert set(local[0]) - {"README.fr.md"} == set(local[1]) - {"README.md"}
