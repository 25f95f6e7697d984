"""Forms of actors, systems and flows."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.records import Actor, Flow, System
from inventaire.web.forms.fields import line
from inventaire.web.forms.record import RecordForm
from inventaire.web.forms.sections import NOTES, Section

_SERVICE = {"kind": "internal_service"}
_PROCESSOR = {"kind": "processor"}

CONTRACT = Section(N_("Contrat de sous-traitance"), N_("pour un sous-traitant"), folded=True)
ABROAD = Section(N_("Hors de l'Union européenne"), folded=True)


class ActorForm(RecordForm):
    """Whoever gives, holds or receives data."""

    record = Actor

    name = line(Actor, "name", required=True)
    kind = line(Actor, "kind")
    country = line(Actor, "country")
    siren = line(Actor, "siren")
    parent = line(Actor, "parent")
    contact = line(Actor, "contact")
    contract_reference = line(Actor, "contract_reference", CONTRACT)
    contract_signed_on = line(Actor, "contract_signed_on", CONTRACT)
    contract_ends_on = line(Actor, "contract_ends_on", CONTRACT)
    clauses_checked = line(Actor, "clauses_checked", CONTRACT)
    clauses = line(Actor, "clauses", CONTRACT)
    subprocessors_known = line(Actor, "subprocessors_known", CONTRACT)
    subprocessors = line(Actor, "subprocessors", CONTRACT, begin=_PROCESSOR)
    deletion_proof = line(Actor, "deletion_proof", CONTRACT)
    certifications = line(Actor, "certifications", CONTRACT)
    joint_arrangement = line(Actor, "joint_arrangement", CONTRACT)
    dpf_certified = line(Actor, "dpf_certified", ABROAD)
    dpf_checked_on = line(Actor, "dpf_checked_on", ABROAD)
    notes = line(Actor, "notes", NOTES)


WHERE = Section(N_("Hébergement et responsables"))
SECURITY = Section(N_("Sécurité"), folded=True)
LIFE = Section(N_("Vie du système"), folded=True)


class SystemForm(RecordForm):
    """Where data are held."""

    record = System

    name = line(System, "name", required=True)
    kind = line(System, "kind")
    hosting = line(System, "hosting", WHERE)
    country = line(System, "country", WHERE)
    operator = line(System, "operator", WHERE, begin=_PROCESSOR)
    owner = line(System, "owner", WHERE, begin=_SERVICE)
    authentication = line(System, "authentication", SECURITY)
    exposed = line(System, "exposed", SECURITY)
    backups = line(System, "backups", SECURITY)
    encrypted_at_rest = line(System, "encrypted_at_rest", SECURITY)
    access_review = line(System, "access_review", SECURITY)
    logging = line(System, "logging", SECURITY)
    free_text_comments = line(System, "free_text_comments", SECURITY)
    in_service_since = line(System, "in_service_since", LIFE)
    in_service_until = line(System, "in_service_until", LIFE)
    notes = line(System, "notes", NOTES)


WAY = Section(N_("Comment"))
CONTENT = Section(N_("Ce qui est transporté"))
TRANSFORMED = Section(N_("Transformation et fondement"), folded=True)
TRANSFER = Section(N_("Transfert hors de l'Espace économique européen"), folded=True)


class FlowForm(RecordForm):
    """Data going from one place to another."""

    record = Flow

    source = line(Flow, "source", required=True)
    target = line(Flow, "target", required=True)
    name = line(Flow, "name", width="full")
    datasets = line(Flow, "datasets", CONTENT)
    processings = line(Flow, "processings", CONTENT)
    medium = line(Flow, "medium", WAY)
    automation = line(Flow, "automation", WAY)
    frequency = line(Flow, "frequency", WAY)
    status = line(Flow, "status", WAY)
    encrypted = line(Flow, "encrypted", WAY)
    transformation = line(Flow, "transformation", TRANSFORMED)
    legal_ground = line(Flow, "legal_ground", TRANSFORMED)
    transformation_proof = line(Flow, "transformation_proof", TRANSFORMED)
    safeguard = line(Flow, "safeguard", TRANSFER)
    safeguard_date = line(Flow, "safeguard_date", TRANSFER)
    tia_date = line(Flow, "tia_date", TRANSFER)
    notes = line(Flow, "notes", NOTES)
