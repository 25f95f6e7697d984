"""What keeps an installation from working is said in a sentence, never as a trace."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from inventaire.cli import main
from inventaire.cli.database import MEANINGS, Exit
from inventaire.settings import BadSetting, Settings, read_settings
from inventaire.store.migrations import revisions
from tests.cli.conftest import Terminal
from tests.support.databases import Templates


def run(arguments: str, **settings: str) -> Result:
    env = {f"INVENTAIRE_{name}": value for name, value in settings.items()}
    return CliRunner(env=env).invoke(main, arguments.split())


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {"DATABASE_URL": "postgresql://someone:secret@127.0.0.1:1/nowhere"},
            "La base postgresql://someone:***@127.0.0.1:1/nowhere ne répond pas",
        ),
        ({"DATABASE_URL": "chez moi"}, "INVENTAIRE_DATABASE_URL n'est pas l'adresse d'une base"),
        ({"DATABASE_URL": "oracle://ici"}, "INVENTAIRE_DATABASE_URL n'est pas l'adresse"),
        ({"DATABASE_URL": "sqlite:////proc/nulle/part.sqlite"}, "Le système a refusé"),
        ({"SMTP_PORT": "vingt-cinq"}, "INVENTAIRE_SMTP_PORT=vingt-cinq : un nombre entier est"),
        ({"SECURE_COOKIES": "oui"}, "INVENTAIRE_SECURE_COOKIES=oui : « true » ou « false » est"),
    ],
)
def test_what_is_wrong_around_is_said_in_a_sentence(settings: dict[str, str], said: str) -> None:
    result = run("organisation list", **settings)
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == Exit.UNAVAILABLE
    assert said in result.stderr
    assert "secret" not in result.output
    assert len(result.stderr.splitlines()) == 1


def test_a_database_of_tomorrow_is_left_alone(terminal: Terminal) -> None:
    with terminal.session() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'demain'"))
        session.commit()
    result = terminal.run("organisation", "list", status=6)
    assert "vient d'un inventaire plus récent" in result.stderr


def test_a_database_is_brought_up_to_date_once(tmp_path: Path) -> None:
    fresh = Terminal(f"sqlite:///{tmp_path / 'neuve' / 'base.sqlite'}")
    assert fresh.read("upgrade") == {"before": "", "revision": revisions()[0]}
    assert "La base est déjà à jour" in fresh.run("upgrade").output


def test_a_port_that_is_taken_is_said_so(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner(
            env={"INVENTAIRE_DATABASE_URL": terminal.url, "INVENTAIRE_SECRET_KEY": "pour essayer"}
        ).invoke(main, ["serve", "--port", port])
    assert result.exit_code == Exit.UNAVAILABLE
    assert f"Le port {port} est déjà pris" in result.stderr


def test_a_server_database_needs_a_chosen_key(databases: Callable[[str], Templates]) -> None:
    with databases("postgresql").copy() as (url, _told):
        result = run("serve --port 0", DATABASE_URL=url)
    assert result.exit_code == Exit.UNAVAILABLE
    assert "Choisissez INVENTAIRE_SECRET_KEY" in result.stderr


def test_counting_in_redis_needs_what_speaks_with_it(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'base.sqlite'}"
    result = run("serve --port 0", DATABASE_URL=address, RATE_LIMIT_STORAGE="redis://127.0.0.1:1/0")
    assert result.exit_code == Exit.UNAVAILABLE
    assert "pip install 'inventaire[redis]'" in result.stderr


def test_the_example_is_filled_once(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'demo.sqlite'}"
    first = run("demo --fill-only", DATABASE_URL=address, PASSWORD_ROUNDS="1")
    assert first.exit_code == 0, first.output
    assert "consultante@inventaire.example" in first.output
    again = run("demo --fill-only", DATABASE_URL=address)
    assert "La base contient déjà des comptes : rien n'y est ajouté." in again.output
    listed = run("organisation list", DATABASE_URL=address)
    assert len(listed.output.splitlines()) == 2


def test_every_status_has_its_meaning() -> None:
    assert set(MEANINGS) == set(Exit)


def test_settings_are_read_from_the_environment() -> None:
    read = read_settings({"INVENTAIRE_SESSION_DAYS": "3", "INVENTAIRE_SECURE_COOKIES": "yes"})
    assert read == Settings(session_days=3, secure_cookies=True)
    with pytest.raises(BadSetting) as refused:
        read_settings({"INVENTAIRE_DRAWING_SECONDS": "long"})
    assert refused.value.name == "INVENTAIRE_DRAWING_SECONDS"
