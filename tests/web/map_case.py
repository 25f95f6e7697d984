"""A small map that several files of tests look at: contacts that end up in the United States."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventaire.inventory.fields import Ref
from tests.factories import a_record
from tests.web.pages import Page

if TYPE_CHECKING:
    from tests.web.conftest import Installation

MAP = "/o/valbrise/carte"
NASTY = "<script>alert(1)</script> \"'&"


@dataclass(frozen=True)
class Drawn:
    """The numbers of what was recorded for these tests."""

    crm: int
    sheet: int
    tool: int
    contacts: int
    last: int


def drawn_in(installation: Installation) -> Drawn:
    """Contacts that go from the CRM to a spreadsheet, then to a tool in the United States."""
    with installation.session() as session:
        where = installation.valbrise

        def record(kind: str, /, **values: object) -> int:
            return a_record(session, where, kind, **values)

        host = record("actor", name="Mailbird Inc.", kind="processor", country="US")
        crm = record("system", name="CRM", hosting="internal")
        sheet = record("system", name=NASTY, hosting="internal")
        tool = record("system", name="Lettre", operator=host)
        contacts = record(
            "dataset",
            name="Contacts",
            personal_status="personal",
            data_categories=("contact",),
            systems=(crm,),
        )
        ends = [Ref("system", number) for number in (crm, sheet, tool)]
        record("flow", source=ends[0], target=ends[1], datasets=(contacts,), medium="api")
        last = record("flow", source=ends[1], target=ends[2], datasets=(contacts,), encrypted=False)
        session.commit()
    return Drawn(crm, sheet, tool, contacts, last)


def svg_in(page: Page) -> str:
    start = page.html.index('<svg xmlns="http://www.w3.org/2000/svg"')
    return page.html[start : page.html.index("</svg>", start) + len("</svg>")]
