"""HTML in every field stays text, on every page where it may come out."""

from __future__ import annotations

import csv
import re
from html.parser import HTMLParser
from io import StringIO
from typing import Any

import pytest
from sqlalchemy.orm import Session

from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.inventory.kinds import KINDS, ORGANISATION
from inventaire.operations.archives import freeze
from inventaire.operations.audits import decide, run_audit
from inventaire.operations.comments import add_comment
from inventaire.operations.directories import open_page
from inventaire.operations.map_views import keep_view
from inventaire.operations.organisations import change_organisation
from inventaire.operations.records import change_record
from inventaire.operations.shares import share
from inventaire.store.accounts import AccountRow
from inventaire.store.findings import Narrowing, find_findings
from tests.factories import CAMILLE, NOW, a_record, filled_values
from tests.web.conftest import Installation
from tests.web.routes import address_at, methods_of, rules

TRAP = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    "</textarea></title></svg>{{7*7}}${7*7}<%=7*7%>&lt;b&gt;"
)
ADDRESS = "https://exemple.fr/?a=\"'><script>alert(1)</script>"
#: What only code can hold: it is checked, and refused where it is not what it says.
_CHECKED = {"siren", "siret", "rna"}
_TAGS_OF_A_TRAP = re.compile(r"<script>alert|<img src=x|onerror=alert\(1\)>(?!&)", re.IGNORECASE)


def trapped(fields: Any, known: dict[str, int], values: dict[str, Any]) -> dict[str, Any]:
    """The same values with a trap in every text, those of lines included."""
    return {
        field.name: _trapped(field, values[field.name], known)
        for field in fields
        if field.name in values
    }


def _trapped(field: Field, value: Any, known: dict[str, int]) -> Any:
    if field.shape is Shape.LINES and field.line is not None:
        inner = fields_of(field.line)
        return tuple(
            field.line(**trapped(inner, known, {f.name: getattr(line, f.name) for f in inner}))
            for line in value
        )
    if field.name in _CHECKED:
        return value
    if field.url:
        return ADDRESS
    if field.shape is Shape.TEXT:
        return TRAP
    return (TRAP, TRAP) if field.shape is Shape.WORDS else value


@pytest.fixture
def trapped_installation(installation: Installation) -> Installation:
    """A record of each kind with a trap in every text, and whatever else people may write."""
    owner, made = installation.valbrise, {}
    with installation.session() as session:
        for kind in KINDS.values():
            values = filled_values(kind.code, installation.known)
            values = trapped(fields_of(kind.record), installation.known, values)
            number = made[kind.code] = a_record(session, owner, kind.code, **values)
            editing: dict[str, Any] = {"version": None, "now": NOW}
            name = {"name": f"{TRAP} encore"}
            change_record(session, CAMILLE, owner, kind.code, number, name, **editing)
            add_comment(session, CAMILLE, owner, Ref(kind.code, number), TRAP, now=NOW)
        installation.known.update(made)
        _trap_around(session, installation)
        session.commit()
    return installation


def _trap_around(session: Session, installation: Installation) -> None:
    owner = installation.valbrise
    fields = fields_of(ORGANISATION.record)
    own = trapped(fields, installation.known, filled_values(ORGANISATION.code, {}))
    change_organisation(session, CAMILLE, owner, own, version=None, now=NOW)
    for account in session.query(AccountRow):
        account.name = f"{account.name} {TRAP}"
    version = freeze(session, CAMILLE, owner, TRAP, now=NOW)
    share(session, CAMILLE, owner, version, title=TRAP, days=3, now=NOW)
    keep_view(session, CAMILLE, owner, title=TRAP, comment=TRAP, query="depth=2", now=NOW)
    marked = {"principal_document": True, "publication_status": "published"}
    listed = installation.known["dataset"]
    change_record(session, CAMILLE, owner, "dataset", listed, marked, version=None, now=NOW)
    open_page(session, CAMILLE, owner, address="", now=NOW)
    run_audit(session, CAMILLE, owner, now=NOW)
    row = find_findings(session, owner, Narrowing(), page=1, size=1)[0]
    decide(session, CAMILLE, owner, row.id, "refused", reason=TRAP, now=NOW)


