"""A small inventory with a bit of everything a report tells: what the golden example is made from.

``python -m tests.exchange.report_case`` writes ``exports/rapport-audit.txt`` anew: read the
difference before you keep it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from inventaire.audit.rule import Finding, Severity
from inventaire.exchange.report.building import build_report
from inventaire.exchange.report.facts import Followed, ReportFacts
from inventaire.i18n import Text
from inventaire.inventory.dataset import Resource
from inventaire.inventory.engagement import Action, Mission
from inventaire.inventory.processing import (
    DataLine,
    MeasureLine,
    RecipientLine,
    SubjectLine,
    TransferLine,
)
from inventaire.inventory.protection import AnswerLine, Assessment
from inventaire.inventory.snapshot import Snapshot, ref_of
from inventaire.vocabulary.questionnaire import AXES, VERSION
from tests.builders import TODAY, actor, commune, dataset, flow, picture, processing, system

GOLDEN = Path(__file__).parents[2] / "exports" / "rapport-audit.txt"

_CLAUSES = ("a", "b", "c", "d", "e", "f", "g", "h")


def report_case() -> ReportFacts:
    """The facts of the golden report."""
    snapshot = _inventory()
    return ReportFacts(
        snapshot=snapshot,
        followed=tuple(_followed(snapshot)),
        audited_on=date(2026, 11, 20),
        changed_since=1,
    )


def _inventory() -> Snapshot:
    payroll_office = actor(
        "Service paie", kind="internal_service", country="FR", contact="paie@valbrise.example"
    )
    host = actor(
        "Nuage Ouest",
        kind="processor",
        country="FR",
        contract_reference="Marché 2025-02",
        contract_signed_on=date(2025, 2, 1),
        clauses=_CLAUSES,
    )
    mailbird = actor("Mailbird Inc.", kind="processor", country="US", clauses=("a", "b"))
    old = actor("Ancien prestataire", archived=True)
    payroll = system(
        "Berger Paie",
        kind="business_software",
        hosting="saas",
        operator=host.id,
        owner=payroll_office.id,
        backups=True,
        exposed=False,
    )
    letters = system("Lettres", hosting="saas", operator=mailbird.id, notes="À revoir en 2027.")
    wages = dataset(
        "Paie des agents",
        held_by=[payroll],
        description="Éléments de rémunération, absences et cotisations.",
        producer=payroll_office.id,
        personal_status="personal",
        data_categories=("identity", "nir", "bank"),
        data_subjects=("employees",),
        publication_status="not_communicable",
        principal_document=False,
        people_count=62,
        rows_count=4200,
    )
    decisions = dataset(
        "Délibérations",
        description="Les délibérations adoptées, avec leur objet et leur vote.",
        publication_status="published",
        principal_document=True,
        licence="lov2",
        frequency="QUARTERLY",
        created_on=date(2014, 4, 1),
        updated_on=date(2026, 10, 5),
        resources=(Resource(title="Tableau", url="https://valbrise.example/d.csv", format="csv"),),
    )
    subscribers = dataset(
        "Abonnés à la lettre", personal_status="personal", data_categories=("contact",)
    )
    return picture(
        commune(
            controller_name="Élise Fauvel",
            controller_title="Maire",
            dpo_kind="shared",
            dpo_name="Karim Delorme",
            siren="210000001",
        ),
        *(payroll_office, host, mailbird, old),
        *(payroll, letters),
        *(wages, decisions, subscribers),
        *_flows(payroll_office, payroll, letters, wages, subscribers),
        *_register(payroll_office, host, mailbird, wages),
        *_work(wages),
    )


def _flows(office: Any, payroll: Any, letters: Any, wages: Any, subscribers: Any) -> list[Any]:
    return [
        flow(office, payroll, wages, medium="web_form", frequency="MONTHLY", encrypted=True),
        flow(office, letters, subscribers, medium="email", automation="manual", encrypted=False),
        flow(payroll, office, medium="api", status="planned"),
        flow(payroll, letters, medium="usb_key", archived=True),
    ]


def _register(office: Any, host: Any, mailbird: Any, wages: Any) -> list[Any]:
    full = processing(
        "Gestion de la paie",
        reference="T01",
        service=office.id,
        purposes=("Verser les rémunérations", "Déclarer les cotisations"),
        legal_bases=("legal_obligation",),
        legal_text="Code du travail, art. L3243-1",
        subjects=(SubjectLine(category="employees", precision="titulaires", count=62),),
        data=(
            DataLine(category="identity", description="nom, prénom", retention="5 ans"),
            DataLine(
                category="nir",
                active_duration=5,
                active_unit="years",
                starting_event="départ",
                final_fate="destroy",
            ),
        ),
        recipients=(RecipientLine(actor=host.id, kind="processor", precision="Hébergeur"),),
        transfers=(TransferLine(actor=mailbird.id, country="US", safeguard="dpf"),),
        measures=(MeasureLine(measure="access_control", detail="comptes nominatifs"),),
        datasets=(wages.id,),
        dpia_status="not_required",
    )
    return [full, processing("Lettre d'information", no_recipient=True)]


def _work(wages: Any) -> list[Any]:
    levels = {question.code: 1 + rank % 5 for rank, question in enumerate(AXES[0].questions)}
    answers = tuple(
        AnswerLine(question=code, level=level, evidence="Délibération 12")
        for code, level in levels.items()
    )
    return [
        Assessment(id=901, assessed_on=TODAY, questionnaire=VERSION, answers=answers),
        Mission(id=902, name="Inventaire 2026", lead="Cabinet Données Claires"),
        Action(
            id=903,
            name="Chiffrer l'envoi",
            rule="SEC-01",
            about=ref_of(wages),
            owner="Service paie",
            due_on=date(2026, 12, 31),
            priority="high",
            effort="half_day",
            status="doing",
            progress=40,
        ),
        Action(id=904, name="Fermer l'ancien compte", status="done"),
    ]


def _followed(snapshot: Snapshot) -> Iterator[Followed]:
    """Five findings: open, accepted, a question, set aside, solved."""
    letters = ref_of(snapshot.systems[1])
    first, second = (ref_of(one) for one in snapshot.flows[:2])
    dataset_ref = ref_of(snapshot.datasets[2])
    told = (
        ("TRA-02", Severity.CRITICAL, "Abonnés vers Mailbird Inc.", (second,), {}),
        ("SEC-01", Severity.MAJOR, "Envoi en clair.", (second,), {"decision": "accepted"}),
        ("REG-05", Severity.MINOR, "Destinataires à préciser.", (), {"question": True}),
        (
            "FLX-09",
            Severity.MINOR,
            "Système sans responsable.",
            (letters,),
            {"decision": "refused", "reason": "Abandonné en janvier."},
        ),
        ("GOU-01", Severity.MINOR, "Sans référent.", (dataset_ref,), {"solved_on": TODAY}),
    )
    for rule, severity, text, records, more in told:
        known: dict[str, Any] = dict(more)
        yield Followed(
            finding=Finding(
                rule=rule,
                severity=severity,
                text=Text(text),
                records=records,
                evidence=(first, second) if rule == "TRA-02" else (),
                question=known.pop("question", False),
            ),
            seen_on=date(2026, 11, 2),
            **known,
        )


def dump(content: bytes) -> str:
    """Every cell of a workbook in words, its links, and how each sheet is set up; no style."""
    book = load_workbook(BytesIO(content))
    lines: list[str] = []
    for sheet in book.worksheets:
        lines += ["", f"## {sheet.title}", ""]
        lines += list(_set_up(sheet))
        for row in sheet.iter_rows():
            lines += [_cell(cell) for cell in row if cell.value is not None]
    return "\n".join(lines[1:]) + "\n"


def _set_up(sheet: Any) -> Iterator[str]:
    told = {
        "state": sheet.sheet_state if sheet.sheet_state != "visible" else None,
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "repeated": sheet.print_title_rows,
        "printed": sheet.print_area,
    }
    yield from (f"({name}: {value})" for name, value in told.items() if value)
    for check in sheet.data_validations.dataValidation:
        yield f"(choice: {check.sqref} {check.type} {check.formula1})"
    yield ""


def _cell(cell: Any) -> str:
    value = cell.value
    shown = value.date().isoformat() if hasattr(value, "date") else str(value)
    link = f"  => {cell.hyperlink.location}" if cell.hyperlink else ""
    return f"{cell.coordinate}: {shown}{link}".replace("\n", " / ")


def golden() -> str:
    """What the golden file should hold."""
    return dump(build_report(report_case()))


if __name__ == "__main__":
    GOLDEN.write_text(golden(), encoding="utf-8")
