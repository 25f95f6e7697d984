"""What a reader chooses for themselves on any page: the language."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, redirect, request, session
from werkzeug.wrappers import Response

from inventaire.i18n import LANGUAGES
from inventaire.web.guard import public

preferences = Blueprint("preferences", __name__)


@preferences.post("/langue")
@public
def language() -> Response:
    """Speak another language from here on in this browser."""
    chosen = request.form.get("language", "")
    if chosen in LANGUAGES:
        session["language"] = chosen
    return redirect(inside(request.form.get("next", "/")))


def inside(address: str) -> str:
    """The address if it is one of ours, else the first page: nobody is sent elsewhere."""
    parts = urlsplit(address)
    ours = not parts.scheme and not parts.netloc and address.startswith("/")
    return address if ours and not address.startswith(("//", "/\\")) else "/"
