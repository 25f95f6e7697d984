"""Cases of OUV-04 to OUV-09: licence, format, schema, freshness, high value."""

from __future__ import annotations

from datetime import date

from tests.audit.cases import fires, silent
from tests.audit.trees import published_trees, trees
from tests.builders import association, commune, picture

from inventaire.inventory.dataset import Resource
from inventaire.inventory.snapshot import Snapshot

# OUV-04 and OUV-05: licences.


@fires("OUV-04")
def a_licence_that_the_decree_does_not_list() -> Snapshot:
    return picture(commune(), published_trees(licence="cc-by"))


@fires("OUV-04")
def a_licence_of_software_on_data() -> Snapshot:
    return picture(commune(), published_trees(licence="mit"))


@silent("OUV-04")
def the_other_licence_of_the_decree() -> Snapshot:
    return picture(commune(), published_trees(licence="odc-odbl"))


@silent("OUV-04")
def an_association_chooses_its_licence() -> Snapshot:
    return picture(association(), published_trees(licence="cc-by"))


@fires("OUV-05")
def published_without_a_word_on_reuse() -> Snapshot:
    return picture(commune(), published_trees(licence=""))


@fires("OUV-05")
def a_licence_said_to_be_unstated() -> Snapshot:
    return picture(association(), published_trees(licence="none_stated"))


@silent("OUV-05")
def what_stays_inside_needs_no_licence() -> Snapshot:
    return picture(commune(), trees(publication_status="on_request"))


# OUV-06: an open, machine-readable format.


@fires("OUV-06")
def a_table_published_as_pdf() -> Snapshot:
    return picture(commune(), published_trees(resources=(Resource(format="pdf"),)))


@fires("OUV-06")
def published_and_no_file_recorded() -> Snapshot:
    return picture(commune(), published_trees(resources=()))


@fires("OUV-06")
def the_only_open_file_is_the_documentation() -> Snapshot:
    files = (Resource(format="xlsx", kind="data"), Resource(format="csv", kind="documentation"))
    return picture(commune(), published_trees(resources=files))


@silent("OUV-06")
def a_pdf_beside_its_table() -> Snapshot:
    files = (Resource(format="pdf"), Resource(format="csv"))
    return picture(commune(), published_trees(resources=files))


# OUV-07: the schema of this kind of data.


@fires("OUV-07")
def defibrillators_without_their_schema() -> Snapshot:
    return picture(commune(), published_trees(subject_kind="defibrillators"))


@silent("OUV-07")
def defibrillators_in_their_schema() -> Snapshot:
    data = published_trees(subject_kind="defibrillators", schema="atlasante/schema-dae")
    return picture(commune(), data)


@silent("OUV-07")
def trees_have_no_national_schema() -> Snapshot:
    return picture(commune(), published_trees())


@silent("OUV-07")
def what_stays_inside_follows_no_schema() -> Snapshot:
    return picture(commune(), trees(subject_kind="menus", publication_status="to_study"))


# OUV-08: overdue. 365 days after 22 November 2025 is the day before the pictures are taken.


@fires("OUV-08")
def a_yearly_list_of_two_years_ago() -> Snapshot:
    return picture(commune(), published_trees(updated_on=date(2024, 3, 1)))


@fires("OUV-08")
def a_yearly_list_two_days_late() -> Snapshot:
    return picture(commune(), published_trees(updated_on=date(2025, 11, 21)))


@silent("OUV-08")
def a_yearly_list_due_yesterday() -> Snapshot:
    return picture(commune(), published_trees(updated_on=date(2025, 11, 22)))


@silent("OUV-08")
def what_never_changes_is_never_late() -> Snapshot:
    return picture(commune(), published_trees(frequency="NEVER", updated_on=date(2009, 1, 1)))


# OUV-09: high-value datasets.


@fires("OUV-09")
def tagged_of_high_value_without_licence() -> Snapshot:
    return picture(commune(), published_trees(hvd_category="geospatial", licence=""))


@fires("OUV-09")
def of_high_value_under_a_licence_narrower_than_attribution() -> Snapshot:
    return picture(commune(), published_trees(hvd_category="geospatial", licence="odc-odbl"))


@fires("OUV-09")
def addresses_not_tagged_of_high_value() -> Snapshot:
    return picture(commune(), published_trees(subject_kind="addresses", schema="bal"))


@silent("OUV-09")
def addresses_tagged_and_licensed() -> Snapshot:
    data = published_trees(subject_kind="addresses", schema="bal", hvd_category="geospatial")
    return picture(commune(), data)
