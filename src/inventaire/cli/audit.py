"""``inventaire audit``: look at an inventory, and say what is found."""

from __future__ import annotations

import click

from inventaire.audit.rule import RULES, SEVERITY_LABELS, Severity
from inventaire.cli.database import moment, opened, organisation_named, say_json
from inventaire.i18n import N_, _
from inventaire.operations.audits import findings_of, refs_of, run_audit, text_of
from inventaire.operations.author import INSTALLATION
from inventaire.store.audits import FindingRow


@click.command(help=N_("Auditer une organisation et dire ce qui est constaté."))
@click.argument("organisation")
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def audit(organisation: str, as_json: bool) -> None:
    """Run an audit; findings are kept as they are when it is run from a page."""
    with opened() as session:
        row = organisation_named(session, organisation)
        run_audit(session, INSTALLATION, row.id, now=moment())
        found = [_described(finding) for finding in findings_of(session, row.id)]
        slug = row.slug
    if as_json:
        say_json({"organisation": slug, "findings": found})
        return
    for severity in Severity:
        of_it = [finding for finding in found if finding["severity"] == severity.value]
        click.echo(f"{_(SEVERITY_LABELS[severity])}: {len(of_it)}")
        for finding in of_it:
            click.echo(f"  {finding['rule']}  {finding['title']} — {finding['text']}")


def _described(row: FindingRow) -> dict[str, object]:
    """A finding as programs read it: stable names, codes, numbers of records."""
    return {
        "rule": row.rule,
        "severity": row.severity,
        "question": row.question,
        "title": _(RULES[row.rule].title),
        "law": RULES[row.rule].law,
        "text": str(text_of(row)),
        "records": [{"kind": ref.kind, "id": ref.id} for ref in refs_of(row.records)],
        "evidence": [{"kind": ref.kind, "id": ref.id} for ref in refs_of(row.evidence)],
        "decision": row.decision,
    }
