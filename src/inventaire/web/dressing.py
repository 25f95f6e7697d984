"""What templates may use: words, dates and numbers in the reader's language, and the menu."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from flask import Flask, current_app, g, request
from markupsafe import Markup

from inventaire.access import ROLE_LABELS, Action
from inventaire.i18n import LANGUAGES, _, current_language, ngettext
from inventaire.inventory.fields import Ref, fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.operations.organisations import every_organisation
from inventaire.store.organisations import OrganisationRow
from inventaire.web import presentation
from inventaire.web.addresses import address_of, with_query
from inventaire.web.clock import today
from inventaire.web.database import db
from inventaire.web.formats import ago, bound, day, moment, number, size
from inventaire.web.guard import may
from inventaire.web.navigation import here, menu

#: What tells screen readers to pass a picture over.
_SILENT = Markup('aria-hidden="true"')


def dress_templates(app: Flask) -> None:
    """Teach templates the reader's language, what they may do, and where things are."""
    app.jinja_env.globals.update(
        _=_,
        ngettext=ngettext,
        can=_can,
        asset=_asset,
        drawn_icon=_icon,
        has_page=_has_page,
        my_organisations=my_organisations,
        address_of=address_of,
        with_query=with_query,
        show=presentation,
        fields_of=fields_of,
        Ref=Ref,
        menu=menu,
        here=here,
        languages=LANGUAGES,
        current_language=current_language,
        today=today,
        kinds=KINDS,
        role_labels=ROLE_LABELS,
    )
    app.jinja_env.filters.update(
        bound=bound, day=day, moment=moment, ago=ago, number=number, size=size
    )


def _can(action: str) -> bool:
    """Whether the reader may do this here: ``{% if can("write") %}``."""
    return may(Action(action))


def _asset(name: str) -> str:
    """The address of a static file, with a fingerprint, so that browsers may keep it for good.

    A page draws dozens of icons: this says what ``url_for("static", …)`` would, at once.
    """
    place = _place if not current_app.debug else _place.__wrapped__
    return request.script_root + place(name)


@cache
def _place(name: str) -> str:
    """Where a static file is served, and a few signs that change with it."""
    content = (Path(current_app.root_path) / "static" / name).read_bytes()
    return f"{current_app.static_url_path}/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def _icon(name: str, label: str = "") -> Markup:
    """The picture of this name; one without ``label`` is a decoration, silent to screen readers."""
    return _drawn(request.script_root, name, label)


@lru_cache(maxsize=1024)
def _drawn(root: str, name: str, label: str) -> Markup:
    file = root + _place("icons.svg")
    said = Markup('role="img" aria-label="{}"').format(label) if label else _SILENT
    return Markup('<svg class="icon" {}><use href="{}#{}"></use></svg>').format(said, file, name)


def _has_page(endpoint: str) -> bool:
    """Whether this installation serves this page."""
    return endpoint in current_app.view_functions


def my_organisations() -> Sequence[OrganisationRow]:
    """The organisations that the reader may enter, by name."""
    if "my_organisations" not in g:
        every = every_organisation(db())
        roles = g.signed_in.roles
        g.my_organisations = [o for o in every if g.account.is_admin or o.id in roles]
    mine: Sequence[OrganisationRow] = g.my_organisations
    return mine
