"""Frozen versions: keep the inventory of a day, read it again, compare two, take one away."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import partial
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inventaire.access import Action
from inventaire.audit.rule import SEVERITY_LABELS
from inventaire.i18n import N_, _
from inventaire.inventory.archive import Unreadable
from inventaire.inventory.kinds import KINDS, Kind
from inventaire.operations import archives
from inventaire.operations.archives import Version
from inventaire.operations.records import UnknownRecord
from inventaire.operations.replays import replay
from inventaire.operations.validation import Refused
from inventaire.store.organisations import OrganisationRow
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.processing import LEGAL_BASES
from inventaire.web.addresses import with_query
from inventaire.web.clock import now, today
from inventaire.web.comparing import TODAY, Asked, moved_kinds, names_in, ranks_asked, read_asked
from inventaire.web.database import db
from inventaire.web.errors import Answer, explanation_page
from inventaire.web.forms.people import Typed, typed
from inventaire.web.frozen import by_rule, sheet_of
from inventaire.web.guard import needs
from inventaire.web.previews import DEED_LABELS, cards_of
from inventaire.web.reader import author

versions = Blueprint("versions", __name__, url_prefix="/o/<organisation:organisation>/versions")

#: Records or changes shown on one page.
_PAGE = 50


@versions.errorhandler(UnknownRecord)
def _unknown(_error: UnknownRecord) -> Answer:
    return explanation_page(404, 404)


@versions.errorhandler(Unreadable)
def _unreadable(_error: Unreadable) -> Response:
    text = N_("Cette version a été figée par un inventaire plus récent : mettez celui-ci à jour.")
    flash(_(text), "danger")
    return redirect(url_for("versions.index", organisation=g.organisation))


@versions.get("")
@needs(Action.READ)
def index(organisation: OrganisationRow) -> str:
    """The versions, and how to freeze one or compare two."""
    return _index(organisation, Typed())


def _index(organisation: OrganisationRow, form: Typed) -> str:
    found = archives.versions_of(db(), organisation.id)
    return render_template("versions/index.html", versions=found, form=form, today_code=TODAY)


@versions.post("")
@needs(Action.AUDIT)
def freeze(organisation: OrganisationRow) -> Response | tuple[str, int]:
    """Keep the inventory as it is now."""
    form = typed("title")
    try:
        archives.freeze(db(), author(), organisation.id, form["title"], now=now())
    except Refused as refusal:
        return _index(organisation, form.refuse(refusal.errors)), 422
    flash(_("La version est figée : plus rien n'y changera."), "success")
    return redirect(url_for("versions.index", organisation=organisation))


@versions.get("/<number:version_id>")
@needs(Action.READ)
def show(organisation: OrganisationRow, version_id: int) -> str:
    """What a version holds: figures, register, and what the audit says of it."""
    seen = replay(db(), organisation.id, version_id)
    return render_template(
        "versions/show.html",
        version=archives.find_version(db(), organisation.id, version_id),
        snapshot=seen.snapshot,
        tally=Counter(finding.severity for finding in seen.standing),
        groups=by_rule(seen.standing),
        set_aside=by_rule(seen.set_aside),
        filled=[kind for kind in KINDS if seen.snapshot.of(kind)],
        address=partial(_address_of_kind, organisation, version_id),
        today_code=TODAY,
        most=_PAGE,
        severities=SEVERITY_LABELS,
        legal_bases=LEGAL_BASES,
    )


def _address_of_kind(organisation: OrganisationRow, version_id: int, kind: str) -> str:
    return url_for(
        "versions.records", organisation=organisation, version_id=version_id, listed=kind
    )


@versions.get("/<number:version_id>/<kind:listed>")
@needs(Action.READ)
def records(organisation: OrganisationRow, version_id: int, listed: Kind) -> str:
    """The records of one kind, as they were."""
    snapshot = archives.read(db(), organisation.id, version_id).live()
    every = snapshot.of(listed.code)
    page, pages = _paged(len(every))
    return render_template(
        "versions/records.html",
        version=archives.find_version(db(), organisation.id, version_id),
        kind=listed,
        taken_on=snapshot.taken_on,
        total=len(every),
        sheets=[sheet_of(snapshot, r) for r in every[(page - 1) * _PAGE : page * _PAGE]],
        page=page,
        pages=pages,
        page_address=_page_address,
    )


def _paged(count: int) -> tuple[int, int]:
    """The page that the address asks for, and how many there are."""
    pages = max(1, -(-count // _PAGE))
    asked = request.args.get("page", "1")
    page = int(asked) if asked.isdecimal() and len(asked) < 6 else 1
    return max(1, min(page, pages)), pages


def _page_address(page: int) -> str:
    return with_query(page=page)


@versions.get("/<number:version_id>/archive.json")
@needs(Action.READ)
def download(organisation: OrganisationRow, version_id: int) -> Response:
    """A version as a file, archived records included, that any inventaire reads."""
    content = archives.archive_of(db(), organisation.id, version_id)
    name = _file_name(organisation, archives.find_version(db(), organisation.id, version_id))
    return Response(
        json.dumps(content, ensure_ascii=False, indent=1),
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _file_name(organisation: OrganisationRow, version: Version) -> str:
    title = re.sub(r"[^a-z0-9]+", "-", fold(version.title)).strip("-")[:60].rstrip("-")
    parts = (organisation.slug, "version", f"{version.taken_at:%Y-%m-%d}", title)
    return "-".join(filter(None, parts)) + ".json"


@versions.get("/comparer")
@needs(Action.READ)
def compare(organisation: OrganisationRow) -> str:
    """What changed from one version to another, or to what is recorded today."""
    known = archives.versions_of(db(), organisation.id)
    asked = read_asked(known)
    choice = {"versions": known, "asked": asked, "today_code": TODAY}
    found = _compared(organisation, asked) if asked else {}
    return render_template("versions/compare.html", **choice, **found)


def _compared(organisation: OrganisationRow, asked: Asked) -> dict[str, Any]:
    later_id = asked.later.id if asked.later else None
    found = archives.compare_versions(
        db(), organisation.id, asked.earlier.id, later_id, today=today()
    )
    ranks = ranks_asked(found.changes, asked)
    page, pages = _paged(len(ranks))
    shown = ranks[(page - 1) * _PAGE : page * _PAGE]
    return {
        "lines": moved_kinds(found),
        "cards": cards_of(found.changes, shown, names_in(found, shown)),
        "total": len(found.changes.changes),
        "narrowed": len(ranks),
        "deeds": DEED_LABELS,
        "page": page,
        "pages": pages,
        "page_address": _page_address,
    }
