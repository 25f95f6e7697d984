"""What if: suppose something of an inventory, and see which findings would go and which come.

Everything happens on a variant of the frozen picture: nothing is saved, nothing can be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from inventaire.audit.borders import Crossing, crossings, is_lawful
from inventaire.audit.picture import Picture
from inventaire.audit.processor_sheet import has_contract
from inventaire.audit.report import audit
from inventaire.audit.rule import Finding, Severity
from inventaire.audit.rules.processors import hired
from inventaire.i18n import N_, Text
from inventaire.inventory.base import Record
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.records import Actor
from inventaire.inventory.snapshot import Snapshot, ref_of
from inventaire.vocabulary.actors import CLAUSES
from inventaire.vocabulary.countries import COUNTRIES
from inventaire.vocabulary.terms import Vocabulary
from inventaire.vocabulary.transfers import SAFEGUARDS

#: With more, nobody could tell which supposition does what.
MOST = 8

_NEVER_HIRED = frozenset({"internal_service", "public"})


@dataclass(frozen=True, slots=True)
class Supposition:
    """One thing supposed of one record; ``value`` is a code where the deed has a list of them."""

    deed: str
    about: Ref
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing that may be supposed: of which kinds of record, and what it makes of them.

    ``told`` says it of ``%(name)s``; ``field`` is the field of the form where it is really done.
    """

    code: str
    label: str
    told: str
    about: tuple[str, ...]
    suppose: Callable[[Snapshot, Supposition], Snapshot]
    offered: Callable[[Picture], Iterable[Record]]
    field: str = ""
    values: Vocabulary[Any] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings that would vanish, those that would appear, and those more or less serious."""

    before: tuple[Finding, ...]
    after: tuple[Finding, ...]

    @property
    def vanished(self) -> tuple[Finding, ...]:
        """What would no longer be found."""
        return _without(self.before, self.after)

    @property
    def appeared(self) -> tuple[Finding, ...]:
        """What would be found, and is not today."""
        return _without(self.after, self.before)

    @property
    def changed(self) -> tuple[tuple[Finding, Finding], ...]:
        """What would be found still, more or less serious than today."""
        later = {finding.key: finding for finding in self.after}
        pairs = ((finding, later.get(finding.key)) for finding in self.before)
        return tuple((a, b) for a, b in pairs if b is not None and a.severity is not b.severity)


def _without(some: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    known = {finding.key for finding in others}
    found = (finding for finding in some if finding.key not in known)
    return tuple(sorted(found, key=lambda finding: (finding.severity.rank, finding.key)))


def counts_of(findings: Iterable[Finding]) -> Mapping[Severity, int]:
    """How many findings there are of each severity, the most serious first."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in Severity if counted[severity]}


def what_if(snapshot: Snapshot, suppositions: Iterable[Supposition]) -> Outcome:
    """The audit as it is, and as it would be if all of this were so. Raises as ``suppose``."""
    return Outcome(audit(snapshot), audit(suppose(snapshot, suppositions)))


def suppose(snapshot: Snapshot, suppositions: Iterable[Supposition]) -> Snapshot:
    """The same inventory, if all of this were so.

    ``LookupError`` where one names no deed, no record, or a value that its list does not hold.
    """
    for one in suppositions:
        if not is_possible(snapshot, one):
            raise LookupError(f"nobody can suppose {one.deed} {one.value} of {one.about}")
        snapshot = DEEDS[one.deed].suppose(snapshot, one)
    return snapshot


def is_possible(snapshot: Snapshot, one: Supposition) -> bool:
    """Whether this may be supposed of this inventory."""
    deed = DEEDS.get(one.deed)
    if deed is None or one.about.kind not in deed.about or snapshot.find(one.about) is None:
        return False
    return not one.value if deed.values is None else one.value in deed.values


def told(snapshot: Snapshot, one: Supposition) -> Text:
    """A supposition in words."""
    deed = DEEDS[one.deed]
    value = "" if deed.values is None else Text(deed.values.label_of(one.value))
    return Text(deed.told, {"name": snapshot.label(one.about), "value": value})


def _changed(snapshot: Snapshot, refs: Iterable[Ref], **values: Any) -> Snapshot:
    """The snapshot with these fields of these records changed."""
    chosen = frozenset(refs)
    parts: dict[str, Any] = {
        KINDS[kind].plural: tuple(
            replace(record, **values) if Ref(kind, record.id) in chosen else record
            for record in snapshot.of(kind)
        )
        for kind in {ref.kind for ref in chosen}
    }
    return replace(snapshot, **parts)


def _remove(snapshot: Snapshot, one: Supposition) -> Snapshot:
    """A place goes with the flows that touch it: archived, as it would be on its page."""
    touching = [ref_of(f) for f in snapshot.flows if one.about in (f.source, f.target)]
    return _changed(snapshot, [one.about, *touching], archived=True)


