"""Which language a page speaks: the one chosen, else the account's, else the browser's."""

from __future__ import annotations

from flask import Flask, g, request, session

from inventaire.i18n import LANGUAGES, SOURCE_LANGUAGE, set_language
from inventaire.web.guard import answers_alike


def choose_language(app: Flask) -> None:
    """Speak the reader's language from the start of each request."""
    app.before_request(_speak)
    app.teardown_request(_fall_silent)


def _speak() -> None:
    if answers_alike():
        set_language(SOURCE_LANGUAGE, on_screen=True)
        return
    chosen = session.get("language")
    if chosen not in LANGUAGES and g.account is not None:
        chosen = g.account.language
    if chosen not in LANGUAGES:
        chosen = request.accept_languages.best_match(list(LANGUAGES), SOURCE_LANGUAGE)
    set_language(chosen or SOURCE_LANGUAGE, on_screen=True)


def _fall_silent(_error: BaseException | None) -> None:
    """Leave the thread as it was found: what runs there next is no page."""
    set_language(SOURCE_LANGUAGE)
