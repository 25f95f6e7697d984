"""Keep the catalogues of translations complete: one ``.po`` file for each floor and language.

``update`` adds the sentences that the code and the templates hold and drops those that are gone;
``check`` says what is missing, empty, obsolete, or does not keep the same values on both sides.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

SOURCE = Path("src/inventaire")
TRANSLATIONS = SOURCE / "translations"
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")

Key = str | tuple[str, ...]


def languages() -> list[str]:
    """Every language besides French, which is the source."""
    return sorted(path.name for path in TRANSLATIONS.iterdir() if path.is_dir())


def floor_of(path: Path) -> str:
    """The catalogue a file belongs to: its floor; templates belong to the web."""
    if path.parts[0] == "templates":
        return "web"
    inside = path.relative_to(SOURCE)
    return inside.parts[0] if len(inside.parts) > 1 else "core"


def extracted() -> dict[str, set[Key]]:
    """The sentences of each floor, as the code holds them."""
    found: dict[str, set[Key]] = defaultdict(set)
    sources = [(path, "python") for path in SOURCE.rglob("*.py")]
    sources += [(path, "jinja2.ext:babel_extract") for path in Path("templates").rglob("*.html")]
    for path, method in sources:
        options = {"extensions": "jinja2.ext.do", "trimmed": "true", "silent": "false"}
        for _line, message, _comments, _context in extract_from_file(
            method, str(path), keywords=KEYWORDS, options=options
        ):
            key = tuple(message) if isinstance(message, tuple | list) else message
            if key:
                found[floor_of(path)].add(key)
    return found


def read(path: Path, language: str) -> Catalog:
    """The catalogue of a file, empty where there is none yet."""
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> None:
    """Bring every catalogue of a language in step with the code, keeping what is translated."""
    floors = extracted()
    for stale in (TRANSLATIONS / language).glob("*.po"):
        if stale.stem not in floors:
            stale.unlink()
    for floor, keys in floors.items():
        path = TRANSLATIONS / language / f"{floor}.po"
        known = read(path, language)
        fresh = Catalog(locale=language, fuzzy=False)
        for key in sorted(keys, key=str):
            old = known.get(key if isinstance(key, str) else key[0])
            fresh.add(key, old.string if old else "")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            # Without dates nor line numbers, a change of words is a change of words only.
            write_po(file, fresh, width=100, no_location=True, omit_header=True)


def faults(language: str) -> list[str]:
    """What keeps the catalogues of a language from being complete."""
    found = []
    said: dict[Key, tuple[str, object]] = {}
    for floor, keys in sorted(extracted().items()):
        path = TRANSLATIONS / language / f"{floor}.po"
        catalogue = read(path, language)
        known = {
            tuple(m.id) if isinstance(m.id, list | tuple) else m.id: m.string
            for m in catalogue
            if m.id
        }
        found += [f"{path}: obsolete: {key}" for key in sorted(set(known) - keys, key=str)]
        for key in sorted(keys, key=str):
            string = known.get(key)
            parts = string if isinstance(string, tuple | list) else (string,)
            if not all(parts):
                found.append(f"{path}: not translated: {key}")
                continue
            if key in said and said[key][1] != string:
                found.append(f"{path}: {said[key][0]} translates it otherwise: {key}")
            said[key] = (floor, string)
            found += [f"{path}: other values: {key}" for part in parts if _differ(key, str(part))]
    return found


def _differ(key: Key, string: str) -> bool:
    sources = key if isinstance(key, tuple) else (key,)
    wanted = set().union(*(PLACEHOLDER.findall(source) for source in sources))
    # « count » may be left out where a plural form says the number in words.
    return set(PLACEHOLDER.findall(string)) - {"count"} != wanted - {"count"}


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        for name in languages():
            update(name)
    elif sys.argv[1:] == ["check"]:
        problems = [fault for name in languages() for fault in faults(name)]
        print("\n".join(problems) or "translations: complete")
        sys.exit(1 if problems else 0)
    else:
        sys.exit("usage: messages.py update|check")
