"""Links to a frozen version, for whoever has no account."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.audit.rule import SEVERITY_LABELS
from inventaire.i18n import _
from inventaire.operations import archives, shares
from inventaire.operations.accounts import author_of
from inventaire.operations.validation import Refused
from inventaire.store.organisations import OrganisationRow
from inventaire.vocabulary.processing import LEGAL_BASES
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.forms.people import Typed, typed
from inventaire.web.frozen import by_rule
from inventaire.web.guard import needs, public
from inventaire.web.links import outside

blueprint = Blueprint("shares", __name__)


def _page(organisation: OrganisationRow, form: Typed | None = None, *, link: str = "") -> str:
    return render_template(
        "shares/index.html",
        form=form or Typed({"days": "30", "version": request.args.get("version", "")}),
        shares=shares.list_shares(db(), organisation.id),
        versions=[v for v in archives.versions_of(db(), organisation.id) if v.title],
        link=link,
        now=now(),
    )


@blueprint.get("/o/<organisation:organisation>/partages")
@needs(Action.MANAGE)
def index(organisation: OrganisationRow) -> str:
    """The links of an organisation, open and over."""
    return _page(organisation)


@blueprint.post("/o/<organisation:organisation>/partages")
@needs(Action.MANAGE)
def create(organisation: OrganisationRow) -> tuple[str, int]:
    """Prepare a link; it is shown this once."""
    form = typed("version", "title", "days")
    try:
        token = shares.share(
            db(),
            author_of(g.account),
            organisation.id,
            _number(form["version"]),
            title=form["title"],
            days=_number(form["days"]),
            now=now(),
        )
    except Refused as refusal:
        return _page(organisation, form.refuse(refusal.errors)), 422
    return _page(organisation, link=outside("shares.show", token=token)), 201


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


@blueprint.post("/o/<organisation:organisation>/partages/<number:share_id>/fermer")
@needs(Action.MANAGE)
def revoke(organisation: OrganisationRow, share_id: int) -> Response:
    """Close a link at once."""
    author = author_of(g.account)
    if not shares.revoke_share(db(), author, organisation.id, share_id, now=now()):
        abort(404)
    flash(_("Ce lien est fermé."), "success")
    return redirect(url_for("shares.index", organisation=organisation))


@blueprint.get("/partage/<token>")
@public
def show(token: str) -> Response:
    """One frozen version, read-only: figures, register, findings. Nothing else of the place."""
    shared = share_snapshot(token)
    page = render_template(
        "shares/show.html",
        share=shared.share,
        snapshot=shared.snapshot,
        tally=Counter(finding.severity for finding in shared.findings),
        groups=by_rule(shared.findings),
        severities=SEVERITY_LABELS,
        legal_bases=LEGAL_BASES,
    )
    return for_outsiders(Response(page, mimetype="text/html"))


def share_snapshot(token: str) -> shares.Shared:
    """What the link of this token shows; 404 where it is over, revoked, or never was."""
    shared = shares.read_share(db(), token, now=now())
    if shared is None:
        abort(404)
    return shared


def for_outsiders(response: Response) -> Response:
    """The same answer, that no search engine lists, no cache keeps, and no other site learns of."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response
