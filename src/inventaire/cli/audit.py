"""``inventaire audit``: look at an inventory, and say what is found."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from inventaire.audit.rule import RULES, SEVERITY_LABELS, Severity
from inventaire.cli.database import moment, opened, organisation_named, progress, say_json
from inventaire.i18n import N_, _
from inventaire.operations.audits import findings_of, refs_of, run_audit, text_of
from inventaire.operations.author import INSTALLATION
from inventaire.store.audits import FindingRow
from inventaire.store.snapshot import names
from inventaire.web.presentation import Names


@click.command(help=N_("Auditer une organisation et dire ce qui est constaté."))
@click.argument("organisation")
@click.option("--json", "as_json", is_flag=True, help=N_("Pour un programme"))
def audit(organisation: str, as_json: bool) -> None:
    """Run an audit; findings are kept as they are when it is run from a page."""
    with opened() as session:
        row = organisation_named(session, organisation)
        progress(_("Lecture de l'inventaire et de toutes les règles…"))
        run_audit(session, INSTALLATION, row.id, now=moment())
        rows = findings_of(session, row.id)
        called = names(session, row.id, {ref for one in rows for ref in refs_of(one.records)})
        found = [_described(finding, called) for finding in rows]
        slug = row.slug
    if as_json:
        counts = {severity.value: 0 for severity in Severity}
        counts.update(Counter(row.severity for row in rows))
        say_json({"organisation": slug, "counts": counts, "findings": found})
        return
    for severity in Severity:
        of_it = [finding for finding in found if finding["severity"] == severity.value]
        click.echo(f"{_(SEVERITY_LABELS[severity])} : {len(of_it)}")
        for finding in of_it:
            about = ", ".join(record["name"] for record in finding["records"])
            said = f"{about} : {finding['text']}" if about else finding["text"]
            click.echo(f"  {finding['rule']}  {finding['title']} — {said}")


def _described(row: FindingRow, called: Names) -> dict[str, Any]:
    """A finding as programs read it: stable names, codes, numbers of records."""
    return {
        "rule": row.rule,
        "severity": row.severity,
        "question": row.question,
        "title": _(RULES[row.rule].title),
        "law": RULES[row.rule].law,
        "text": str(text_of(row)),
        "records": [
            {"kind": ref.kind, "id": ref.id, "name": called.get(ref, "")}
            for ref in refs_of(row.records)
        ],
        "evidence": [{"kind": ref.kind, "id": ref.id} for ref in refs_of(row.evidence)],
        "decision": row.decision,
    }
