"""An entry of the library as one organisation would write it, by its legal form and its size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inventaire.inventory.library.entry import Entry, Kept
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import DataLine, Processing, RecipientLine, SubjectLine
from inventaire.vocabulary.organisations import LEGAL_FORMS

#: « Moins de 250 personnes » (CNIL, délib. 2019-118, type 1).
_STAFF_OF_E01 = 250
_TO_CHECK = "à vérifier"


def suits(entry: Entry, organisation: Organisation) -> bool:
    """Whether organisations of this legal form usually do such a thing; no where it is unknown."""
    form = LEGAL_FORMS.get(organisation.legal_form)
    if form is None:
        return False
    if entry.forms:
        return form.code in entry.forms
    if entry.audience == "public":
        return form.public
    return entry.audience != "social_economy" or form.family == "social_economy"


def facts_of(entry: Entry, organisation: Organisation) -> dict[str, Any]:
    """What an entry says of a processing of this organisation, by field; in French, as kept.

    What was not read in the text itself says « à vérifier ». What only the organisation knows
    (its measures, its software, whether people were told) is left out.
    """
    public = _is_public(organisation)
    bases = entry.public_bases if public and entry.public_bases else entry.bases
    text = entry.public_text if public and entry.public_text else entry.text
    return {
        "name": entry.title,
        "role": entry.role,
        "purposes": entry.purposes,
        "legal_bases": bases,
        "legal_text": text if entry.text_checked or not text else f"{text} ({_TO_CHECK})",
        "legal_justification": entry.why if len(bases) > 1 else "",
        "article_9_exception": entry.article_9,
        "article_10_ground": entry.article_10,
        "nir_ground": entry.nir,
        "subjects": tuple(SubjectLine(category=c, precision=p) for c, p in entry.subjects),
        "data": tuple(_data_line(line) for line in lines_for(entry, organisation)),
        "recipients": tuple(RecipientLine(kind=k, precision=p) for k, p in entry.recipients),
        "dpia_criteria": entry.criteria,
        "dpia_required_type": entry.required,
        "dpia_exemption": exemption_for(entry, organisation),
        "notes": "\n".join(_remarks(entry, organisation)),
        "library_code": entry.code,
        "library_edition": entry.as_of,
    }


def as_processing(entry: Entry, organisation: Organisation, *, number: int) -> Processing:
    """The draft that adding an entry proposes."""
    return Processing(id=number, **facts_of(entry, organisation))


def lines_for(entry: Entry, organisation: Organisation) -> tuple[Kept, ...]:
    """The data and periods that are for this legal form; all of them where it is unknown."""
    public = _is_public(organisation)
    unwanted = {True: "private", False: "public", None: None}[public]
    return tuple(line for line in entry.data if line.only != unwanted)


def exemption_for(entry: Entry, organisation: Organisation) -> str:
    """The exemption of the CNIL's list, unless the size of the organisation excludes it."""
    large = (organisation.staff_fte or 0) >= _STAFF_OF_E01
    return "" if entry.exemption == "E01" and large else entry.exemption


def _is_public(organisation: Organisation) -> bool | None:
    form = LEGAL_FORMS.get(organisation.legal_form)
    return None if form is None else form.public


def _data_line(line: Kept) -> DataLine:
    count, unit = line.figures
    return DataLine(
        category=line.category,
        description=line.description,
        retention=line.retention,
        active_duration=count,
        active_unit=unit,
        starting_event=line.after,
        intermediate=line.then,
        legal_source=line.source if line.checked else f"{line.source} ({_TO_CHECK})",
        final_fate=line.fate,
    )


def _remarks(entry: Entry, organisation: Organisation) -> Iterator[str]:
    """What the draft says of itself: where it comes from, what is to check, what to think of."""
    yield (
        f"Fiche type {entry.code} de la bibliothèque, édition du {entry.as_of:%d/%m/%Y} : "
        "à adapter à ce que l'organisation fait vraiment."
    )
    if entry.to_check:
        yield f"À vérifier avant de valider : {', '.join(_doubts(entry, organisation))}."
    yield f"AIPD : {dpia_hint(entry, organisation)}"
    if entry.advice:
        yield entry.advice


def _doubts(entry: Entry, organisation: Organisation) -> Iterator[str]:
    if not entry.text_checked:
        yield "base légale et texte cité"
    if any(not line.checked for line in lines_for(entry, organisation)):
        yield "durées marquées « à vérifier »"
    if entry.article_9 or entry.article_10 or entry.nir:
        yield "fondement des données sensibles, pénales ou du NIR"


def dpia_hint(entry: Entry, organisation: Organisation) -> str:
    """What the library says of an impact assessment: the lists of the CNIL, then what to add."""
    exemption = exemption_for(entry, organisation)
    if entry.required:
        listed = f"obligatoire d'après la liste de la CNIL (type {entry.required})."
    elif exemption:
        listed = f"dispensée d'après la liste de la CNIL (type {exemption}), à vérifier."
    elif entry.exemption:
        listed = "la dispense vaut pour moins de 250 personnes : à étudier."
    elif entry.dpia:
        return entry.dpia
    else:
        return "en principe non requise, à vérifier."
    return f"{listed} {entry.dpia}".strip()