class Reader(HTMLParser):
    """What a browser would make of a page: only its own elements, and addresses that are links."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.found += [f"{tag} {name}" for name in known if name.startswith("on")]
        if tag == "script" and not str(known.get("src", "")).startswith("/static/"):
            self.found.append("script of elsewhere")
        if tag == "img" and known.get("src") == "x":
            self.found.append("an image that was typed")
        for name in ("href", "src", "action", "formaction", "xlink:href"):
            value = (known.get(name) or "/").strip().lower()
            if value.startswith(("javascript:", "data:text", "vbscript:")):
                self.found.append(f"{tag} {name}={value[:40]}")


def test_html_in_every_field_stays_text_on_every_page(
    trapped_installation: Installation,
) -> None:
    installation = trapped_installation
    shown = 0
    for language in ("fr", "en"):
        admin = installation.reader("admin")
        admin.post("/langue", {"language": language})
        for rule in rules(installation.app):
            if "GET" not in methods_of(rule):
                continue
            for address in _addresses(installation, rule):
                answer = admin.client.get(address)
                assert answer.status_code in (200, 302, 404), f"{address}: {answer.status}"
                # A workbook is no text: its cells are tried where it is made.
                body = answer.get_data().decode(errors="replace")
                if answer.mimetype == "text/html":
                    assert Reader(body).found == [], address
                    assert not _TAGS_OF_A_TRAP.search(body), address
                    shown += body.count("&lt;script&gt;alert")
                elif answer.mimetype == "image/svg+xml":
                    assert not _TAGS_OF_A_TRAP.search(body), address
    assert shown > 500, "the traps are really shown"


def _addresses(installation: Installation, rule: Any) -> list[str]:
    """The addresses of a route: of every kind where it names one."""
    if "kind" not in rule.arguments and "listed" not in rule.arguments:
        return [address_at(installation, rule)]
    found = []
    for kind in KINDS.values():
        known = {**installation.known, "dataset": installation.known[kind.code]}
        address = address_at(installation, rule, known=known)
        address = address.replace("/jeux-de-donnees", f"/{kind.slug}")
        columns = ",".join(field.name for field in fields_of(kind.record))
        found += [address, f"{address}?cols={columns}&q=script"]
    return found


def test_what_is_asked_for_in_an_address_stays_text(installation: Installation) -> None:
    admin = installation.reader("admin")
    names = ("q", "sort", "cols", "f-name", "f-notes", "f-kind", "champ", "severity", "next",
             "centre", "category", "medium", "status", "record", "name")  # fmt: skip
    for rule in rules(installation.app):
        if "GET" in methods_of(rule):
            asked = dict.fromkeys(names, TRAP)
            answer = admin.client.get(address_at(installation, rule), query_string=asked)
            if answer.mimetype == "text/html":
                body = answer.get_data(as_text=True)
                assert Reader(body).found == [], rule.rule
                assert not _TAGS_OF_A_TRAP.search(body), rule.rule


def test_what_was_typed_and_refused_stays_text(installation: Installation) -> None:
    consultant = installation.reader("consultant")
    for kind in KINDS.values():
        fields = [field.name for field in fields_of(kind.record)]
        typed = {**dict.fromkeys(fields, TRAP), "version": TRAP, "add_line": TRAP, "then": TRAP}
        typed |= {f"{name}-0-{inner}": TRAP for name in fields for inner in ("actor", "category")}
        data = {"csrf_token": consultant.token(), **typed}
        answer = consultant.client.post(f"/o/valbrise/{kind.slug}/nouveau", data=data)
        body = answer.get_data(as_text=True)
        assert Reader(body).found == [], kind.code
        assert not _TAGS_OF_A_TRAP.search(body), kind.code


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//ailleurs.example",
        "https://",
        "https://a b",
        "ftp://exemple.fr",
        "mailto:a@b.fr",
    ],
)
def test_an_address_that_is_none_is_refused_in_every_field_that_holds_one(
    installation: Installation, address: str
) -> None:
    consultant = installation.reader("consultant")
    tried = 0
    for kind in KINDS.values():
        for field in fields_of(kind.record):
            if field.url and field.shape is Shape.TEXT:
                tried += 1
                page = consultant.post(
                    f"/o/valbrise/{kind.slug}/nouveau",
                    {"name": "X", field.name: address},
                    status=422,
                )
                assert "commence par https://" in page.words, (kind.code, field.name)
    assert tried >= 3


def test_a_file_for_a_spreadsheet_holds_no_formula(installation: Installation) -> None:
    for start in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"):
        with installation.session() as session:
            a_record(session, installation.valbrise, "actor", name=f"{start}x", notes=start)
            session.commit()
    admin = installation.reader("admin")
    answer = admin.client.get("/o/valbrise/acteurs/export.csv?cols=name,notes")
    file = StringIO(answer.get_data(as_text=True).lstrip("\ufeff"), newline="")
    cells = [cell for line in csv.reader(file, delimiter=";") for cell in line]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert re.fullmatch(
        r'attachment; filename="[a-z0-9.-]+"', answer.headers["Content-Disposition"]
    )
