"""A processing as the CNIL's PIA software opens it: « Importer un PIA » reads this file.

Only what is recorded is written; what nobody recorded is asked in its place. The software shows its
texts as pages: every word that people wrote is escaped. Attachments do not travel in such a file:
the map is joined by hand, where the text says so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from html import escape
from typing import Any

from inventaire.audit.dpia_guide import VERDICTS, guide
from inventaire.audit.picture import Picture
from inventaire.exchange.phrases import in_line, in_words
from inventaire.graph.build import ends_of
from inventaire.i18n import N_, _
from inventaire.inventory.fields import Ref, field_of
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import Processing
from inventaire.inventory.records import Actor, Flow
from inventaire.vocabulary.flows import MEDIA
from inventaire.vocabulary.processing import MEASURES

#: How many flows the text names; the map shows them all.
_MOST_FLOWS = 60


def to_pia(picture: Picture, processing: Processing, *, now: datetime) -> bytes:
    """The file of one processing, in progress, with the questions that its entry answers."""
    moment = now.isoformat().replace("+00:00", "Z")
    answers = [
        {
            "reference_to": reference,
            "data": {"text": text, "gauge": 0, "list": []},
            "created_at": moment,
        }
        for reference, write in _ANSWERS.items()
        if (text := "".join(write(picture, processing)))
    ]
    measures = [
        {"id": rank, "title": title, "content": content, "created_at": moment}
        for rank, (title, content) in enumerate(_measures(processing), 1)
    ]
    content = {
        "pia": _head(picture.organisation, processing, moment),
        "answers": answers,
        "measures": measures,
        "evaluations": [],
        "comments": [],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _head(organisation: Organisation, processing: Processing, moment: str) -> dict[str, Any]:
    return {
        "name": processing.name or _("(sans nom)"),
        "category": organisation.name,
        "status": 0,
        "author_name": organisation.name,
        "evaluator_name": organisation.dpo_name,
        "validator_name": organisation.controller_name,
        "dpos_names": organisation.dpo_name,
        "is_example": 0,
        "is_archive": 0,
        "created_at": moment,
        "updated_at": moment,
    }


def _measures(processing: Processing) -> Iterator[tuple[str, str]]:
    for line in processing.measures:
        yield _(MEASURES.label_of(line.measure)) if line.measure else "", _paragraph(line.detail)


# The texts, as the pages of the software show them.


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def _list(items: Iterable[str]) -> str:
    points = "".join(f"<li>{item}</li>" for item in items if item)
    return f"<ul>{points}</ul>" if points else ""


def _point(label: str, text: str) -> str:
    """« Label : text », the label in bold; nothing where the text is empty."""
    return f"<strong>{escape(label)}</strong> : {escape(text)}" if text else ""


def _told(picture: Picture, processing: Processing, *names: str) -> str:
    """Fields with their labels, those that say something."""
    fields = (field_of(Processing, name) for name in names)
    return _list(
        _point(_(f.label.text), in_words(picture.snapshot, f, getattr(processing, f.name)))
        for f in fields
    )


def _lines(picture: Picture, lines: Iterable[Any]) -> str:
    """The rows of a field, one under the other."""
    return _list(escape(in_line(picture.snapshot, line)) for line in lines)


_Writer = Callable[[Picture, Processing], Iterator[str]]


def _study(picture: Picture, processing: Processing) -> Iterator[str]:
    """111: what is studied."""
    yield _told(picture, processing, "reference", "purposes", "service", "started_on")
    yield _paragraph(processing.notes)
    found = guide(picture.organisation, processing)
    yield _paragraph(_("Pourquoi cette analyse : %(verdict)s", verdict=_(VERDICTS[found.verdict])))
    yield _list(escape(str(reason)) for reason in found.reasons)


def _responsible(picture: Picture, processing: Processing) -> Iterator[str]:
    """112: who answers for it."""
    own = picture.organisation
    names = ", ".join(filter(None, (own.name, own.controller_name)))
    yield _list(
        (
            _point(_("Responsable de traitement"), names),
            _point(_("Délégué à la protection des données"), own.dpo_name or own.dpo_company),
            _point(_("Sous-traitants"), ", ".join(one.name for one in _hired(picture, processing))),
        )
    )
    yield _told(picture, processing, "joint_controllers")


def _texts(picture: Picture, processing: Processing) -> Iterator[str]:
    """113: the references that apply."""
    yield _told(picture, processing, "legal_text")


def _data(picture: Picture, processing: Processing) -> Iterator[str]:
    """121: data, people, recipients, durations."""
    for name in ("data", "subjects", "recipients"):
        lines = _lines(picture, getattr(processing, name))
        if lines:
            yield f"<p><strong>{escape(_(field_of(Processing, name).label.text))}</strong></p>"
            yield lines


def _life_cycle(picture: Picture, processing: Processing) -> Iterator[str]:
    """122: the flows; the map is to be attached here."""
    flows = flows_of(picture, processing)
    if not flows:
        return
    yield _paragraph(_("Joignez ici la carte des flux que l'inventaire a dessinée."))
    yield _list(escape(_flow(picture, flow)) for flow in flows[:_MOST_FLOWS])
    if len(flows) > _MOST_FLOWS:
        yield _paragraph(
            _("et %(count)s autres flux, sur la carte", count=len(flows) - _MOST_FLOWS)
        )


def _flow(picture: Picture, flow: Flow) -> str:
    source, target = (picture.snapshot.label(end) for end in ends_of(flow))
    carried = ", ".join(picture.snapshot.label(Ref("dataset", n)) for n in flow.datasets)
    medium = _(MEDIA.label_of(flow.medium)) if flow.medium else ""
    what = " ; ".join(part for part in (carried, medium) if part)
    return f"{source} → {target}" + (f" ({what})" if what else "")


def _supports(picture: Picture, processing: Processing) -> Iterator[str]:
    """123: where the data are held."""
    numbers = dict.fromkeys(processing.systems)
    for number in datasets_of(picture, processing):
        dataset = picture.snapshot.dataset(number)
        numbers |= dict.fromkeys(dataset.systems if dataset else ())
    yield _list(escape(picture.snapshot.label(Ref("system", number))) for number in numbers)


def _fields(*names: str) -> _Writer:
    def write(picture: Picture, processing: Processing) -> Iterator[str]:
        yield _told(picture, processing, *names)

    return write


def _kept(picture: Picture, processing: Processing) -> Iterator[str]:
    """215: how long."""
    yield _lines(picture, processing.data)


def _contracts(picture: Picture, processing: Processing) -> Iterator[str]:
    """226: the contracts with processors."""
    names = ("contract_reference", "contract_signed_on", "contract_ends_on", "clauses")
    for actor in _hired(picture, processing):
        yield _paragraph(actor.name)
        yield _list(
            _point(
                _(field_of(Actor, name).label.text),
                in_words(picture.snapshot, field_of(Actor, name), getattr(actor, name)),
            )
            for name in names
        )


def _abroad(picture: Picture, processing: Processing) -> Iterator[str]:
    """227: transfers out of the Union."""
    yield _lines(picture, processing.transfers)


_ANSWERS: Mapping[int, _Writer] = {
    111: _study,
    112: _responsible,
    113: _texts,
    121: _data,
    122: _life_cycle,
    123: _supports,
    211: _fields("purposes"),
    212: _fields(
        "legal_bases",
        "legal_justification",
        "balancing_test",
        "article_9_exception",
        "article_10_ground",
        "nir_ground",
    ),
    215: _kept,
    221: _fields("data_source", "notice", "notice_url"),
    222: _fields("consent_record", "parental_consent"),
    223: _fields("rights_note"),
    226: _contracts,
    227: _abroad,
}


def datasets_of(picture: Picture, processing: Processing) -> tuple[int, ...]:
    """The datasets that a processing covers: named by it, or carried by a flow that serves it."""
    covered = dict.fromkeys(processing.datasets)
    for flow in picture.flows:
        if processing.id in flow.processings:
            covered |= dict.fromkeys(flow.datasets)
    return tuple(covered)


def flows_of(picture: Picture, processing: Processing) -> tuple[Flow, ...]:
    """The flows that carry those datasets, as long as they are personal."""
    wanted = frozenset(datasets_of(picture, processing))
    return tuple(
        flow for flow in picture.flows if wanted.intersection(picture.spread.delivered_by(flow))
    )


def _hired(picture: Picture, processing: Processing) -> tuple[Actor, ...]:
    """The processors to whom the data go, as declared or as the flows show."""
    numbers = [line.actor for line in processing.recipients]
    for flow in flows_of(picture, processing):
        _source, target = ends_of(flow)
        system = picture.snapshot.system(target.id) if target.kind == "system" else None
        numbers.append(target.id if system is None else system.operator)
    actors = (picture.snapshot.actor(number) for number in dict.fromkeys(numbers))
    return tuple(one for one in actors if one is not None and one.kind == "processor")


#: How the file and the map are called before their date.
FILE_NAME = N_("pia-%(slug)s-%(number)s")
