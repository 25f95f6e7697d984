"""Questions one may ask of a single fact. Nothing answered is ``None``, never « no »."""

from __future__ import annotations

from inventaire.inventory.dataset import Dataset
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import Processing
from inventaire.vocabulary.datasets import PERSONAL_STATUSES
from inventaire.vocabulary.organisations import LEGAL_FORMS
from inventaire.vocabulary.processing import DATA_CATEGORIES


def is_public_body(organisation: Organisation) -> bool:
    """A legal person of public law, by its form."""
    form = LEGAL_FORMS.get(organisation.legal_form)
    return form is not None and form.public


def is_administration(organisation: Organisation) -> bool | None:
    """Whether access law binds it (CRPA L300-2): public bodies, and those with a public service.

    A private person's mission is asked, never deduced: not answered gives ``None``.
    """
    if is_public_body(organisation):
        return True
    return organisation.public_service_mission


def is_personal(dataset: Dataset) -> bool | None:
    """Whether it holds personal data. Pseudonymised data are personal (RGPD art. 4(5))."""
    status = PERSONAL_STATUSES.get(dataset.personal_status)
    if status is not None and status.personal is not None:
        return status.personal
    if categories_of(dataset):
        return True
    return None


def categories_of(dataset: Dataset) -> frozenset[str]:
    """The categories of personal data it is said to hold, by itself or by its columns."""
    of_columns = {column.category for column in dataset.columns if column.category}
    return frozenset(dataset.data_categories) | of_columns


def special_categories(codes: frozenset[str]) -> frozenset[str]:
    """Those of the categories that art. 9 protects."""
    return frozenset(code for code in codes if (term := DATA_CATEGORIES.get(code)) and term.special)


def sensitive_categories(codes: frozenset[str]) -> frozenset[str]:
    """Those that art. 9, art. 10 or the rules on the NIR protect."""
    return frozenset(
        code
        for code in codes
        if (term := DATA_CATEGORIES.get(code)) and (term.special or term.criminal or term.nir)
    )


def declared_categories(processing: Processing) -> frozenset[str]:
    """The categories of data that the register declares for a processing."""
    return frozenset(line.category for line in processing.data if line.category)
