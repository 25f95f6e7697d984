"""The form of a dataset: eight answers are enough to begin; the rest opens on demand."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.dataset import Column, Dataset, Resource
from inventaire.web.forms.fields import line
from inventaire.web.forms.lines import LineForm, lines
from inventaire.web.forms.record import RecordForm
from inventaire.web.forms.sections import NOTES, Section

_SERVICE = {"kind": "internal_service"}

PEOPLE = Section(N_("Données personnelles"), folded=True)
PUBLISHED = Section(N_("Diffusion et réutilisation"), N_("RIP"), folded=True)
DESCRIBED = Section(N_("Description"), N_("métadonnées"), folded=True)
DATED = Section(N_("Dates et mises à jour"), N_("RIP"), folded=True)
KEPT = Section(N_("Conservation et archives"), folded=True)
COLUMNS = Section(N_("Champs"), folded=True)
RESOURCES = Section(N_("Ressources"), folded=True)


class ColumnForm(LineForm):
    """A column of a dataset."""

    fact_class = Column

    name = line(Column, "name")
    label = line(Column, "label")
    type = line(Column, "type")
    category = line(Column, "category")
    identifying = line(Column, "identifying")
    necessary = line(Column, "necessary")
    detected_by = line(Column, "detected_by")


class ResourceForm(LineForm):
    """A file or a service through which a dataset is had."""

    fact_class = Resource

    title = line(Resource, "title")
    url = line(Resource, "url")
    format = line(Resource, "format")
    kind = line(Resource, "kind")
    size = line(Resource, "size")
    modified_on = line(Resource, "modified_on")
    description = line(Resource, "description")


class DatasetForm(RecordForm):
    """A set of data that the organisation holds."""

    record = Dataset

    name = line(Dataset, "name", required=True, width="full")
    description = line(Dataset, "description")
    producer = line(Dataset, "producer", begin=_SERVICE)
    steward = line(Dataset, "steward")
    systems = line(Dataset, "systems")
    personal_status = line(Dataset, "personal_status")
    publication_status = line(Dataset, "publication_status")
    frequency = line(Dataset, "frequency")
    data_categories = line(Dataset, "data_categories", PEOPLE)
    data_subjects = line(Dataset, "data_subjects", PEOPLE)
    people_count = line(Dataset, "people_count", PEOPLE)
    d312_category = line(Dataset, "d312_category", PEOPLE, width="full")
    personal_status_proof = line(Dataset, "personal_status_proof", PEOPLE)
    principal_document = line(Dataset, "principal_document", PUBLISHED)
    refusal_ground = line(Dataset, "refusal_ground", PUBLISHED)
    licence = line(Dataset, "licence", PUBLISHED)
    fee = line(Dataset, "fee", PUBLISHED)
    fee_basis = line(Dataset, "fee_basis", PUBLISHED)
    hvd_category = line(Dataset, "hvd_category", PUBLISHED)
    contact = line(Dataset, "contact", PUBLISHED)
    subject_kind = line(Dataset, "subject_kind", DESCRIBED)
    theme = line(Dataset, "theme", DESCRIBED)
    keywords = line(Dataset, "keywords", DESCRIBED)
    spatial_label = line(Dataset, "spatial_label", DESCRIBED)
    spatial_granularity = line(Dataset, "spatial_granularity", DESCRIBED)
    temporal_start = line(Dataset, "temporal_start", DESCRIBED)
    temporal_end = line(Dataset, "temporal_end", DESCRIBED)
    rows_count = line(Dataset, "rows_count", DESCRIBED)
    reference_system = line(Dataset, "reference_system", DESCRIBED)
    schema = line(Dataset, "schema", DESCRIBED)
    identifier = line(Dataset, "identifier", DESCRIBED)
    documentation_url = line(Dataset, "documentation_url", DESCRIBED, width="full")
    quality_note = line(Dataset, "quality_note", DESCRIBED)
    created_on = line(Dataset, "created_on", DATED)
    updated_on = line(Dataset, "updated_on", DATED)
    update_subject = line(Dataset, "update_subject", DATED)
    retention_rule = line(Dataset, "retention_rule", KEPT)
    retention_months = line(Dataset, "retention_months", KEPT)
    final_fate = line(Dataset, "final_fate", KEPT)
    archives_visa = line(Dataset, "archives_visa", KEPT)
    columns = lines(Dataset, "columns", ColumnForm, COLUMNS)
    resources = lines(Dataset, "resources", ResourceForm, RESOURCES)
    notes = line(Dataset, "notes", NOTES)
