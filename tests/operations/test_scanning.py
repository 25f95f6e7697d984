"""The schema of a database is read and proposed; no value of it and no secret is kept anywhere."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from inventaire.exchange.formats import SCAN
from inventaire.exchange.scan.facts import ForeignKey, ScannedDatabase, ScannedTable
from inventaire.exchange.scan.proposing import propose_database
from inventaire.inventory.changes import Changes
from inventaire.inventory.dataset import Column, Dataset
from inventaire.inventory.records import System
from inventaire.inventory.snapshot import Snapshot
from inventaire.operations.imports import apply_import, store_preview, undo_import
from inventaire.operations.scanning import read_database
from inventaire.operations.schema_reading import UnreachableDatabase
from inventaire.store.session import open_engine
from inventaire.store.snapshot import load_snapshot
from tests.builders import commune, picture
from tests.exchange.harvest_case import applied, datasets_of
from tests.factories import CAMILLE, NOW, TODAY, an_organisation

#: What must be found nowhere but in the database that is scanned.
PLANTED = "quetzalcoatl.xolotl@plantee.example"
SECRET = "s3cret-de-la-base"  # what no message may say


@pytest.fixture
def trade(database_url: str) -> str:
    """A database of a trade, of the same kind as ours: agents, their leaves, and equipment."""
    engine = open_engine(database_url)
    metadata = sa.MetaData()
    sa.Table(
        "agents",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("nom", sa.String(80)),
        sa.Column("prenom", sa.String(80)),
        sa.Column("date_naissance", sa.Date),
        sa.Column("champ_1", sa.Text, comment="Courriel personnel"),
        sa.Column("valeur", sa.Text),
        comment="Agents de la collectivité",
    )
    sa.Table(
        "conges",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("ref_a", sa.Integer, sa.ForeignKey("agents.id")),
        sa.Column("debut", sa.DateTime),
        sa.Column("jours", sa.Numeric(4, 1)),
        sa.Column("pose", sa.Boolean),
    )
    sa.Table("bancs", metadata, sa.Column("modele", sa.String(20)), sa.Column("annee", sa.Integer))
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(
            metadata.tables["agents"].insert(),
            [{"nom": "X", "prenom": "Y", "valeur": PLANTED} for _time in range(30)],
        )
    engine.dispose()
    return database_url


def by_name(database: ScannedDatabase) -> dict[str, ScannedTable]:
    return {table.name: table for table in database.tables}


def recorded(session: Session, organisation: int) -> Snapshot:
    return load_snapshot(session, organisation, taken_on=TODAY)


def proposed(address: str, before: Snapshot | None = None, **options: Any) -> Changes:
    return propose_database(read_database(address, **options), before or picture(commune()))


def test_tables_types_comments_and_keys_are_read(trade: str, database_kind: str) -> None:
    database = read_database(trade)
    tables = by_name(database)
    assert "alembic_version" not in tables, "what serves a tool is no data of the trade"
    agents, leaves = tables["agents"], tables["conges"]
    assert {one.name: one.type for one in agents.columns} == {
        "id": "identifier",
        "nom": "text",
        "prenom": "text",
        "date_naissance": "date",
        "champ_1": "text",
        "valeur": "text",
    }
    assert [one.type for one in leaves.columns] == [
        *("identifier", "identifier", "datetime", "decimal", "boolean"),
    ]
    assert leaves.links == (ForeignKey(("ref_a",), "agents", ("id",)),)
    if database_kind == "postgresql":
        assert agents.comment == "Agents de la collectivité"
        assert agents.columns[4].comment == "Courriel personnel"
    assert all(not one.values for table in database.tables for one in table.columns)


def test_a_system_and_a_dataset_for_each_table_are_proposed(trade: str, database_kind: str) -> None:
    changes = proposed(trade)
    (system,) = [one for one in changes.changes if one.ref.kind == "system"]
    assert {one.field: one.after for one in system.fields}["kind"] == "database"
    found = datasets_of(changes)
    title = "Agents de la collectivité" if database_kind == "postgresql" else "agents"
    agents = {one.name: one for one in found[title]["columns"]}
    assert (agents["nom"].category, agents["nom"].identifying) == ("identity", "direct")
    assert agents["date_naissance"].category == "birth"
    assert "schéma de la base" in agents["nom"].detected_by
    assert found[title]["personal_status"] == "personal"
    assert {"identity", "birth"} <= set(found[title]["data_categories"])
    assert agents["champ_1"].category == ("contact" if database_kind == "postgresql" else "")
    (link,) = [one for one in found["conges"]["columns"] if one.name == "ref_a"]
    assert (link.category, link.identifying) == ("identity", "indirect")
    assert link.detected_by == "clé étrangère vers agents"
    assert "Clé étrangère : ref_a → agents (id)" in found["conges"]["notes"]
    assert "personal_status" not in found["bancs"]
    warned = [str(one.text) for one in changes.warnings]
    assert any("« agents » contient des données personnelles" in text for text in warned)


def test_the_same_database_twice_changes_nothing(session: Session, trade: str) -> None:
    organisation = an_organisation(session)
    session.commit()
    before = recorded(session, organisation)
    row = store_preview(
        session, CAMILLE, organisation, "base", SCAN.code, proposed(trade, before), now=NOW
    )
    apply_import(session, CAMILLE, organisation, row.id, None, now=NOW)
    session.commit()
    again = proposed(trade, recorded(session, organisation))
    assert again.changes == ()
    assert again.unchanged
    undo_import(session, CAMILLE, organisation, row.id, now=NOW)
    assert recorded(session, organisation).live().datasets == ()


def test_a_sample_tells_more_and_leaves_nothing_behind(session: Session, trade: str) -> None:
    organisation = an_organisation(session)
    session.commit()
    before = recorded(session, organisation)
    changes = proposed(trade, before, sample=100)
    (agents,) = [
        one
        for name, one in datasets_of(changes).items()
        if name.startswith(("a", "A")) and any(c.name == "valeur" for c in one.get("columns", ()))
    ]
    assert {one.name: one.category for one in agents["columns"]}["valeur"] == "contact"
    row = store_preview(session, CAMILLE, organisation, "base", SCAN.code, changes, now=NOW)
    apply_import(session, CAMILLE, organisation, row.id, None, now=NOW)
    session.commit()
    kept = 0
    for table in sa.inspect(session.connection()).get_table_names():
        for line in session.execute(sa.text(f'SELECT * FROM "{table}"')).all():
            kept += PLANTED in json.dumps([str(value) for value in line])
    assert kept == 30, "the thirty rows that were planted, and nothing else"


def test_what_people_wrote_since_stays(trade: str) -> None:
    before = picture(commune())
    after = applied(before, proposed(trade, before))
    bench = next(one for one in after.datasets if one.name == "bancs")
    columns = (
        Column(name="modele", label="Modèle", type="text", category="free_text"),
        *bench.columns[1:],
        Column(name="disparue"),
    )
    known = Dataset(
        id=bench.id,
        name="Mobilier urbain",
        identifier=bench.identifier,
        description="Les bancs.",
        systems=bench.systems,
        columns=columns,
        publication_status="published",
    )
    changed = picture(
        commune(), *after.systems, *(known if o is bench else o for o in after.datasets)
    )
    assert not [one for one in proposed(trade, changed).changes if one.ref.id == bench.id]


def test_a_table_of_another_system_that_bears_the_same_name_stays_another() -> None:
    other = Dataset(id=5, name="agents", systems=(4,))
    before = picture(commune(), System(id=4, name="Paie"), other)
    database = ScannedDatabase("rh", "SQLite", "sqlite:rh", (ScannedTable("agents", ()),))
    assert list(datasets_of(propose_database(database, before))) == ["agents (rh)"]
    held = propose_database(database, before, system="Paie")
    assert [(one.deed, one.ref.id) for one in held.changes] == [("change", 5)]


def refusal(address: str, **options: Any) -> str:
    with pytest.raises(UnreachableDatabase) as refused:
        read_database(address, **options)
    told = str(refused.value.text)
    assert SECRET not in told
    assert SECRET not in repr(refused.value)
    told_by = refused.value
    assert told_by.__cause__ is None
    # What a driver says might quote the address.
    assert told_by.__context__ is None or told_by.__suppress_context__
    return told


@pytest.mark.parametrize(
    "address",
    [
        f"http://compte:{SECRET}@machine/base",
        f"postgresql://compte:{SECRET}@machine:port/base",
        f"postgresql://compte:{SECRET}@machine",
        f"oracle://compte:{SECRET}@machine/base",
        SECRET,
        "",
    ],
)
def test_what_is_no_address_of_a_base_is_refused(address: str) -> None:
    assert "n'est pas celle d'une base" in refusal(address)


def test_a_file_that_is_no_base_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.sqlite"
    text.write_text("une note, bien assez longue pour ne pas être vide " * 40)
    assert "n'est pas une base SQLite" in refusal(f"sqlite:///{text}")
    assert "Aucune base SQLite" in refusal(f"sqlite:///{tmp_path}/absente.sqlite")
    assert not (tmp_path / "absente.sqlite").exists(), "looking for a base makes none"


def test_an_empty_base_says_so(tmp_path: Path) -> None:
    (tmp_path / "vide.sqlite").touch()
    assert "aucune table" in refusal(f"sqlite:///{tmp_path}/vide.sqlite")


def test_a_machine_that_refuses_is_told_from_one_that_is_silent(silent: int) -> None:
    assert "ne répond pas" in refusal(f"postgresql://compte:{SECRET}@127.0.0.1:1/base")
    start = time.monotonic()
    assert "ne répond pas" in refusal(f"postgresql://compte:{SECRET}@127.0.0.1:{silent}/base")
    assert time.monotonic() - start < 10


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a server that takes connections and never says a word."""
    monkeypatch.setattr("inventaire.operations.scanning.PATIENCE", 2)
    server = socket.create_server(("127.0.0.1", 0))
    taken: list[socket.socket] = []

    def take() -> None:
        while True:
            try:
                taken.append(server.accept()[0])
            except OSError:
                return

    Thread(target=take, daemon=True).start()
    yield server.getsockname()[1]
    server.close()
    for one in taken:
        one.close()


def test_mariadb_needs_its_driver_and_says_which(silent: int) -> None:
    told = refusal(f"mariadb://compte:{SECRET}@127.0.0.1:{silent}/base")
    assert ("ne répond pas" if find_spec("pymysql") else "inventaire[mariadb]") in told
