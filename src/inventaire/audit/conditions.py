"""On what terms data are opened: the licences that CRPA D323-2-1 admits, the schema expected."""

from __future__ import annotations

from dataclasses import dataclass

from inventaire.audit.openness import has_licence
from inventaire.i18n import N_, Text
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.questions import is_administration
from inventaire.vocabulary.metadata import LICENCES
from inventaire.vocabulary.subject_kinds import SUBJECT_KINDS


@dataclass(frozen=True, slots=True)
class Condition:
    """What is said of a licence or a schema, and whether it is as it should be."""

    text: Text
    met: bool


def is_admitted(code: str) -> bool:
    """Whether an administration may choose this licence for data without asking anybody."""
    licence = LICENCES.get(code)
    return licence is not None and licence.admitted and not licence.software


def licence_of(organisation: Organisation, dataset: Dataset) -> Condition:
    """The licence of a dataset, or the one to choose; the list binds administrations only."""
    if not has_licence(dataset):
        return Condition(Text(N_("Licence à choisir : Licence Ouverte ou ODbL.")), met=False)
    said = {"licence": Text(LICENCES.label_of(dataset.licence))}
    if is_admitted(dataset.licence) or is_administration(organisation) is False:
        return Condition(Text(N_("Licence : %(licence)s."), said), met=True)
    text = N_("Licence à homologuer ou à remplacer : %(licence)s.")
    return Condition(Text(text, said), met=False)


def schema_of(dataset: Dataset) -> Condition | None:
    """The national schema that this kind of data follows; nothing where none is known."""
    kind = SUBJECT_KINDS.get(dataset.subject_kind)
    if kind is None or not kind.schema:
        return None
    said = {"schema": kind.schema}
    if kind.schema.split("/")[-1] in dataset.schema:
        return Condition(Text(N_("Schéma national suivi : %(schema)s."), said), met=True)
    return Condition(Text(N_("Schéma national attendu : %(schema)s."), said), met=False)
