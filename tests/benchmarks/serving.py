"""How long pages, the audit and the report take, of an organisation of a given size.

Server time, through the whole application: who is asking, what they may do, queries, template. A
peer of this field, with as many processings, takes 238 ms for a list of 50, 35 ms for a record and
4 s for its aggregate dashboard: a page may take a fifth of that.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient
from openpyxl import Workbook, load_workbook
from openpyxl.cell.read_only import EmptyCell
from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from inventaire.access import Role
from inventaire.audit.report import audit
from inventaire.exchange.report.building import build_report
from inventaire.graph.build import flow_graph
from inventaire.inventory.kinds import KINDS
from inventaire.operations.audits import run_audit
from inventaire.operations.author import INSTALLATION
from inventaire.operations.documents import report_facts
from inventaire.operations.members import add_member
from inventaire.store.accounts import AccountRow
from inventaire.store.migrations import upgrade
from inventaire.store.organisations import OrganisationRow
from inventaire.store.session import open_engine, session_factory
from inventaire.store.shapes import table_of
from inventaire.store.snapshot import load_snapshot
from tests.benchmarks.filling import NOW, fill
from tests.benchmarks.generating import TAKEN_ON, Size, generate
from tests.benchmarks.measuring import Measure, took
from tests.support.postgres import running_server
from tests.web.conftest import Installation, opened_installation, people_and_records

LISTED = ("processing", "dataset", "system", "actor", "flow")
LIST, RECORD, DASHBOARD = 238 / 5, 35 / 5, 4000 / 5
AUDIT_TIMES, WORKBOOK_TIMES, MEGABYTES = 5.0, 2.5, 400.0
#: A page of a list.
_PAGE = 50
_DRAWING = 10.0


@contextmanager
def addresses(kind: str) -> Iterator[str]:
    """The address of an empty, migrated database of this kind, gone when the block ends."""
    with TemporaryDirectory() as folder:
        if kind == "sqlite":
            url = f"sqlite:///{Path(folder) / 'measured.sqlite'}"
            upgrade(url)
            yield url
        else:
            with running_server() as server:
                url = server.url(server.create())
                upgrade(url)
                yield url


@contextmanager
def measured(kind: str, size: Size) -> Iterator[tuple[str, Installation, int]]:
    """An installation with one audited organisation of this size; its address and its number."""
    with addresses(kind) as url:
        recorded = people_and_records(url)
        with opened_installation(url, recorded) as installation:
            with installation.session() as session:
                number = fill(session, generate(size))
                reader = session.query(AccountRow).filter_by(email="consultant@exemple.fr").one()
                add_member(session, INSTALLATION, number, reader, role=Role.CONSULTANT, now=NOW)
                run_audit(session, INSTALLATION, number, now=NOW)
                session.commit()
            yield url, installation, number


def measures(kind: str, size: Size) -> Iterator[Measure]:
    """Everything that is promised, on a database of this kind."""
    with measured(kind, size) as (url, installation, number):
        with installation.session() as session:
            yield from _pages(installation, session, number)
            yield from _reading(session, number)
            yield from _report(session, number)
        yield Measure("memory of the whole report, at most", _peak(url, number), MEGABYTES, "MB")


def _pages(installation: Installation, session: Session, number: int) -> Iterator[Measure]:
    client = installation.reader("consultant").client
    home = f"/o/{session.get_one(OrganisationRow, number).slug}"
    yield Measure("dashboard", took(_getting(client, home)), DASHBOARD)
    for kind in LISTED:
        slug, table = KINDS[kind].slug, table_of(kind)
        page = took(_getting(client, f"{home}/{slug}"))
        yield Measure(f"list of 50: {kind}", page, LIST)
        bare = took(lambda table=table: _first_rows(session, table, number))
        yield Measure(f"list of 50: {kind}, against its bare query", page / bare, unit="×")
        one = session.scalar(select(func.max(table.c.id)).where(_own(table, number)))
        page = took(_getting(client, f"{home}/{slug}/{one}"))
        yield Measure(f"record: {kind}", page, RECORD)
        bare = took(lambda table=table, one=one: _row(session, table, one))
        yield Measure(f"record: {kind}, against its bare query", page / bare, unit="×")


def _getting(client: FlaskClient, address: str) -> Callable[[], None]:
    def get() -> None:
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"

    return get


def _own(table: Table, number: int) -> object:
    return table.c.organisation_id == number


def _first_rows(session: Session, table: Table, number: int) -> None:
    own = table.c.organisation_id == number
    session.execute(select(table).where(own).order_by(table.c.id).limit(_PAGE)).all()
    session.scalar(select(func.count()).select_from(table).where(own))


def _row(session: Session, table: Table, number: int | None) -> None:
    session.execute(select(table).where(table.c.id == number)).one()


def _reading(session: Session, number: int) -> Iterator[Measure]:
    snapshot = load_snapshot(session, number, taken_on=TAKEN_ON)
    loading = took(lambda: load_snapshot(session, number, taken_on=TAKEN_ON))
    yield Measure("snapshot", loading)
    yield Measure("graph", took(lambda: flow_graph(snapshot)))
    auditing = took(lambda: audit(snapshot))
    yield Measure("audit", auditing)
    yield Measure("audit, against loading the snapshot", auditing / loading, AUDIT_TIMES, "×")


def _report(session: Session, number: int) -> Iterator[Measure]:
    facts = report_facts(session, number, today=TAKEN_ON, seconds=_DRAWING)
    writing = took(lambda: build_report(facts), times=3)
    sheets = list(_values(build_report(facts)))
    cells = sum(len(row) for rows in sheets for row in rows)
    yield Measure(f"workbook of {cells} cells", writing)
    plain = took(lambda: _write_plainly(sheets), times=3)
    yield Measure("workbook, against openpyxl's plain cells", writing / plain, WORKBOOK_TIMES, "×")


Rows = list[tuple[object, ...]]


def _values(report: bytes) -> Iterator[Rows]:
    """Every cell of each sheet, those that are only dressed as empty texts."""
    for sheet in load_workbook(BytesIO(report), read_only=True):
        yield [
            tuple("" if c.value is None else c.value for c in row if not isinstance(c, EmptyCell))
            for row in sheet.iter_rows()
        ]


def _write_plainly(sheets: Iterable[Rows]) -> None:
    book = Workbook()
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(BytesIO())


def _peak(url: str, number: int) -> float:
    """The most memory that making the whole report takes, in megabytes, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.serving", url, str(number)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _make_report(url: str, number: int) -> float:
    """Make the report, and say how much memory this process took for it."""
    engine = open_engine(url)
    with session_factory(engine)() as session:
        build_report(report_facts(session, number, today=TAKEN_ON, seconds=_DRAWING))
    # Of this process alone: what getrusage tells starts from what the parent held.
    told = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
    return int(told["VmHWM"].split()[0]) / 1024


if __name__ == "__main__":
    print(_make_report(sys.argv[1], int(sys.argv[2])))
