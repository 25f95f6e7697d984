"""What ticking usual datasets would create: proposed as an import is, to be looked at first.

What is recorded already stays as people wrote it: ticking twice changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import count

from inventaire.exchange.sheets import name_key
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Changes, Warning, compare
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import Snapshot
from inventaire.inventory.typical.entry import Typical
from inventaire.inventory.typical.whole import TYPICAL

#: Kinds of data that one entry of the list alone is of: a dataset of the kind is this entry.
_ALONE = {
    kind
    for kind, entries in Counter(one.subject_kind for one in TYPICAL).items()
    if entries == 1 and kind != "other"
}
_KNOWN = N_("« %(name)s » est déjà recensé : rien n'y change.")
_TO_CONFIRM = N_(
    "Repris de la liste des jeux habituels : ce qui est dit des personnes et de la diffusion est à "
    "confirmer."
)


def known_among(datasets: Collection[Dataset]) -> Mapping[str, Dataset]:
    """The entries recorded already, by code: under their name, or as the only ones of a kind."""
    live = [one for one in datasets if not one.archived]
    by_name = {name_key(one.name): one for one in reversed(live)}
    by_kind = {one.subject_kind: one for one in reversed(live) if one.subject_kind in _ALONE}
    found = {}
    for entry in TYPICAL:
        same = [by_name.get(name_key(name)) for name in (entry.name, _(entry.name))]
        known = next((one for one in (*same, by_kind.get(entry.subject_kind)) if one), None)
        if known is not None:
            found[entry.code] = known
    return found


def propose_typical(codes: Collection[str], before: Snapshot) -> Changes:
    """What these entries would create; those that are recorded already are told."""
    known = known_among(before.datasets)
    ticked = [one for one in TYPICAL if one.code in codes]
    numbers = count(-1, -1)
    made = tuple(_dataset(next(numbers), one) for one in ticked if one.code not in known)
    told = [known[one.code] for one in ticked if one.code in known]
    found = compare(before, replace(before, datasets=(*before.datasets, *made)))
    return replace(
        found,
        unchanged=tuple(Ref("dataset", one.id) for one in told),
        warnings=tuple(Warning(Text(_KNOWN, {"name": one.name})) for one in told),
    )


def _dataset(number: int, entry: Typical) -> Dataset:
    """A dataset as it usually is, to be confirmed."""
    return Dataset(
        id=number,
        name=_(entry.name),
        description=_(entry.description),
        subject_kind=entry.subject_kind,
        theme=entry.usual_theme,
        schema=entry.kind.schema,
        personal_status=entry.usual_personal_status,
        d312_category=entry.d312_category,
        refusal_ground=entry.refusal_ground,
        publication_status="not_communicable" if entry.refusal_ground else "to_study",
        notes=_(_TO_CONFIRM),
    )
