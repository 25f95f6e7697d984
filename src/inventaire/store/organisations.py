"""Organisations, and the partners that every organisation of the installation may meet."""

from __future__ import annotations

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inventaire.store.base import (
    Answer,
    Base,
    Code,
    Day,
    Free,
    Number,
    RecordColumns,
    Whole,
    WordList,
    not_below_zero,
)


class OrganisationRow(RecordColumns, Base):
    """The tenant; ``slug`` names it in addresses."""

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("slug"), *not_below_zero("population", "staff_fte"))

    slug: Mapped[str] = mapped_column(String(80))
    legal_form: Mapped[Code]
    siren: Mapped[Free]
    siret: Mapped[Free]
    rna: Mapped[Free]
    population: Mapped[Whole]
    staff_fte: Mapped[Number]
    public_service_mission: Mapped[Answer]
    uses_decision_algorithm: Mapped[Answer]
    algorithm_rules_url: Mapped[Free]
    address: Mapped[Free]
    website: Mapped[Free]
    contact: Mapped[Free]
    controller_name: Mapped[Free]
    controller_title: Mapped[Free]
    controller_contact: Mapped[Free]
    representative: Mapped[Free]
    dpo_kind: Mapped[Code]
    dpo_name: Mapped[Free]
    dpo_company: Mapped[Free]
    dpo_contact: Mapped[Free]
    dpo_functions: Mapped[WordList]
    dpo_cnil_number: Mapped[Free]
    dpo_designated_on: Mapped[Day]
    dpo_published: Mapped[Answer]
    prada_name: Mapped[Free]
    rip_url: Mapped[Free]
    rip_revised_on: Mapped[Day]
    portal_url: Mapped[Free]
    rights_procedure: Mapped[Code]
    breach_procedure: Mapped[Code]
    archives_contact: Mapped[Free]


class PartnerRow(RecordColumns, Base):
    """Someone who funds, trains or supports."""

    __tablename__ = "partner"
    __table_args__ = (Index("ix_partner_list", "archived", "sort_name", "id"),)

    kind: Mapped[Code]
    territory: Mapped[Free]
    audience: Mapped[WordList]
    offer: Mapped[Free]
    link: Mapped[Free]
