"""``inventaire docs``: the documents that are drawn from the code, so that they cannot lie."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from inventaire.audit.families import FAMILIES
from inventaire.audit.report import all_rules
from inventaire.audit.retention_references import REFERENCES, Reference
from inventaire.audit.rule import SEVERITY_LABELS, WHO_LABELS, Rule
from inventaire.audit.wording import duration
from inventaire.cli.reference import commands_page, settings_page
from inventaire.cli.tables import table
from inventaire.i18n import N_, _, speaking
from inventaire.vocabulary.registry import VOCABULARIES
from inventaire.vocabulary.terms import Term, Vocabulary

_TO_CHECK = " *(à vérifier)*"
_RULES_HEADING = """\
# Les règles de l'audit

Ce document est écrit par `inventaire docs` d'après le code : ne le corrigez pas ici.

Chaque règle lit l'inventaire figé d'un jour et dit ce que le texte demande. « Inconnu » n'est pas
« non » : une réponse qui manque donne une **question**, d'un degré moins grave que le constat. « À
vérifier » signale un texte lu dans une source secondaire. Aucune règle ne donne de pourcentage de
conformité.
"""
_WORDS_HEADING = """\
# Les listes de mots

Ce document est écrit par `inventaire docs` d'après le code : ne le corrigez pas ici.

Le code est ce que l'on enregistre et n'est jamais changé ; un mot que l'on ne propose plus est
*retiré*, jamais effacé. « À vérifier » signale un texte lu dans une source secondaire.
"""


@click.command(
    help=N_("Écrire les documents tirés du code : commandes, réglages, règles, listes de mots.")
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DOSSIER",
    default=Path("docs"),
    help=N_("Le dossier où les écrire."),
)
def docs(into: Path) -> None:
    """Write every document drawn from the code into a folder."""
    into.mkdir(parents=True, exist_ok=True)
    for name, text in documents(_everything()).items():
        (into / name).write_text(text, encoding="utf-8")
        click.echo(into / name)


def _everything() -> click.Group:
    """The group that this command was called from."""
    group = click.get_current_context().find_root().command
    if not isinstance(group, click.Group):
        raise TypeError(f"{group!r} holds no commands")
    return group


def documents(main: click.Group) -> Mapping[str, str]:
    """Each document drawn from the code, in French, by the name of its file."""
    with speaking("fr"):
        return {
            "commandes.md": commands_page(main),
            "reglages.md": settings_page(),
            "regles.md": rules_page(),
            "vocabulaires.md": vocabularies_page(),
        }


def rules_page() -> str:
    """Every rule, by family: what it is, when it fires, what to do."""
    parts = [_RULES_HEADING]
    rules = all_rules().values()
    for family in FAMILIES.values():
        of_family = [rule for rule in rules if rule.family == family.code]
        if of_family:
            parts.append(f"## {family.code} · {family.label}\n\n{family.why}\n")
            parts.append(table(_RULE_HEADINGS, map(_rule_cells, of_family)))
    parts.append(_REFERENCES_HEADING)
    parts.append(table(_REFERENCE_HEADINGS, map(_reference_cells, REFERENCES)))
    return "\n".join(parts)


_RULE_HEADINGS = ("Code", "Gravité", "Règle", "Texte", "Se déclenche quand", "Remède", "Qui")


def _rule_cells(rule: Rule) -> tuple[str, ...]:
    return (
        rule.code,
        SEVERITY_LABELS[rule.severity],
        rule.title,
        rule.law + (_TO_CHECK if rule.to_check else ""),
        rule.explanation,
        rule.remedy,
        WHO_LABELS[rule.who],
    )


_REFERENCE_HEADINGS = ("Données", "Durée", "À compter de", "Source", "Vaut aussi pour le public")
_REFERENCES_HEADING = """\
## Durées de référence (CON-02)

Une courte liste, dont chaque source a été lue. Un texte qui fixe un minimum est une référence, pas
une interdiction de garder plus longtemps : il faut alors une raison.
"""


def _reference_cells(reference: Reference) -> tuple[str, ...]:
    return (
        reference.label,
        str(duration(reference.months)),
        reference.since,
        f"{reference.source} (au {reference.as_of:%d/%m/%Y})",
        "oui" if reference.public else "non",
    )


def vocabularies_page() -> str:
    """Every closed list: codes, labels in both languages, definitions, sources."""
    parts = [_WORDS_HEADING]
    for vocabulary in sorted(VOCABULARIES.values(), key=lambda v: v.name):
        parts.append(f"## {vocabulary.label}\n\n{_origin(vocabulary)}\n")
        parts.append(table(_TERM_HEADINGS, map(_term_cells, vocabulary)))
    return "\n".join(parts)


_TERM_HEADINGS = ("Code", "Français", "Anglais", "Définition", "Source")


def _origin(vocabulary: Vocabulary[Any]) -> str:
    dated = f" (au {vocabulary.as_of:%d/%m/%Y})" if vocabulary.as_of else ""
    source = f" Source : {vocabulary.source}{dated}." if vocabulary.source else ""
    return f"Liste `{vocabulary.name}`.{source}"


def _term_cells(term: Term) -> tuple[str, ...]:
    with speaking("en"):
        english = _(term.label)
    dated = f" (au {term.as_of:%d/%m/%Y})" if term.as_of else ""
    return (
        f"`{term.code}`",
        term.label + (" *(retiré)*" if term.retired else ""),
        english,
        term.definition + (_TO_CHECK if term.to_check else ""),
        term.source + dated,
    )
