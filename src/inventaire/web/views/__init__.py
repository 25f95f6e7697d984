"""The pages, a blueprint for each part of the menu. A new one is imported and listed here."""

from __future__ import annotations

from flask import Blueprint

from inventaire.web.views.account import blueprint as account
from inventaire.web.views.administration import blueprint as administration
from inventaire.web.views.agenda import blueprint as agenda
from inventaire.web.views.attachments import blueprint as attachments
from inventaire.web.views.audit import audit
from inventaire.web.views.catalogues import catalogues
from inventaire.web.views.checklists import blueprint as checklists
from inventaire.web.views.collecting import collecting
from inventaire.web.views.dashboard import dashboard
from inventaire.web.views.detection import detection
from inventaire.web.views.directories import blueprint as directory
from inventaire.web.views.documents import documents
from inventaire.web.views.dpia import blueprint as dpia
from inventaire.web.views.editing import editing
from inventaire.web.views.flow_entry import flow_entry
from inventaire.web.views.imports import imports
from inventaire.web.views.installation import blueprint as installation
from inventaire.web.views.journal import journal
from inventaire.web.views.library import blueprint as library
from inventaire.web.views.map import flow_map
from inventaire.web.views.map_views import blueprint as map_views
from inventaire.web.views.maturity import maturity
from inventaire.web.views.members import blueprint as members
from inventaire.web.views.openings import blueprint as openings
from inventaire.web.views.organisations import organisations
from inventaire.web.views.partners import blueprint as partners
from inventaire.web.views.preferences import preferences
from inventaire.web.views.processors import blueprint as processors
from inventaire.web.views.published import blueprint as published
from inventaire.web.views.questions import questions
from inventaire.web.views.reconciliation import blueprint as reconciliation
from inventaire.web.views.record import record
from inventaire.web.views.records import records
from inventaire.web.views.registers import registers
from inventaire.web.views.search import search
from inventaire.web.views.selection import selection
from inventaire.web.views.shares import blueprint as shares
from inventaire.web.views.sign_in import blueprint as sign_in
from inventaire.web.views.typical import blueprint as typical
from inventaire.web.views.versions import versions
from inventaire.web.views.what_if import blueprint as what_if
from inventaire.web.views.whereabouts import blueprint as whereabouts

BLUEPRINTS: tuple[Blueprint, ...] = (
    organisations,
    dashboard,
    agenda,
    records,
    record,
    attachments,
    editing,
    selection,
    search,
    flow_map,
    map_views,
    questions,
    what_if,
    reconciliation,
    whereabouts,
    library,
    dpia,
    processors,
    checklists,
    flow_entry,
    audit,
    documents,
    registers,
    catalogues,
    collecting,
    openings,
    typical,
    directory,
    published,
    maturity,
    imports,
    detection,
    journal,
    preferences,
    sign_in,
    account,
    members,
    administration,
    installation,
    partners,
    versions,
    shares,
)
