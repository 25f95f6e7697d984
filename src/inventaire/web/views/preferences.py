"""What a reader chooses for themselves on any page: the language."""

from __future__ import annotations

import re

from flask import Blueprint, redirect, request, session
from werkzeug.wrappers import Response

from inventaire.i18n import LANGUAGES
from inventaire.web.guard import public

preferences = Blueprint("preferences", __name__)

# One slash and no more. Browsers read a backslash as a slash, and leave out what cannot be seen.
_OURS = re.compile(r"/(?!/)[^\\\x00-\x1f\x7f]*")


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
    return address if _OURS.fullmatch(address) else "/"
