"""« Échéances »: every date to keep, and the calendar that follows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from inventaire.access import Action
from inventaire.audit.agenda import DUTIES, Due
from inventaire.exchange.icalendar_file import Entry, to_icalendar
from inventaire.i18n import N_, _, speaking
from inventaire.inventory.kinds import ORGANISATION
from inventaire.operations import agenda as dates
from inventaire.store.organisations import OrganisationRow
from inventaire.web.clock import ZONE, now, today
from inventaire.web.database import db
from inventaire.web.guard import may, needs, public, signed_in
from inventaire.web.links import outside
from inventaire.web.reader import author
from inventaire.web.remaining import is_soon, remaining
from inventaire.web.views.shares import for_outsiders

blueprint = Blueprint("agenda", __name__)

#: How many dates a part of the page shows: a list of records shows the others.
_SHOWN = 100


def _page(organisation: OrganisationRow, *, link: str = "") -> str:
    dues = dates.dues_of(db(), organisation.id, now=now(), zone=ZONE)
    asked = request.args.get("nature", "")
    counts = Counter(due.duty for due in dues)
    shown = [due for due in dues if asked not in DUTIES or due.duty == asked]
    return render_template(
        "agenda/show.html",
        asked=asked if asked in DUTIES else "",
        total=len(dues),
        sorts=[(code, duty, counts[code]) for code, duty in DUTIES.items() if counts[code]],
        parts=[(title, part[:_SHOWN], len(part)) for title, part in _parts(shown)],
        duties=DUTIES,
        left=lambda due: remaining(due, now()),
        late=lambda due: due.is_late(now().astimezone(ZONE)),
        soon=lambda due: is_soon(due, now()),
        calendar=dates.calendar_of(db(), g.account.id, organisation.id),
        link=link,
    )


def _parts(dues: list[Due]) -> Iterator[tuple[str, list[Due]]]:
    """The dates that are late, then those of a week, of a month, and the others."""
    here = now().astimezone(ZONE)
    late = [due for due in dues if due.is_late(here)]
    coming = [due for due in dues if not due.is_late(here)]
    if late:
        yield N_("En retard"), late
    start = date.min
    for title, days in ((N_("Sous sept jours"), 7), (N_("Sous un mois"), 31)):
        end = today() + timedelta(days)
        if part := [due for due in coming if start < due.on <= end]:
            yield title, part
        start = end
    if part := [due for due in coming if due.on > start]:
        yield N_("Plus tard"), part


@blueprint.get("/o/<organisation:organisation>/echeances")
@needs(Action.READ)
def show(organisation: OrganisationRow) -> str:
    """Every date to keep, those that are late first."""
    return _page(organisation)


@blueprint.post("/o/<organisation:organisation>/echeances/agenda")
@signed_in
def follow(organisation: OrganisationRow) -> tuple[str, int]:
    """Give the reader's own calendar an address; it is shown this once."""
    if not may(Action.READ):
        abort(403)
    token = dates.follow_dates(db(), author(), g.account, organisation.id, now=now())
    return _page(organisation, link=outside("agenda.feed", calendar=token)), 201


@blueprint.post("/o/<organisation:organisation>/echeances/agenda/fermer")
@signed_in
def stop(organisation: OrganisationRow) -> AnyResponse:
    """Close the address of the reader's own calendar."""
    if not dates.stop_following(db(), author(), g.account, organisation.id, now=now()):
        abort(404)
    flash(_("Cette adresse ne s'ouvre plus : votre agenda ne se met plus à jour."), "success")
    return redirect(url_for("agenda.show", organisation=organisation))


@blueprint.get("/agenda/<calendar>.ics")
@public
def feed(calendar: str) -> AnyResponse:
    """The dates of one organisation for whoever holds the secret, while they may read there."""
    followed = dates.read_calendar(db(), calendar, now=now(), zone=ZONE)
    if followed is None:
        abort(404)
    with speaking(followed.account.language):
        title = _("Échéances · %(name)s", name=followed.organisation.name)
        content = to_icalendar(title, _entries(followed), now=now())
    return for_outsiders(Response(content, mimetype="text/calendar"))


def _entries(followed: dates.Followed) -> Iterator[Entry]:
    host = urlsplit(outside("organisations.index")).hostname or "inventaire"
    slug = followed.organisation.slug
    for due in followed.dues:
        duty, ref = DUTIES[due.duty], due.ref
        if ref.kind == ORGANISATION.code:
            address = outside("agenda.show", organisation=slug)
        else:
            address = outside("record.show", organisation=slug, kind=ref.kind, record=ref.id)
        yield Entry(
            uid=f"{due.duty}-{followed.organisation.id}-{ref.kind}-{ref.id}@{host}",
            title=f"{due.name or _('(sans nom)')} · {_(duty.label)}",
            address=address,
            on=due.on,
            at=due.at,
            note=duty.source,
        )
