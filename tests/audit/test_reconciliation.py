"""The register against the flows: what each says of the other."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import (
    TODAY,
    actor,
    commune,
    complete_processing,
    flow,
    personal,
    picture,
    system,
)

from inventaire.audit.picture import Picture
from inventaire.audit.reconciliation.item import Item, Matter, Reconciliation, Standing
from inventaire.audit.reconciliation.whole import (
    one_by_one,
    reconcile,
    reconcile_processing,
    sentence_of,
)
from inventaire.audit.report import in_order
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import DataLine, RecipientLine, TransferLine
from inventaire.inventory.snapshot import Snapshot, ref_of

PARTIES: tuple[Matter, ...] = ("recipients", "processors")


def looked_at(snapshot: Snapshot) -> Picture:
    return Picture(in_order(snapshot.live()))


def only(found: Reconciliation, standing: Standing, *matters: Matter) -> list[Item]:
    return [item for matter in matters for item in found.of(matter, standing)]


_HOST = actor("Géant", kind="processor", country="IN")
_FUND = actor("CAF", kind="public_authority", country="FR")
_CLUB = actor("Club", kind="partner", country="FR")
_CRM = system("CRM", country="FR", hosting="internal")
_TOOL = system("Lettre", operator=_HOST.id)
_FILE = personal("Contacts", "identity", "health", held_by=[_CRM])
_TO_FUND, _TO_TOOL = flow(_CRM, _FUND, _FILE), flow(_CRM, _TOOL, _FILE, safeguard="scc_2021")


def contacts(**entry: object) -> tuple[Picture, Reconciliation]:
    """Contacts given to the fund and sent to a tool abroad, and their entry in the register."""
    known: dict[str, object] = {"recipients": (), "data": (), **entry}
    declared = complete_processing("Contacts", datasets=(_FILE.id,), **known)
    records = (_HOST, _FUND, _CLUB, _CRM, _TOOL, _FILE, _TO_FUND, _TO_TOOL, declared)
    seen = looked_at(picture(commune(), *records))
    return seen, reconcile_processing(seen, declared)


def subjects(items: list[Item]) -> set[Ref | str]:
    return {item.subject for item in items}


def test_what_only_the_flows_show_comes_with_its_way_and_where_to_declare_it() -> None:
    seen, found = contacts()
    assert subjects(only(found, Standing.OBSERVED, "recipients")) == {ref_of(_FUND)}
    assert subjects(only(found, Standing.OBSERVED, "processors")) == {ref_of(_HOST)}
    assert subjects(only(found, Standing.OBSERVED, "categories")) == {"identity", "health"}
    assert subjects(only(found, Standing.OBSERVED, "transfers")) == {ref_of(_TOOL)}
    assert subjects(only(found, Standing.OBSERVED, "systems")) == {ref_of(_CRM), ref_of(_TOOL)}
    fund = only(found, Standing.OBSERVED, "recipients")[0]
    assert fund.path == (_TO_FUND.id,)
    assert fund.processings == (seen.register[0].id,)
    assert fund.datasets == (_FILE.id,)
    sent = only(found, Standing.OBSERVED, "transfers")[0]
    assert (sent.country, sent.safeguard) == ("IN", "scc_2021")


def test_what_both_say_is_agreed() -> None:
    lines = tuple(RecipientLine(actor=one.id) for one in (_FUND, _HOST))
    _seen, found = contacts(
        recipients=lines,
        data=(DataLine(category="identity"), DataLine(category="health")),
        transfers=(TransferLine(country="IN"),),
        systems=(_CRM.id, _TOOL.id),
    )
    assert found.gaps == 0
    assert str(sentence_of(found)) == "Le registre et les flux disent la même chose."


def test_what_only_the_register_says_is_told_too() -> None:
    idle = system("Ancien")
    declared = complete_processing(
        "Contacts",
        datasets=(_FILE.id,),
        recipients=(RecipientLine(actor=_CLUB.id),),
        data=(DataLine(category="image"),),
        transfers=(TransferLine(country="CN"),),
        systems=(idle.id,),
    )
    seen = looked_at(picture(commune(), _CLUB, _CRM, idle, _FILE, declared))
    found = reconcile_processing(seen, declared)
    assert {
        item.matter: item.subject for item in found.items if item.standing is Standing.DECLARED
    } == {
        "recipients": ref_of(_CLUB),
        "categories": "image",
        "transfers": "CN",
        "systems": ref_of(idle),
    }


def test_what_another_processing_of_the_same_data_declares_is_agreed_and_says_so() -> None:
    first = complete_processing("Paie", datasets=(_FILE.id,), recipients=())
    second = complete_processing(
        "Enquêtes", datasets=(_FILE.id,), recipients=(RecipientLine(actor=_FUND.id),)
    )
    seen = looked_at(picture(commune(), _FUND, _CRM, _FILE, _TO_FUND, first, second))
    item = reconcile_processing(seen, first).of("recipients")[0]
    assert item.standing is Standing.AGREED
    assert "Déclaré par « Enquêtes »" in str(item.note)


def test_services_and_people_are_no_recipients_to_declare() -> None:
    desk, people = actor("Accueil", kind="internal_service"), actor("Habitants", kind="public")
    declared = complete_processing(datasets=(_FILE.id,), recipients=())
    flows = (flow(_CRM, desk, _FILE), flow(_CRM, people, _FILE))
    seen = looked_at(picture(commune(), desk, people, _CRM, _FILE, *flows, declared))
    assert reconcile(seen).of("recipients") == ()


def test_what_is_hosted_abroad_without_a_flow_is_observed() -> None:
    tool = system("Nuage", country="IN")
    file = personal("Fichier", held_by=[tool])
    declared = complete_processing(datasets=(file.id,))
    found = reconcile(looked_at(picture(commune(), tool, file, declared)))
    item = only(found, Standing.OBSERVED, "transfers")[0]
    assert "aucun flux recensé" in str(item.note)


def test_an_ended_processing_is_history() -> None:
    ended = replace(complete_processing(datasets=(_FILE.id,)), ended_on=TODAY.replace(year=2025))
    seen = looked_at(picture(commune(), _CRM, _FUND, _FILE, _TO_FUND, ended))
    assert list(one_by_one(seen)) == []
    assert subjects(only(reconcile(seen), Standing.OBSERVED, "recipients")) == {ref_of(_FUND)}


def test_nothing_recorded_is_nothing_to_reconcile() -> None:
    found = reconcile(looked_at(picture(commune())))
    assert found.items == ()
    assert "Rien à rapprocher" in str(sentence_of(found))
