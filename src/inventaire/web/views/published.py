"""The directory of public information on line: for everybody, the same for all."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from inventaire.exchange.catalogue.directory import ASKED, HELPING, told
from inventaire.exchange.catalogue.entries import files_of
from inventaire.exchange.catalogue.formats import HARVESTED
from inventaire.operations import published
from inventaire.operations.published import OnLine
from inventaire.vocabulary.metadata import FORMATS
from inventaire.web.clock import ZONE
from inventaire.web.database import db
from inventaire.web.formats import day
from inventaire.web.guard import for_everybody
from inventaire.web.links import outside
from inventaire.web.protection import limiter

blueprint = Blueprint("published", __name__, url_prefix="/rip/<organisation:slug>")

#: How long caches may answer in our place: what is withdrawn is gone everywhere after that.
SECONDS = 300
_ENDINGS = ", ".join(f'"{ending}"' for ending in HARVESTED)


@blueprint.get("")
@limiter.limit("120 per minute")
@for_everybody
def show(slug: str) -> AnyResponse:
    """The entries of the directory, a page at a time."""
    on_line = _on_line(slug)
    pages = on_line.pages(on_line.counts.entries)
    page = _page(pages)
    directory = published.directory_page(db(), on_line, page)
    shown = render_template(
        "published/show.html",
        on_line=on_line,
        slug=slug,
        entries=directory.documents,
        asked=partial(told, directory, names=ASKED[2:], spell=day),
        helping=partial(told, directory, names=HELPING, spell=day),
        files_of=files_of,
        formats=FORMATS,
        page=page,
        pages=pages,
    )
    return _for_caches(Response(shown, mimetype="text/html"), on_line)


@blueprint.get("/repertoire.<any(csv, xlsx):ending>")
@limiter.limit("30 per minute")
@for_everybody
def directory(slug: str, ending: str) -> AnyResponse:
    """The whole directory as a file."""
    on_line = _on_line(slug)
    made = published.directory_file(db(), on_line, ending)
    name = f"rip-{slug}-{on_line.changed_on.isoformat()}.{ending}"
    answer = Response(made.content, content_type=made.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return _for_caches(answer, on_line)


@blueprint.get(f"/catalogue.<any({_ENDINGS}):ending>")
@limiter.limit("120 per minute")
@for_everybody
def catalogue(slug: str, ending: str) -> AnyResponse:
    """One page of the catalogue, as harvesters read it."""
    on_line = _on_line(slug)
    page = _page(on_line.pages(on_line.counts.published))
    address = partial(address_of_catalogue, slug, ending)
    made = published.catalogue_file(db(), on_line, ending, page, address=address)
    return _for_caches(Response(made.content, content_type=made.media_type), on_line)


def address_of_catalogue(slug: str, ending: str, page: int = 1) -> str:
    """The whole address of a page of the catalogue."""
    address = outside("published.catalogue", slug=slug, ending=ending)
    return address if page == 1 else f"{address}?page={page}"


def _on_line(slug: str) -> OnLine:
    found = published.find_on_line(db(), slug, zone=ZONE)
    if found is None:
        abort(404)
    return found


def _page(pages: int) -> int:
    """The page that the address asks for; 404 where there is none."""
    asked = request.args.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    if not 1 <= number <= pages:
        abort(404)
    return number


def _for_caches(answer: Response, on_line: OnLine) -> AnyResponse:
    """The same answer, that caches may keep a while and ask for again at little cost."""
    answer.cache_control.public = True
    answer.cache_control.max_age = SECONDS
    answer.last_modified = on_line.changed_at
    answer.add_etag(weak=True)
    return answer.make_conditional(request)
