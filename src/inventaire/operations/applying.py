"""How the changes of an import are written, all or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.i18n import N_, Text
from inventaire.inventory.archive import fields_by_name
from inventaire.inventory.changes import Change
from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.operations.author import Author
from inventaire.operations.journal import differences, write_line
from inventaire.operations.records import (
    held_record,
    new_row,
    reference_taken,
    write_change,
)
from inventaire.operations.validation import Errors, new_errors, validate
from inventaire.store.shapes import belongs, kind_called, refs_in, table_of
from inventaire.store.snapshot import flow_name, names
from inventaire.store.writing import known_links, write

#: What is created first may be linked to by what comes after.
_ORDER = (
    "organisation",
    "actor",
    "mission",
    "system",
    "dataset",
    "processing",
    "flow",
    "breach",
    "request",
    "workshop",
    "training",
    "action",
    "evidence",
    "security_review",
    "assessment",
)


class StalePreview(Exception):
    """Records changed since the preview was made; ``labels`` says which."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(", ".join(labels))
        self.labels = tuple(labels)


class MissingChoice(Exception):
    """A chosen change needs a new record that was not chosen: pairs of (what needs, what)."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__(", ".join(f"{needs} → {needed}" for needs, needed in pairs))
        self.pairs = tuple(pairs)

    @property
    def texts(self) -> tuple[Text, ...]:
        """Why the choice cannot be applied, a sentence a pair."""
        msgid = N_("« %(needs)s » a besoin de « %(needed)s », que vous n'avez pas choisi.")
        return tuple(Text(msgid, {"needs": one, "needed": other}) for one, other in self.pairs)


class RefusedChanges(ValueError):
    """Changes that cannot be recorded: why, by field, for each change by its label."""

    def __init__(self, errors: Mapping[str, Errors]) -> None:
        super().__init__(", ".join(errors))
        self.errors = dict(errors)


class Applying:
    """One import being applied. ``numbers`` gives the number of each record it created."""

    def __init__(
        self, session: Session, author: Author, organisation_id: int, now: datetime
    ) -> None:
        self.session = session
        self.author = author
        self.organisation_id = organisation_id
        self.now = now
        self.numbers: dict[Ref, int] = {}
        self._known: dict[Ref, str] = {}
        self._rows: dict[Ref, Any] = {}

    def apply(self, changes: Sequence[Change]) -> None:
        """Write these changes. Raises before anything is written, or leaves all to be rolled back.

        ``StalePreview``, ``RefusedChanges``, ``ForeignRecord``.
        """
        self._check_versions([change for change in changes if change.deed != "create"])
        self._look_up(changes)
        errors: dict[str, Errors] = {}
        postponed: list[tuple[Ref, dict[str, object]]] = []
        for change in sorted(changes, key=lambda change: _ORDER.index(change.ref.kind)):
            found = (
                self._create(change, postponed) if change.deed == "create" else self._change(change)
            )
            if found:
                errors[change.label] = found
        if errors:
            raise RefusedChanges(errors)
        for ref, values in postponed:
            self._write_postponed(ref, values)

    def versions(self) -> dict[Ref, int]:
        """The version of every record that was written."""
        return {ref: row.version for ref, row in self._rows.items()}

    def _check_versions(self, changes: Sequence[Change]) -> None:
        stale = []
        for kind in {change.ref.kind for change in changes}:
            of_kind = [change for change in changes if change.ref.kind == kind]
            versions = current_versions(
                self.session, self.organisation_id, kind, [change.ref.id for change in of_kind]
            )
            stale += [c.label for c in of_kind if versions.get(c.ref.id) != c.version]
        if stale:
            raise StalePreview(stale)

    def _look_up(self, changes: Sequence[Change]) -> None:
        """The names of every kept record that is named, in one query a kind."""
        refs = {ref for change in changes for ref in _named(change) if ref.id > 0}
        self._known = names(self.session, self.organisation_id, refs)

    def _create(self, change: Change, postponed: list[tuple[Ref, dict[str, object]]]) -> Errors:
        kind, fields = change.ref.kind, fields_by_name(change.ref.kind)
        values: dict[str, object] = {one.field: one.after for one in change.fields}
        errors = validate(kind, values) or reference_taken(
            self.session, self.organisation_id, kind, values
        )
        if errors:
            return errors
        later = {name for name in values if self._is_early(fields[name], values[name])}
        now = {n: self._real(fields[n], v) for n, v in values.items() if n not in later}
        row = new_row(self.organisation_id, kind)
        write(self.session, row, now, now=self.now, known=self._checked(kind, now))
        ref = Ref(kind, row.id)
        self.numbers[change.ref] = row.id
        self._rows[ref] = row
        self._known[ref] = self._name(kind, now)
        if later:
            postponed.append((ref, {name: values[name] for name in later}))
        given: Any = now
        fact = kind_called(kind).record(id=row.id, **given)
        self._tell("create", ref, differences(None, fact, self._known))
        return {}

    def _is_early(self, field: Field, value: object) -> bool:
        """Whether it links to a record that this import has yet to create."""
        return any(ref.id < 0 and ref not in self.numbers for ref in refs_in(field, value))

    def _name(self, kind: str, values: Mapping[str, Any]) -> str:
        if kind != "flow" or values.get("name"):
            return str(values.get("name", ""))
        return flow_name(self._known.get(values["source"]), self._known.get(values["target"]))

    def _checked(self, kind: str, values: Mapping[str, object]) -> Mapping[Ref, str]:
        record = kind_called(kind).record
        return known_links(self.session, self.organisation_id, record, values, known=self._known)

    def _change(self, change: Change) -> Errors:
        kind, fields = change.ref.kind, fields_by_name(change.ref.kind)
        row, before = held_record(self.session, self.organisation_id, *change.ref)
        values: dict[str, Any] = {
            one.field: self._real(fields[one.field], one.after) for one in change.fields
        }
        errors = new_errors(kind, before, replace(before, **values)) or reference_taken(
            self.session, self.organisation_id, kind, values, number=before.id
        )
        if errors:
            return errors
        self._rows[change.ref] = row
        if change.deed in ("archive", "restore"):
            row.archived, row.changed_at = change.deed == "archive", self.now
            self.session.flush()
            self._tell(change.deed, change.ref, {}, name=change.label)
        if values:
            self._known.update(self._links_of(change, before))
            self._write(row, before, values)
        return {}

    def _write(self, row: Any, before: Any, values: Mapping[str, Any]) -> None:
        write_change(
            self.session,
            self.author,
            self.organisation_id,
            row,
            before,
            values,
            now=self.now,
            known=self._checked(row.__tablename__, values),
        )

    def _links_of(self, change: Change, record: Any) -> dict[Ref, str]:
        """The names of what these fields linked to before, for the journal."""
        every = fields_by_name(change.ref.kind)
        values = [(every[one.field], getattr(record, one.field)) for one in change.fields]
        refs = {ref for field, value in values for ref in refs_in(field, value)}
        return names(self.session, self.organisation_id, refs - self._known.keys())

    def _write_postponed(self, ref: Ref, values: Mapping[str, object]) -> None:
        fields = fields_by_name(ref.kind)
        real = {name: self._real(fields[name], value) for name, value in values.items()}
        row, before = held_record(self.session, self.organisation_id, *ref)
        write(self.session, row, real, now=self.now, known=self._checked(ref.kind, real))
        given: Any = real
        after = replace(before, **given)
        self._tell("change", ref, differences(before, after, self._known))

    def _tell(
        self, deed: str, ref: Ref, changes: Mapping[str, tuple[Any, Any]], *, name: str = ""
    ) -> None:
        write_line(
            self.session,
            self.author,
            self.organisation_id,
            deed,
            now=self.now,
            ref=ref,
            name=name or self._known[ref],
            changes=changes,
        )

    def _real(self, field: Field, value: Any) -> Any:
        return real_links(field, value, self.numbers)


def real_links(field: Field, value: Any, numbers: Mapping[Ref, int]) -> Any:
    """A value whose links to proposed records are turned into links to the kept ones."""
    if not value:
        return value
    if field.shape is Shape.END:
        return Ref(value.kind, numbers.get(value, value.id))
    if field.shape is Shape.LINES and field.line is not None:
        inner = [f for f in fields_of(field.line) if f.to is not None]
        return tuple(
            replace(line, **{f.name: real_links(f, getattr(line, f.name), numbers) for f in inner})
            for line in value
        )
    if field.to is None:
        return value
    kind = field.to.kinds[0]
    if field.shape is Shape.LINKS:
        return tuple(numbers.get(Ref(kind, number), number) for number in value)
    return numbers.get(Ref(kind, value), value)


def _named(change: Change) -> set[Ref]:
    """Every record that a change names, itself included."""
    fields = fields_by_name(change.ref.kind)
    linked = {ref for one in change.fields for ref in refs_in(fields[one.field], one.after)}
    return linked | {change.ref}


def _proposed(change: Change) -> set[Ref]:
    return {ref for ref in _named(change) if ref.id < 0}


def check_choice(chosen: Sequence[Change], every: Sequence[Change]) -> None:
    """Raises ``MissingChoice`` where a chosen change links to a creation that was left out."""
    created = {change.ref for change in chosen if change.deed == "create"}
    labels = {change.ref: change.label for change in every}
    missing = [
        (change.label, labels.get(ref, ""))
        for change in chosen
        for ref in sorted(_proposed(change) - created)
    ]
    if missing:
        raise MissingChoice(missing)


def current_versions(
    session: Session, organisation_id: int, kind: str, numbers: Sequence[int]
) -> dict[int, int]:
    """The version of these records today, archived or not; none for those of others."""
    table = table_of(kind)
    statement = select(table.c.id, table.c.version).where(
        belongs(table, organisation_id), table.c.id.in_(numbers)
    )
    return dict(session.execute(statement).all())
