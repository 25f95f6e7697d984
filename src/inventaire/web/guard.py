"""The one door: every view says who may pass, and no other view is ever served.

``@public``, ``@for_everybody``, ``@signed_in``, ``@needs_admin`` or ``@needs(Action.READ)`` mark a
view. A view that needs an action stands under ``/o/<organisation:organisation>``; whoever has no
role there is told that it does not exist, and so is whoever asks for the record of another
organisation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action, Role, can
from inventaire.inventory.fields import Ref
from inventaire.operations.organisations import organisation_called
from inventaire.operations.sessions import find_session
from inventaire.store.organisations import OrganisationRow
from inventaire.store.snapshot import has_record
from inventaire.web.clock import now
from inventaire.web.database import db

ViewT = TypeVar("ViewT", bound=Callable[..., Any])

_MARK = "door"
_TOKEN = "token"  # noqa: S105 — the name under which a session's token is kept, not a token


@dataclass(frozen=True, slots=True)
class Door:
    """Who may pass: anyone, whoever signed in, or whoever may do ``action``.

    ``alike``: everybody has the same answer, caches too; who asks is not looked at.
    """

    anyone: bool = False
    alike: bool = False
    action: Action | None = None


def _marked(door: Door) -> Callable[[ViewT], ViewT]:
    def mark(view: ViewT) -> ViewT:
        setattr(view, _MARK, door)
        return view

    return mark


#: Anyone may see this page, signed in or not.
public = _marked(Door(anyone=True))
#: Anyone may see this page, the same for all: no cookie is read nor sent, no language chosen.
for_everybody = _marked(Door(anyone=True, alike=True))
#: Whoever signed in may see this page: it concerns them alone.
signed_in = _marked(Door())
#: Only the administrators of the installation may see this page.
needs_admin = _marked(Door(action=Action.ADMINISTER))


def needs(action: Action) -> Callable[[ViewT], ViewT]:
    """Only whoever may do this in the organisation of the address may see this page."""
    return _marked(Door(action=action))


def door_of(endpoint: str) -> Door | None:
    """The door of a view; nothing where nobody said."""
    if endpoint == "static" or endpoint.endswith(".static"):
        return Door(anyone=True)
    door = getattr(current_app.view_functions[endpoint], _MARK, None)
    return door if isinstance(door, Door) else None


def answers_alike() -> bool:
    """Whether what is asked for is the same for everybody, whoever asks."""
    if request.endpoint is None or request.endpoint == "static":
        return request.endpoint == "static"
    door = door_of(request.endpoint)
    return door is not None and door.alike


def may(action: Action) -> bool:
    """Whether the reader may do this here. Templates call it ``can``."""
    if action is Action.ADMINISTER:
        return g.account is not None and g.account.is_admin
    return can(g.role, action)


def remember_token(token: str) -> None:
    """Sign this browser in: nothing of what it held before stays, its language aside."""
    language = session.get("language")
    session.clear()
    session.permanent = True
    session[_TOKEN] = token
    if language:
        session["language"] = language


def current_token() -> str:
    """The token of this browser's session; empty where nobody signed in."""
    return str(session.get(_TOKEN, ""))


def forget_token() -> None:
    """Sign this browser out."""
    session.clear()


def identify_people(app: Flask) -> None:
    """Know at the start of each request who asks, if anyone."""
    app.before_request(_identify)


def watch_the_door(app: Flask) -> None:
    """Let nobody through a door that is not theirs, nor through one that nobody marked."""
    app.before_request(_watch)


def _identify() -> None:
    g.account = g.signed_in = g.organisation = g.role = None
    if answers_alike() or not current_token():
        return
    days = current_app.config["SETTINGS"].session_days
    g.signed_in = find_session(db(), current_token(), now=now(), unused_days=days)
    if g.signed_in is None:
        forget_token()
    else:
        g.account = g.signed_in.account


def _watch() -> Response | None:
    if request.endpoint is None:  # no such address: Flask answers
        return None
    door = door_of(request.endpoint)
    if door is None:
        current_app.logger.error("the view %s is not marked in guard", request.endpoint)
        abort(403)
    if door.anyone:
        return None
    if g.account is None:
        return _ask_to_sign_in()
    _enter_organisation(request.view_args or {})
    if door.action is not None and not may(door.action):
        abort(403)
    return None


def _ask_to_sign_in() -> Response:
    if request.method not in ("GET", "HEAD"):
        abort(401)
    return redirect(url_for("sign_in.sign_in", next=request.full_path.rstrip("?")))


def _enter_organisation(values: dict[str, Any]) -> None:
    """Turn what the address names into rows of an organisation where the reader has a role."""
    if "organisation" not in values:
        return
    row = organisation_called(db(), values["organisation"])
    role = None if row is None else _role_in(row)
    if row is None or role is None:
        abort(404)
    g.organisation, g.role = row, role
    values["organisation"] = row
    for name, value in values.items():
        if isinstance(value, Ref):
            values[name] = _record(row, value)
        elif name == "record":
            values[name] = _record(row, Ref(values["kind"].code, value))


def _role_in(organisation: OrganisationRow) -> Role | None:
    return Role.ADMIN if g.account.is_admin else g.signed_in.roles.get(organisation.id)


def _record(organisation: OrganisationRow, ref: Ref) -> Ref:
    """The same reference; 404 where the organisation has no such record."""
    if not has_record(db(), organisation.id, ref):
        abort(404)
    return ref
