"""A gap between the register and the flows, closed from either side, and told in the journal."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from inventaire.audit.picture import Picture
from inventaire.audit.reconciliation.item import Item, Matter, Standing
from inventaire.audit.reconciliation.whole import reconcile
from inventaire.audit.report import in_order
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import RecipientLine, TransferLine
from inventaire.operations.journal import entries, headline, sentences
from inventaire.operations.reconciling import create_flow, declare, note_on_dataset
from inventaire.operations.records import UnknownRecord
from inventaire.store.snapshot import load_snapshot
from inventaire.store.writing import ForeignRecord
from tests.factories import CAMILLE, NOW, TODAY, a_record, an_organisation


class Town:
    """Contacts kept in a CRM, sent to a fund and to a tool abroad; the register says little."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.number = an_organisation(session)
        self.fund = self.record("actor", name="CAF", kind="public_authority", country="FR")
        self.host = self.record("actor", name="Géant", kind="processor", country="IN")
        self.club = self.record("actor", name="Club", kind="partner", country="CN")
        self.crm = self.record("system", name="CRM", country="FR", hosting="internal")
        self.tool = self.record("system", name="Lettre", operator=self.host)
        self.old = self.record("system", name="Ancien", hosting="internal")
        self.file = self.record(
            "dataset",
            name="Contacts",
            personal_status="personal",
            data_categories=("health",),
            systems=(self.crm,),
        )
        for target in (Ref("actor", self.fund), Ref("system", self.tool)):
            self.record(
                "flow",
                source=Ref("system", self.crm),
                target=target,
                datasets=(self.file,),
                safeguard="scc_2021",
            )
        self.entry = self.record(
            "processing", name="Contacts", datasets=(self.file,), no_recipient=True
        )

    def record(self, kind: str, /, **values: object) -> int:
        return a_record(self.session, self.number, kind, **values)

    def items(self, standing: Standing) -> dict[tuple[Matter, Ref | str], Item]:
        snapshot = load_snapshot(self.session, self.number, taken_on=TODAY)
        found = reconcile(Picture(in_order(snapshot.live())))
        return {(i.matter, i.subject): i for i in found.items if i.standing is standing}

    def declare(self, item: Item, processing: int | None = None) -> bool:
        number = processing or self.entry
        return declare(self.session, CAMILLE, self.number, number, item, now=NOW)

    def last_line(self) -> tuple[str, tuple[str, ...]]:
        line = entries(self.session, self.number)[0]
        return headline(line), sentences(line)


@pytest.fixture
def town(session: Session) -> Town:
    return Town(session)


def test_everything_that_flows_show_can_be_declared_once(town: Town) -> None:
    observed = town.items(Standing.OBSERVED)
    assert {matter for matter, _subject in observed} == {
        "recipients",
        "processors",
        "categories",
        "transfers",
        "systems",
    }
    for item in observed.values():
        assert town.declare(item)
        assert not town.declare(item)
    assert town.items(Standing.OBSERVED) == {}
    assert town.items(Standing.AGREED).keys() == observed.keys()


def test_what_is_declared_says_who_where_and_under_which_safeguard(town: Town) -> None:
    for item in town.items(Standing.OBSERVED).values():
        town.declare(item)
    snapshot = load_snapshot(town.session, town.number, taken_on=TODAY)
    entry = snapshot.processings[0]
    assert set(entry.recipients) == {
        RecipientLine(actor=town.fund, kind="authority"),
        RecipientLine(actor=town.host, kind="processor"),
    }
    assert entry.no_recipient is None
    assert entry.transfers == (TransferLine(actor=town.host, country="IN", safeguard="scc_2021"),)


def test_the_journal_keeps_what_was_declared(town: Town) -> None:
    town.declare(town.items(Standing.OBSERVED)["recipients", Ref("actor", town.fund)])
    headline_, told = town.last_line()
    assert headline_ == "Camille Durand a modifié « Contacts »"
    assert "Destinataires : (vide) → CAF, Autorité publique" in told


def test_the_flow_of_what_is_declared_makes_both_agree(town: Town) -> None:
    entry = town.record(
        "processing",
        name="Clubs",
        datasets=(town.file,),
        recipients=(RecipientLine(actor=town.club),),
    )
    assert ("recipients", Ref("actor", town.club)) in town.items(Standing.DECLARED)
    number = create_flow(
        town.session,
        CAMILLE,
        town.number,
        entry,
        source=Ref("system", town.crm),
        target=Ref("actor", town.club),
        dataset=town.file,
        medium="email",
        now=NOW,
    )
    assert town.last_line()[0] == "Camille Durand a créé « CRM → Club »"
    agreed = town.items(Standing.AGREED)["recipients", Ref("actor", town.club)]
    assert agreed.path == (number,)


def test_what_is_declared_of_data_can_be_noted_on_them(town: Town) -> None:
    entry = town.record("processing", name="Archives", datasets=(town.file,), systems=(town.old,))
    item = town.items(Standing.DECLARED)["systems", Ref("system", town.old)]
    category = Item(matter="categories", subject="image", standing=Standing.DECLARED)
    for one in (item, category):
        values = (town.session, CAMILLE, town.number, town.file, one)
        assert note_on_dataset(*values, now=NOW)
        assert not note_on_dataset(*values, now=NOW)
    snapshot = load_snapshot(town.session, town.number, taken_on=TODAY)
    assert snapshot.datasets[0].data_categories == ("health", "image")
    assert snapshot.datasets[0].systems == (town.crm, town.old)
    assert town.items(Standing.AGREED)["systems", item.subject].processings == (entry,)


def test_nothing_of_another_organisation_is_touched(session: Session, town: Town) -> None:
    other = an_organisation(session, "Ailleurs")
    foreign = a_record(session, other, "processing")
    item = town.items(Standing.OBSERVED)["recipients", Ref("actor", town.fund)]
    with pytest.raises(UnknownRecord):
        town.declare(item, foreign)
    place = Ref("system", a_record(session, other, "system"))
    with pytest.raises(ForeignRecord):
        create_flow(
            session,
            CAMILLE,
            town.number,
            town.entry,
            source=Ref("system", town.crm),
            target=place,
            dataset=town.file,
            now=NOW,
        )
