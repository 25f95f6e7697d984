"""What a page says when it cannot be shown: what happened, what was kept, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, current_app, g, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from inventaire.i18n import N_
from inventaire.web.guard import answers_alike

Answer = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Three sentences for whoever meets an error. Nothing technical."""

    title: str
    happened: str
    kept: str
    todo: str


_NOTHING_WRITTEN = N_("Rien n'a été modifié.")

EXPLANATIONS: Mapping[int, Explanation] = {
    400: Explanation(
        N_("Demande incomprise"),
        N_("Ce qui a été envoyé n'a pas pu être lu."),
        _NOTHING_WRITTEN,
        N_("Revenez à la page précédente : ce que vous avez tapé y est encore. Puis réessayez."),
    ),
    401: Explanation(
        N_("Session terminée"),
        N_("Votre session a pris fin avant que ce formulaire soit envoyé."),
        N_("Rien n'a été enregistré, mais rien n'est perdu."),
        N_("Ouvrez la page de connexion dans un autre onglet, puis renvoyez ce formulaire."),
    ),
    403: Explanation(
        N_("Accès refusé"),
        N_("Votre rôle ne permet pas d'ouvrir cette page ou de faire cela."),
        _NOTHING_WRITTEN,
        N_("Demandez l'accès à la personne qui administre cette organisation."),
    ),
    404: Explanation(
        N_("Page introuvable"),
        N_("Cette adresse ne mène à rien, ou à quelque chose que vous ne pouvez pas voir."),
        _NOTHING_WRITTEN,
        N_("Vérifiez l'adresse, ou cherchez la fiche par son nom."),
    ),
    405: Explanation(
        N_("Demande incomprise"),
        N_("Cette adresse ne s'ouvre pas de cette façon."),
        _NOTHING_WRITTEN,
        N_("Revenez à la page précédente et passez par ses boutons."),
    ),
    409: Explanation(
        N_("Modifié entre-temps"),
        N_("Quelqu'un a modifié la même chose pendant que vous travailliez."),
        N_("Sa version est enregistrée ; la vôtre n'a rien écrasé."),
        N_("Rouvrez la page, puis refaites votre modification."),
    ),
    413: Explanation(
        N_("Envoi trop volumineux"),
        N_("Le fichier ou le texte envoyé dépasse la taille acceptée."),
        _NOTHING_WRITTEN,
        N_("Envoyez un fichier plus petit, ou en plusieurs fois."),
    ),
    429: Explanation(
        N_("Trop de tentatives"),
        N_("Trop de demandes sont venues de votre adresse en peu de temps."),
        _NOTHING_WRITTEN,
        N_("Attendez quelques minutes, puis réessayez."),
    ),
    500: Explanation(
        N_("Erreur imprévue"),
        N_("L'application a rencontré une erreur. Elle a été notée dans son journal technique."),
        N_("Ce qui était en cours n'a pas été enregistré ; le reste est intact."),
        N_("Réessayez. Si cela recommence, prévenez la personne qui administre l'application."),
    ),
}


def explain_errors(app: Flask) -> None:
    """Answer every error with a page that helps."""
    app.register_error_handler(HTTPException, _explain)
    app.register_error_handler(CSRFError, _explain_forgery)


def _explain(error: HTTPException) -> Answer | HTTPException:
    code = error.code or 500
    if code < 400:  # a redirection is no error
        return error
    if isinstance(error, InternalServerError) and error.original_exception is not None:
        _undo()
    return explanation_page(code if code in EXPLANATIONS else (400 if code < 500 else 500), code)


def _explain_forgery(_error: CSRFError) -> Answer:
    """A form whose token is not of this session: most often, the session ended meanwhile."""
    return explanation_page(401 if _came_from_here() else 400, 400)


def explanation_page(kind: int, status: int) -> Answer:
    """The page that explains an error of this kind, with this status."""
    for name in ("account", "organisation", "role"):  # the error may come before the door
        if name not in g:
            setattr(g, name, None)
    page = render_template(
        "errors/error.html",
        explanation=EXPLANATIONS[kind],
        status=status,
        typed=_typed() if kind == 401 else (),
        alike=answers_alike(),
    )
    return page, status


#: What is typed and never shown again: passwords, codes, and the token that was refused.
NEVER_SHOWN = frozenset({"csrf_token", "password", "present", "totp_password", "code"})


def _typed() -> tuple[tuple[str, str], ...]:
    """What was typed in a form of ours, so that it can be sent again; never a password."""
    if request.method != "POST" or not _came_from_here():
        return ()
    items = request.form.items(multi=True)
    return tuple((k, v) for k, v in items if k not in NEVER_SHOWN)


def _came_from_here() -> bool:
    """Whether our own page sent this form. A forged one is never offered for sending again."""
    return request.headers.get("Origin") == request.host_url.rstrip("/")


def _undo() -> None:
    """Leave a broken database session, so that the error page may still read from it."""
    if "db" in g:
        try:
            g.db.rollback()
        except Exception:
            current_app.logger.exception("the session could not be rolled back")
            g.pop("db")
