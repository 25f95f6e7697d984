"""An inventory written by hand: records name one another, and what is usual is written once."""

from __future__ import annotations

from datetime import date

import pytest

from inventaire.exchange.written import Miswritten, read_written

ON = date(2026, 11, 23)

VALBRISE = """
written_on = 2026-11-13

[organisation]
name = "Valbrise"

[usual.system]
country = "FR"
backups = true

[[system]]
name = "Paie"
in_service_since = 2026-11-01

[[system]]
name = "Lettre"
country = "US"

[[dataset]]
name = "Abonnés"
systems = ["Lettre"]

[[flow]]
source = "Paie"
target = "Lettre"
datasets = ["Abonnés"]
"""


def test_records_name_one_another() -> None:
    snapshot = read_written(VALBRISE, on=ON)
    payroll, letter = snapshot.systems
    assert snapshot.label(snapshot.flows[0].source) == payroll.name
    assert snapshot.datasets[0].systems == (letter.id,)


def test_what_is_usual_is_written_once_and_a_record_may_say_otherwise() -> None:
    payroll, letter = read_written(VALBRISE, on=ON).systems
    assert (payroll.country, payroll.backups) == ("FR", True)
    assert (letter.country, letter.backups) == ("US", True)


def test_dates_move_with_the_days_gone_since() -> None:
    payroll = read_written(VALBRISE, on=ON).systems[0]
    assert payroll.in_service_since == date(2026, 11, 11)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('[[planet]]\nname = "Paie"', "planet"),
        ('[usual.planet]\ncountry = "FR"', "usual: no kind is called planet"),
        ('[[system]]\nname = "Paie"\ncolour = "blue"', "colour"),
        ('[[system]]\nname = "Paie"\nkind = "moon"', "moon"),
        ('[[system]]\nname = "Paie"\noperator = "Nobody"', "Nobody"),
        ('[[system]]\nname = "Paie"\n[[system]]\nname = "Paie"', "Paie"),
        ('[[system]]\nname = "Paie"\nin_service_since = "hier"', "hier"),
    ],
)
def test_what_cannot_be_read_is_named(written: str, told: str) -> None:
    with pytest.raises(Miswritten, match=told):
        read_written(written, on=ON)
