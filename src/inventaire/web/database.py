"""One database session for each request: kept when the page succeeded, undone otherwise."""

from __future__ import annotations

from flask import Flask, Response, current_app, g
from sqlalchemy.orm import Session

from inventaire.settings import Settings
from inventaire.store.session import open_engine, session_factory

_EXTENSION = "inventaire_sessions"


def connect(app: Flask, settings: Settings) -> None:
    """Give each request a session of its own, opened when it is first asked for."""
    engine = open_engine(settings.database_url)
    app.extensions["inventaire_engine"] = engine
    app.extensions[_EXTENSION] = session_factory(engine)
    app.after_request(_keep_or_undo)
    app.teardown_request(_close)


def db() -> Session:
    """The session of this request."""
    if "db" not in g:
        g.db = current_app.extensions[_EXTENSION]()
    session: Session = g.db
    return session


def keep_writes() -> None:
    """Keep what this request wrote even if its answer is a refusal: a failed sign-in counts."""
    g.keep_writes = True


def _keep_or_undo(response: Response) -> Response:
    if "db" in g:
        if response.status_code < 400 or g.get("keep_writes", False):
            g.db.commit()
        else:
            g.db.rollback()
    return response


def _close(_error: BaseException | None) -> None:
    session = g.pop("db", None)
    if session is not None:
        session.close()