def _anonymise(snapshot: Snapshot, one: Supposition) -> Snapshot:
    return _changed(snapshot, [one.about], transformation="anonymisation")


def _encrypt(snapshot: Snapshot, one: Supposition) -> Snapshot:
    return _changed(snapshot, [one.about], encrypted=True)


def _guard(snapshot: Snapshot, one: Supposition) -> Snapshot:
    today = snapshot.taken_on
    return _changed(snapshot, [one.about], safeguard=one.value, safeguard_date=today)


def _host(snapshot: Snapshot, one: Supposition) -> Snapshot:
    return _changed(snapshot, [one.about], country=one.value)


def _sign(snapshot: Snapshot, one: Supposition) -> Snapshot:
    """A contract of today with every clause of art. 28(3), and no end: what one would sign."""
    actor = snapshot.actor(one.about.id)
    reference = actor.contract_reference if actor and actor.contract_reference else "—"
    return _changed(
        snapshot,
        [one.about],
        kind="processor",
        contract_reference=reference,
        contract_signed_on=snapshot.taken_on,
        contract_ends_on=None,
        clauses=CLAUSES.codes,
        clauses_checked=True,
    )


def _hireable(picture: Picture) -> Iterator[Actor]:
    """The processors, and the others who run a system where personal data are."""
    for actor in picture.snapshot.actors:
        runs = any(e.access == "operates" for e in picture.exposures.get(actor.id, {}).values())
        if actor.kind == "processor" or (runs and actor.kind not in _NEVER_HIRED):
            yield actor


DEEDS: Mapping[str, Deed] = {
    deed.code: deed
    for deed in (
        Deed(
            code="remove",
            label=N_("Retirer un système"),
            told=N_("« %(name)s » n'existe plus"),
            about=("system", "flow"),
            suppose=_remove,
            offered=lambda picture: picture.snapshot.systems,
        ),
        Deed(
            code="anonymise",
            label=N_("Anonymiser un flux"),
            told=N_("« %(name)s » anonymise ce qu'il porte"),
            about=("flow",),
            suppose=_anonymise,
            offered=lambda picture: picture.personal_deliveries,
            field="transformation",
        ),
        Deed(
            code="host",
            label=N_("Changer un pays d'hébergement"),
            told=N_("« %(name)s » est hébergé dans ce pays : %(value)s"),
            about=("system",),
            suppose=_host,
            offered=lambda picture: picture.snapshot.systems,
            field="country",
            values=COUNTRIES,
        ),
        Deed(
            code="sign",
            label=N_("Signer un contrat"),
            told=N_("« %(name)s » a un contrat de sous-traitance complet"),
            about=("actor",),
            suppose=_sign,
            offered=_hireable,
            field="contract_reference",
        ),
        Deed(
            code="encrypt",
            label=N_("Chiffrer un flux"),
            told=N_("« %(name)s » est chiffré"),
            about=("flow",),
            suppose=_encrypt,
            offered=lambda picture: (f for f in picture.flows if not f.encrypted),
            field="encrypted",
        ),
        Deed(
            code="guard",
            label=N_("Encadrer un transfert"),
            told=N_("« %(name)s » est encadré par cette garantie : %(value)s"),
            about=("flow",),
            suppose=_guard,
            offered=lambda picture: (crossing.flow for crossing in crossings(picture)),
            field="safeguard",
            values=SAFEGUARDS,
        ),
    )
}


def telling(picture: Picture) -> tuple[Supposition, ...]:
    """A few suppositions that are likely to teach something, one of each sort at most."""
    sorts = (_to_anonymise, _to_host, _to_sign, _to_encrypt, _to_remove)
    return tuple(one for sort in sorts for one in islice(sort(picture), 1))


def _unguarded(picture: Picture) -> Iterator[Crossing]:
    """The flows that take personal data abroad and that nothing makes lawful."""
    return (one for one in crossings(picture) if is_lawful(picture, one) is not True)


def _to_anonymise(picture: Picture) -> Iterator[Supposition]:
    return (Supposition("anonymise", ref_of(one.flow)) for one in _unguarded(picture))


def _to_host(picture: Picture) -> Iterator[Supposition]:
    places = (one.place for one in _unguarded(picture))
    return (Supposition("host", place, "FR") for place in places if place.kind == "system")


def _to_sign(picture: Picture) -> Iterator[Supposition]:
    for found in hired(picture):
        if not has_contract(found.actor):
            yield Supposition("sign", ref_of(found.actor))


def _to_encrypt(picture: Picture) -> Iterator[Supposition]:
    for flow in picture.personal_deliveries:
        if flow.encrypted is False:
            yield Supposition("encrypt", ref_of(flow))


def _to_remove(picture: Picture) -> Iterator[Supposition]:
    """The systems that personal data leave by the most flows, first."""
    leaving = Counter(flow.source for flow in picture.personal_deliveries)
    for node, _count in leaving.most_common():
        if node is not None and node.kind == "system":
            yield Supposition("remove", node)
