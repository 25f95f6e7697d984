"""``inventaire report`` writes the file that was asked for, or nothing, and says why."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from inventaire.operations.documents import EXPORT
from inventaire.store.journal import JournalRow
from tests.cli.conftest import Terminal


def deeds(terminal: Terminal) -> list[str]:
    with terminal.session() as session:
        return [row.record_name for row in session.query(JournalRow).filter_by(deed=EXPORT)]


def test_the_report_is_written_after_an_audit(valbrise: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "rapport.xlsx"
    valbrise.run("audit", "valbrise")
    told = valbrise.run("report", "valbrise", "-o", str(output))
    assert str(output) in told.stdout
    assert "Synthèse" in load_workbook(output).sheetnames
    assert [path.name for path in tmp_path.glob("*.part")] == []
    assert deeds(valbrise)[0].startswith("rapport-audit-valbrise-")


def test_the_report_speaks_english_and_answers_programs(valbrise: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "report.xlsx"
    valbrise.run("audit", "valbrise")
    told = valbrise.read("report", "Valbrise", "-o", str(output), "--lang", "en")
    size = output.stat().st_size
    assert told == {
        "organisation": "valbrise",
        "file": str(output),
        "language": "en",
        "bytes": size,
    }
    assert "Summary" in load_workbook(output).sheetnames


def test_a_file_is_never_replaced_unasked(valbrise: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "rapport.xlsx"
    output.write_text("précieux")
    valbrise.run("audit", "valbrise")
    assert "--force" in valbrise.run("report", "valbrise", "-o", str(output), status=3).output
    assert output.read_text() == "précieux"
    valbrise.run("report", "valbrise", "-o", str(output), "--force")
    assert output.read_bytes().startswith(b"PK")


def test_without_audit_nothing_is_written(valbrise: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "rapport.xlsx"
    told = valbrise.run("report", "valbrise", "-o", str(output), status=3)
    assert "Aucun audit" in told.output
    assert not output.exists()


def test_what_cannot_be_done_leaves_no_trace(valbrise: Terminal, tmp_path: Path) -> None:
    valbrise.run("audit", "valbrise")
    valbrise.run("report", "ailleurs", "-o", str(tmp_path / "rapport.xlsx"), status=4)
    valbrise.run("report", "valbrise", "-o", str(tmp_path / "absent" / "rapport.xlsx"), status=6)
    valbrise.run("report", "valbrise", status=2)
    assert deeds(valbrise) == []
