"""What makes a transfer out of the European Economic Area lawful."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Safeguard(Term):
    """What makes a transfer lawful (RGPD chapter V)."""

    #: The day from which it protects nothing any more.
    obsolete_since: date | None = None
    #: Art. 46 safeguards want a transfer impact assessment (EDPB, recommendations 01/2020).
    needs_tia: bool = False
    #: Art. 49: for occasional transfers.
    derogation: bool = False
    cnil_label: str = ""


SAFEGUARDS = Vocabulary(
    "safeguards",
    N_("Garantie de transfert"),
    (
        Safeguard(
            code="adequacy",
            label=N_("Décision d'adéquation"),
            definition=N_("Le pays est reconnu adéquat."),
            source="RGPD art. 45",
            cnil_label="Pays adéquat",
        ),
        Safeguard(
            code="dpf",
            label=N_("Certification DPF"),
            definition=N_("L'organisme des États-Unis est certifié."),
            source="Décision (UE) 2023/1795",
        ),
        Safeguard(
            code="scc_2021",
            label=N_("Clauses contractuelles types (2021)"),
            definition=N_("Décision (UE) 2021/914."),
            source="RGPD art. 46(2)(c)",
            needs_tia=True,
            cnil_label="Clauses contractuelles types (CCT)",
        ),
        Safeguard(
            code="scc_old",
            label=N_("Clauses contractuelles types (2001 à 2010)"),
            definition=N_("Remplacées par celles de 2021."),
            source="Décision (UE) 2021/914, art. 4",
            obsolete_since=date(2022, 12, 27),
        ),
        Safeguard(
            code="bcr",
            label=N_("Règles d'entreprise contraignantes (BCR)"),
            definition=N_("Approuvées par une autorité."),
            source="RGPD art. 46(2)(b)",
            needs_tia=True,
            cnil_label="Règles d'entreprise contraignantes (BCR)",
        ),
        Safeguard(
            code="code_of_conduct",
            label=N_("Code de conduite"),
            definition=N_("Approuvé, avec engagement."),
            source="RGPD art. 46(2)(e)",
            needs_tia=True,
            cnil_label="Code de conduite",
        ),
        Safeguard(
            code="certification",
            label=N_("Certification"),
            definition=N_("Approuvée, avec engagement."),
            source="RGPD art. 46(2)(f)",
            needs_tia=True,
            cnil_label="Certification",
        ),
        Safeguard(
            code="legal_instrument",
            label=N_("Instrument juridique entre autorités"),
            definition=N_("Contraignant et exécutoire."),
            source="RGPD art. 46(2)(a)",
            needs_tia=True,
        ),
        Safeguard(
            code="ad_hoc_clauses",
            label=N_("Clauses particulières autorisées"),
            definition=N_("Avec l'autorisation de la CNIL."),
            source="RGPD art. 46(3)",
            needs_tia=True,
        ),
        Safeguard(
            code="art49_consent",
            label=N_("Dérogation : consentement explicite"),
            source="RGPD art. 49(1)(a)",
            derogation=True,
            cnil_label="Dérogations (art 49)",
        ),
        Safeguard(
            code="art49_contract",
            label=N_("Dérogation : contrat"),
            source="RGPD art. 49(1)(b) et (c)",
            derogation=True,
        ),
        Safeguard(
            code="art49_public_interest",
            label=N_("Dérogation : intérêt public important"),
            source="RGPD art. 49(1)(d)",
            derogation=True,
        ),
        Safeguard(
            code="art49_claims",
            label=N_("Dérogation : défense en justice"),
            source="RGPD art. 49(1)(e)",
            derogation=True,
        ),
        Safeguard(
            code="art49_vital",
            label=N_("Dérogation : intérêts vitaux"),
            source="RGPD art. 49(1)(f)",
            derogation=True,
        ),
        Safeguard(
            code="art49_register",
            label=N_("Dérogation : registre public"),
            source="RGPD art. 49(1)(g)",
            derogation=True,
        ),
        Safeguard(
            code="art49_compelling",
            label=N_("Dérogation : intérêts légitimes impérieux"),
            source="RGPD art. 49(1), second alinéa",
            derogation=True,
        ),
        Safeguard(
            code="privacy_shield",
            label=N_("Privacy Shield"),
            definition=N_("Invalidé par la CJUE le 16 juillet 2020."),
            source="CJUE C-311/18",
            obsolete_since=date(2020, 7, 16),
            cnil_label="Privacy shield",
        ),
        Safeguard(
            code="none_found",
            label=N_("Aucune trouvée"),
            definition=N_("La question a été posée, rien n'a été trouvé."),
        ),
    ),
    source="RGPD art. 45 à 49",
    as_of=date(2026, 10, 1),
)
