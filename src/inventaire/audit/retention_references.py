"""Retention periods that a text gives, to compare the register with.

A short, dated list: only periods whose source was read. A text that sets a *minimum* is said to be
one: keeping longer is then not a breach by itself, but must have a reason (RGPD art. 5(1)(e)).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from inventaire.i18n import N_
from inventaire.inventory.processing import DataLine, Processing
from inventaire.vocabulary.folding import fold

AS_OF = date(2026, 10, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """How long such data are usually kept: ``months``, counted from ``since``, by this ``source``.

    ``public`` is false where public bodies follow other texts (archives, statutes).
    """

    code: str
    label: str
    words: str
    months: int
    since: str
    source: str
    public: bool = False
    #: Words that show the processing is something else that shares the first ones.
    not_words: str = r"(?!)"
    as_of: date = AS_OF

    def matches(self, text: str) -> bool:
        """Whether a folded text speaks of such data and of nothing that shares its words."""
        return bool(re.search(self.words, text)) and not re.search(self.not_words, text)


REFERENCES = (
    Reference(
        code="payslips",
        label=N_("Bulletins de paie"),
        words=r"\bbulletins? de (?:paie|salaire)",
        months=60,
        since=N_("la remise du bulletin"),
        source="C. trav. L3243-4",
    ),
    Reference(
        code="staff_register",
        label=N_("Registre unique du personnel"),
        words=r"\bregistre (?:unique )?du personnel",
        months=60,
        since=N_("le départ du salarié"),
        source="C. trav. R1221-26",
    ),
    Reference(
        code="applications",
        label=N_("Candidatures non retenues"),
        words=r"\brecrutement|\bcandidatures?\b|\bcv\b",
        not_words=r"marche|commande publique|election|appel d'offres|service civique",
        months=24,
        since=N_("le dernier contact avec le candidat"),
        source="CNIL, recrutement",
        public=True,
    ),
    Reference(
        code="accounts",
        label=N_("Pièces comptables"),
        words=r"\bcomptabilite|\bpieces? comptables?|\bfacturation|\bfactures?\b",
        months=120,
        since=N_("la clôture de l'exercice"),
        source="C. com. L123-22",
    ),
    Reference(
        code="disciplinary",
        label=N_("Sanctions disciplinaires"),
        words=r"\bsanctions? disciplinaires?",
        months=36,
        since=N_("la sanction"),
        source="C. trav. L1332-5",
    ),
)


def reference_for(processing: Processing, line: DataLine, *, public_body: bool) -> Reference | None:
    """The one reference that the words of a line, or else of the processing's name, clearly call
    for.

    ``None`` where no words match or where several references do: better silent than wrong.
    """
    for text in (line.description, processing.name):
        folded = fold(text)
        found = [r for r in REFERENCES if r.matches(folded) and (r.public or not public_body)]
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None
