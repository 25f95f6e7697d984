"""What a command is about, by the name that somebody typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import NoReturn

from inventaire.audit.picture import Picture
from inventaire.audit.questions.catalogue import Subject, called, written
from inventaire.cli.database import Exit, fail
from inventaire.i18n import N_, Text
from inventaire.vocabulary.folding import fold

#: How many records of one name are told apart on one line.
_TOLD = 6


def subject_named(picture: Picture, subjects: Iterable[Subject], typed: str) -> Subject:
    """The one of these that is called so, accents and case aside, or « dataset-12 »,
    « health » for a category.

    Ends the command where none is, or where several are and only a number tells them apart.
    """
    every = list(subjects)
    asked = fold(typed).strip()
    for subject in every:
        if asked in (written(subject), subject):
            return subject
    found = [subject for subject in every if fold(called(picture, subject)).strip() == asked]
    if not found:
        _unknown(typed, [called(picture, subject) for subject in every])
    if len(found) > 1:
        _tell_apart(typed, found)
    return found[0]


def _tell_apart(typed: str, found: Sequence[Subject]) -> NoReturn:
    text = N_("Plusieurs fiches s'appellent « %(name)s » : dites laquelle par %(which)s.")
    fail(
        Text(text, {"name": typed, "which": [written(one) for one in found[:_TOLD]]}), Exit.UNKNOWN
    )


def _unknown(typed: str, names: Sequence[str]) -> NoReturn:
    near = get_close_matches(typed, names, n=3, cutoff=0.5)
    if near:
        text = N_("Rien ne s'appelle « %(name)s » ici. Peut-être : %(names)s ?")
        fail(Text(text, {"name": typed, "names": near}), Exit.UNKNOWN)
    fail(Text(N_("Rien ne s'appelle « %(name)s » ici."), {"name": typed}), Exit.UNKNOWN)
