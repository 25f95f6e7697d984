"""Deeds that must not cross wait for one another."""

from __future__ import annotations

from threading import Event, Thread

from sqlalchemy.orm import Session

from inventaire.operations.archives import read
from inventaire.operations.audits import run_audit
from inventaire.store.session import hold, open_engine, session_factory
from inventaire.store.snapshot import load_snapshot
from tests.factories import CAMILLE, NOW, TODAY, a_record, an_organisation


def test_a_record_waits_until_the_whole_picture_is_taken(
    database_url: str, session: Session
) -> None:
    organisation = an_organisation(session)
    session.commit()
    hold(session, organisation, alone=True)
    done = Event()

    def record() -> None:
        engine = open_engine(database_url)
        with session_factory(engine)() as own:
            a_record(own, organisation, "system", name="Paie")
            own.commit()
        engine.dispose()
        done.set()

    thread = Thread(target=record)
    thread.start()
    assert not done.wait(0.3)
    assert load_snapshot(session, organisation, taken_on=TODAY).systems == ()
    session.commit()
    thread.join()
    assert len(load_snapshot(session, organisation, taken_on=TODAY).systems) == 1


def test_two_audits_at_once_leave_one_set_of_findings(database_url: str, session: Session) -> None:
    organisation = an_organisation(session)
    a_record(session, organisation, "processing", name="Paie")
    session.commit()
    frozen: list[int] = []

    def audit() -> None:
        engine = open_engine(database_url)
        with session_factory(engine)() as own:
            frozen.append(run_audit(own, CAMILLE, organisation, now=NOW).snapshot_id)
            own.commit()
        engine.dispose()

    threads = [Thread(target=audit) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = (read(session, organisation, number) for number in frozen)
    assert first == second
