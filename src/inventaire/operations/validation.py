"""What may be recorded: each refusal says what is wrong and what to do."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret

from inventaire.i18n import N_, Text
from inventaire.inventory.base import Record
from inventaire.inventory.fields import Field, Shape, fields_of
from inventaire.store.shapes import kind_called

NAME_LENGTH = 500
_LARGEST = 10**15
_ASSOCIATION = re.compile(r"W\d{9}")
# What PostgreSQL and spreadsheets cannot keep; tabs and line breaks are fine.
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")

#: What ends may not come before what starts.
_PERIODS = (
    ("temporal_start", "temporal_end"),
    ("contract_signed_on", "contract_ends_on"),
    ("in_service_since", "in_service_until"),
    ("started_on", "ended_on"),
    ("starts_on", "ends_on"),
    ("started_at", "ended_at"),
    ("received_on", "answered_on"),
)

Errors = dict[str, Text]


class Refused(ValueError):
    """Values that cannot be recorded; ``errors`` says why, by field."""

    def __init__(self, errors: Mapping[str, Text]) -> None:
        super().__init__("; ".join(f"{name}: {text.msgid}" for name, text in errors.items()))
        self.errors = dict(errors)


def validate(kind: str, values: Mapping[str, object]) -> Errors:
    """Why these values cannot be a record of this kind; nothing when they can.

    Required fields are asked for, so pass the whole record: what is recorded, then what changes.
    """
    errors: Errors = {}
    for field in fields_of(kind_called(kind).record):
        if field.name in values:
            problem = _problem(field, values[field.name])
            if problem is not None:
                errors[field.name] = problem
    return {**_required(kind, values), **errors, **_periods(values)}


def new_errors(kind: str, before: Record, after: Record) -> Errors:
    """What is wrong with a changed record; a fault it already had elsewhere does not stop work."""
    old, new = recorded_values(before), recorded_values(after)
    known = validate(kind, old)
    errors = {
        name: text
        for name, text in validate(kind, new).items()
        if old[name] != new[name] or name not in known
    }
    for field in fields_of(type(before)):
        if field.fixed and old[field.name] not in ("", new[field.name]):
            errors[field.name] = Text(N_("Ce champ est fixé à la création : il ne change plus."))
    for name in ("parent", "replaced_by"):
        if new.get(name) == after.id:
            errors[name] = Text(N_("Une fiche ne peut pas se désigner elle-même."))
    return errors


def recorded_values(record: Record) -> dict[str, object]:
    """What a record says, by field."""
    return {field.name: getattr(record, field.name) for field in fields_of(type(record))}


def _required(kind: str, values: Mapping[str, object]) -> Errors:
    if kind == "flow":
        missing = [end for end in ("source", "target") if values.get(end) is None]
        return {
            end: Text(N_("Il manque une extrémité : choisissez un système ou un acteur."))
            for end in missing
        }
    if not str(values.get("name", "")).strip():
        return {"name": Text(N_("Il manque le nom : donnez-en un, même provisoire."))}
    return {}


def _periods(values: Mapping[str, Any]) -> Errors:
    errors: Errors = {}
    for start, end in _PERIODS:
        first, last = values.get(start), values.get(end)
        if isinstance(first, date) and isinstance(last, date) and _before(last, first):
            errors[end] = Text(N_("La fin précède le début : corrigez l'une des deux dates."))
    return errors


def _before(last: Any, first: Any) -> bool:
    # Moments given without time zone are UTC, as everywhere.
    if hasattr(last, "tzinfo") and (last.tzinfo is None) != (first.tzinfo is None):
        return bool(last.replace(tzinfo=None) < first.replace(tzinfo=None))
    return bool(last < first)


def _problem(field: Field, value: Any) -> Text | None:
    """The first thing wrong with a value."""
    if field.shape is Shape.LINES and field.line is not None:
        return next(_problems_of_lines(value), None)
    if value is None:
        return None if field.empty is None else Text(N_("Cette valeur ne peut pas être lue."))
    if field.vocabulary is not None:
        codes = value if isinstance(value, tuple) else (value,) if value else ()
        unknown = [code for code in codes if code not in field.vocabulary]
        return _unknown_code(unknown[0]) if unknown else None
    if field.shape in (Shape.INTEGER, Shape.NUMBER):
        return _number_problem(field, value)
    if field.shape in (Shape.TEXT, Shape.WORDS):
        words = value if isinstance(value, tuple) else (value,)
        return next((p for word in words if (p := _text_problem(field, word))), None)
    return None


def _problems_of_lines(value: Any) -> Iterator[Text]:
    for rank, line in enumerate(value, start=1):
        for inner in fields_of(type(line)):
            problem = _problem(inner, getattr(line, inner.name))
            if problem is not None:
                yield Text(
                    N_("Ligne %(rank)s, « %(field)s » : %(problem)s"),
                    {"rank": rank, "field": Text(inner.label.text), "problem": problem},
                )


def _unknown_code(code: object) -> Text:
    return Text(
        N_("« %(code)s » n'est pas dans la liste : choisissez un des termes proposés."),
        {"code": str(code)},
    )


def _number_problem(field: Field, value: Any) -> Text | None:
    if not math.isfinite(value) or value < 0:
        return Text(N_("Un nombre positif est attendu."))
    if value > _LARGEST:
        return Text(N_("Ce nombre est trop grand pour être vrai : vérifiez-le."))
    if field.name == "progress" and value > 100:
        return Text(N_("L'avancement va de 0 à 100."))
    if field.name == "level" and not 1 <= value <= 5:
        return Text(N_("Le niveau va de 1 à 5."))
    return None


def unkeepable(text: str) -> Text | None:
    """Why a text cannot be kept by every database and spreadsheet; nothing when it can."""
    if not _UNKEEPABLE.search(text):
        return None
    return Text(
        N_("Ce texte contient un caractère de contrôle invisible : retapez-le ou retirez-le.")
    )


def _text_problem(field: Field, value: str) -> Text | None:
    if problem := unkeepable(value):
        return problem
    if field.name == "name" and len(value) > NAME_LENGTH:
        return Text(
            N_("Ce nom a %(length)s caractères, %(most)s au plus : mettez le détail en remarque."),
            {"length": len(value), "most": NAME_LENGTH},
        )
    check = _CHECKS.get(field.name)
    if value and check is not None:
        return check(value)
    return _url_problem(value) if value and field.url else None


def _siren_problem(value: str) -> Text | None:
    return _stdnum_problem(
        siren.validate,
        value,
        N_("« %(value)s » n'est pas un SIREN : 9 chiffres, le dernier est une clé. Vérifiez-le."),
    )


def _siret_problem(value: str) -> Text | None:
    return _stdnum_problem(
        siret.validate,
        value,
        N_("« %(value)s » n'est pas un SIRET : 14 chiffres, le dernier est une clé. Vérifiez-le."),
    )


def _stdnum_problem(check: Callable[[str], str], value: str, msgid: str) -> Text | None:
    try:
        check(value)
    except ValidationError:
        return Text(msgid, {"value": value})
    return None


def _rna_problem(value: str) -> Text | None:
    if _ASSOCIATION.fullmatch(value.replace(" ", "")):
        return None
    return Text(
        N_("« %(value)s » n'est pas un numéro RNA : W suivi de 9 chiffres."), {"value": value}
    )


def _url_problem(value: str) -> Text | None:
    try:
        address = urlsplit(value)
        fine = address.scheme.lower() in ("http", "https") and bool(address.hostname)
    except ValueError:
        fine = False
    if fine and not re.search(r"\s", value):
        return None
    return Text(N_("Une adresse commence par https:// ou http:// : recopiez-la en entier."))


_CHECKS: Mapping[str, Callable[[str], Text | None]] = {
    "siren": _siren_problem,
    "siret": _siret_problem,
    "rna": _rna_problem,
}
