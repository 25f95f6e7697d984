"""What generated fields say: the usual answer most of the time, sometimes another, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from inventaire.inventory.fields import Field, Shape
from inventaire.vocabulary.questionnaire import VERSION
from tests.benchmarks import words
from tests.benchmarks.naming import is_service

_TODAY = date(2026, 11, 23)

#: How often a field is filled that is not named below.
_USUALLY = 0.85
_RARELY = 0.04
#: What a form asks for before anything else.
_ALWAYS = frozenset(
    {"status", "role", "kind", "category", "questionnaire", "sheet", "personal_status"}
)
#: What only a few records have a reason to say.
_SELDOM = frozenset(
    {
        "article_10_ground", "article_9_exception", "automated_decision",
        "balancing_test", "clients", "consent_record", "d312_category", "delay_reason",
        "dpia_exemption", "dpia_required_type", "dpia_url", "ended_at", "ended_on",
        "extension_reason", "fee", "fee_basis", "hvd_category", "in_service_until",
        "joint_arrangement", "joint_controllers", "nir_ground", "no_recipient", "online_service",
        "parental_consent", "refusal_ground", "refusal_reason", "replaced_by", "rna", "safeguard",
        "safeguard_date", "schema", "subject_kind", "temporal_end", "tia_date", "transfers",
        "transformation_proof", "siret", "level",
    }
)  # fmt: skip

_CATEGORIES: Mapping[str, int] = {
    "identity": 40, "contact": 25, "birth": 12, "image": 4, "economic": 12, "health": 4, "nir": 3,
}  # fmt: skip

#: The answers one meets, each with how often, where the terms of a list are not all as frequent.
_ANSWERS: Mapping[str, Mapping[str, int]] = {
    "flow.status": {"existing": 92, "planned": 5, "removed": 3},
    "flow.transformation": {
        "none": 80, "minimisation": 9, "aggregation": 5, "pseudonymisation": 3, "anonymisation": 3,
    },
    "flow.medium": {
        "api": 20, "sftp": 14, "email": 18, "file_exchange": 20, "web_form": 8, "paper": 6,
        "retyping": 4, "replication": 6, "deposit_platform": 3, "usb_key": 1,
    },
    "actor.kind": {
        "processor": 40, "recipient": 20, "public_authority": 15, "partner": 20, "publisher": 5,
    },
    "country": {
        "FR": 90, "DE": 2, "IE": 2, "BE": 1, "CH": 1, "GB": 1, "US": 2, "CA": 1,
    },
    "system.hosting": {"internal": 55, "saas": 25, "shared": 15, "cloud": 5},
    "dataset.personal_status": {
        "none": 45, "personal": 40, "personal_mask": 5, "pseudonymised": 2, "anonymised": 5,
        "to_study": 3,
    },
    "dataset.publication_status": {
        "to_study": 30, "to_publish": 15, "published": 20, "on_request": 15, "to_mask": 5,
        "not_communicable": 15,
    },
    "processing.role": {"controller": 94, "processor": 4, "joint": 2},
    "processing.legal_bases": {
        "public_task": 60, "legal_obligation": 25, "contract": 10, "consent": 5,
    },
    "processing.dpia_status": {"not_required": 85, "to_do": 5, "in_progress": 4, "done": 6},
    "processing.status": {"draft": 20, "finished": 40, "validated": 40},
    "dataset.data_categories": _CATEGORIES,
    "dataset.columns.category": {"identity": 30, "contact": 30, "birth": 20, "economic": 20},
    "processing.data.category": _CATEGORIES,
    "frequency": {"DAILY": 20, "WEEKLY": 20, "MONTHLY": 30, "QUARTERLY": 10, "ANNUAL": 20},
}  # fmt: skip

#: How many lines a record holds of each sort.
_LINES: Mapping[str, tuple[int, ...]] = {
    "columns": (0, 0, 4, 6, 8, 12),
    "resources": (0, 0, 1, 2),
    "sheets": (25,),
    "answers": (20,),
}
_FEW_LINES = (1, 1, 2, 3)


def lines_count(name: str, chance: Random) -> int:
    """How many lines of this sort a record holds."""
    return chance.choice(_LINES.get(name, _FEW_LINES))


def is_filled(kind: str, field: Field, chance: Random) -> bool:
    """Whether somebody answered this field of this record."""
    if field.name in _ALWAYS:
        return True
    return chance.random() < (_RARELY if field.name in _SELDOM else _USUALLY)


def chosen(kind: str, field: Field, number: int, chance: Random) -> Any:
    """What a field that is no link says in the record of this number."""
    own = _OWN.get(f"{kind}.{field.name}") or _OWN.get(field.name)
    if own is not None:
        return own(number, chance)
    if field.vocabulary is not None:
        return _term(kind, field, chance)
    return _BY_SHAPE[field.shape](field, chance)


def _term(kind: str, field: Field, chance: Random) -> Any:
    usual = _ANSWERS.get(f"{kind}.{field.name}") or _ANSWERS.get(field.name)
    if usual is not None:
        codes = chance.choices(list(usual), list(usual.values()))
    else:
        offered = [term.code for term in field.vocabulary.offered()] if field.vocabulary else []
        codes = chance.sample(offered, chance.choice((1, 1, 2)))
    return tuple(codes) if field.shape is Shape.CODES else codes[0]


def _siren(number: int, _chance: Random) -> str:
    """A number whose last digit is the key that SIREN asks for (Luhn)."""
    eight = f"{40_000_000 + number * 37:08d}"
    total = sum(sum(divmod(int(digit) * (1 + rank % 2), 10)) for rank, digit in enumerate(eight))
    return f"{eight}{-total % 10}"


def _actor_kind(number: int, chance: Random) -> str:
    if is_service(number):
        return "internal_service"
    usual = _ANSWERS["actor.kind"]
    return chance.choices(list(usual), list(usual.values()))[0]


def _day(_number: int, chance: Random, *, back: int = 1500) -> date:
    return _TODAY - timedelta(days=chance.randint(1, back))


def _later(_number: int, chance: Random) -> date:
    return _TODAY + timedelta(days=chance.randint(1, 700))


def _moment(_number: int, chance: Random) -> datetime:
    day = _day(_number, chance)
    return datetime(day.year, day.month, day.day, chance.randrange(24), tzinfo=UTC)


#: Fields that have a way of their own, whatever their shape.
_OWN: Mapping[str, Callable[[int, Random], Any]] = {
    "actor.kind": _actor_kind,
    "siren": _siren,
    "siret": lambda number, chance: "55208131766522",
    "rna": lambda number, chance: f"W{number:09d}",
    "reference": lambda number, chance: f"T-{number:05d}",
    "questionnaire": lambda number, chance: VERSION,
    "contact": lambda number, chance: f"service{number}@grandville.example",
    "steward": lambda number, chance: f"Camille Durand {number % 40}",
    "keywords": lambda number, chance: tuple(sorted(chance.sample(words.DOMAINS, 3))),
    "purposes": lambda number, chance: tuple(
        f"{chance.choice(words.PURPOSES)} du service {chance.choice(words.DOMAINS)}"
        for _ in range(chance.choice((1, 1, 2)))
    ),
    "retention": lambda number, chance: "5 ans",
    "active_duration": lambda number, chance: 5,
    "active_unit": lambda number, chance: "years",
    "retention_rule": lambda number, chance: "5 ans après la clôture du dossier",
    "retention_months": lambda number, chance: 60,
    "progress": lambda number, chance: chance.randrange(0, 101, 10),
    "level": lambda number, chance: chance.randint(1, 5),
    "reviewed_on": lambda number, chance: _day(number, chance, back=500),
    "updated_on": lambda number, chance: _day(number, chance, back=500),
    "contract_ends_on": _later,
    "due_on": _later,
    "ended_on": _later,
    "in_service_until": _later,
    "temporal_end": _later,
    "ends_on": _later,
    "answered_on": _later,
    "ended_at": lambda number, chance: datetime(2026, 11, 23, tzinfo=UTC),
}


def _text(field: Field, chance: Random) -> str:
    if field.url:
        return f"https://grandville.example/{field.name}/{chance.randrange(10_000)}"
    if field.long:
        return " ".join(chance.sample(words.SENTENCES, chance.choice((1, 2, 3))))
    return f"{chance.choice(words.HELD)}, {chance.choice(words.DOMAINS)}"


_BY_SHAPE: Mapping[Shape, Callable[[Field, Random], Any]] = {
    Shape.TEXT: _text,
    Shape.WORDS: lambda field, chance: tuple(chance.sample(words.DOMAINS, 2)),
    Shape.DATE: lambda field, chance: _day(0, chance),
    Shape.MOMENT: lambda field, chance: _moment(0, chance),
    Shape.INTEGER: lambda field, chance: int(10 ** (chance.random() * 5)),
    Shape.NUMBER: lambda field, chance: round(chance.random() * 100, 1),
    Shape.ANSWER: lambda field, chance: chance.random() < 0.8,
}
