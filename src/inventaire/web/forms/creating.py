"""Records that are named in a link of another form: they exist once it is saved."""

from __future__ import annotations

from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.operations.records import create_record
from inventaire.operations.validation import Errors, Refused
from inventaire.store.organisations import OrganisationRow
from inventaire.store.writing import ForeignRecord
from inventaire.web.clock import now
from inventaire.web.database import db
from inventaire.web.forms.linking import NewRecord
from inventaire.web.forms.record import Create
from inventaire.web.reader import author

_FOREIGN = Text(N_("Ce lien ne mène à aucune fiche de cette organisation : choisissez à nouveau."))


def creator(organisation: OrganisationRow) -> Create:
    """What records, in the same transaction, whoever a link names for the first time."""

    def create_linked(new: NewRecord) -> Ref:
        values = {"name": new.name, **new.values}
        number = create_record(db(), author(), organisation.id, new.kind, values, now=now())
        return Ref(new.kind, number)

    return create_linked


def errors_of(refused: Refused | ForeignRecord) -> Errors:
    """Why values were refused, by field."""
    return refused.errors if isinstance(refused, Refused) else {refused.field: _FOREIGN}
