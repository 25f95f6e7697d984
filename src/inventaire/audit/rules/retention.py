"""CON: how long data are kept, and what becomes of them (RGPD art. 5(1)(e), C. patr.)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import ceil

from inventaire.audit.durations import (
    active_months,
    has_retention,
    is_unlimited,
    keeps_for_ever,
    months_in,
    sets_no_limit,
    total_months,
)
from inventaire.audit.picture import Picture
from inventaire.audit.retention_references import reference_for
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.wording import duration, terms
from inventaire.i18n import N_, Text
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.processing import DataLine, Processing
from inventaire.inventory.questions import categories_of
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.law import VIDEO_DAYS
from inventaire.vocabulary.processing import DATA_CATEGORIES

#: A month at most (CSI L252-5), in the unit in which periods are read.
_VIDEO_MONTHS = ceil(VIDEO_DAYS.value / 31)
_STREET_VIDEO = re.compile(
    r"video-? ?protection|(?:video|cameras?)[^.]{0,40}(?:voie|espace)s? publi(?:que|c)"
)
_DESTROY = "destroy"


def _named(lines: Iterable[DataLine]) -> tuple[Text | str, ...]:
    """What the lines are about: their categories, or their descriptions where they have none."""
    kept = tuple(lines)
    described = tuple(line.description for line in kept if not line.category)
    return (*terms(DATA_CATEGORIES, (line.category for line in kept if line.category)), *described)


@rule(
    "CON-01",
    Severity.MAJOR,
    N_("Conservation sans limite"),
    law="RGPD art. 5(1)(e), 13(2)(a)",
    remedy=N_(
        "Remplacez-la par une durée, ou par un critère qui permette de la calculer (« 2 ans après "
        "le dernier contact »)."
    ),
    effort="days",
    weight=4,
)
def kept_without_limit(picture: Picture) -> Iterator[Hit]:
    """Une durée dit « illimitée », « indéfinie » ou « aussi longtemps que nécessaire ». Une
    conservation définitive est une question : seules des archives publiques versées peuvent l'être.
    """
    for processing in picture.register:
        endless = [line for line in processing.data if sets_no_limit(line)]
        for_ever = [line for line in processing.data if keeps_for_ever(line)]
        if endless or for_ever:
            text = (
                N_("Aucune limite pour : %(categories)s.")
                if endless
                else N_("Conservation définitive sans sort final « conserver » : %(categories)s.")
            )
            yield Hit(
                records=(ref_of(processing),),
                text=Text(text, {"categories": _named(endless or for_ever)}),
                field="data",
                question=not endless,
            )
    for dataset in picture.personal_datasets:
        if dataset.retention_months is None and is_unlimited(dataset.retention_rule):
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(
                    N_("« %(rule)s » ne fixe aucune limite."), {"rule": dataset.retention_rule}
                ),
                field="retention_rule",
            )


@rule(
    "CON-02",
    Severity.MINOR,
    N_("Conservation plus longue que la référence"),
    law="RGPD art. 5(1)(e)",
    remedy=N_(
        "Ramenez la durée à la référence, ou notez ce qui justifie de garder ces données plus "
        "longtemps."
    ),
    effort="half_day",
    weight=2,
)
def longer_than_reference(picture: Picture) -> Iterator[Hit]:
    """Une durée dépasse celle d'un texte de référence pour des données que les mots de la fiche
    désignent sans ambiguïté (bulletins de paie, candidatures, pièces comptables…). Une seule
    référence est citée par fiche : celle de la première catégorie qui la dépasse.
    """
    for processing in picture.register:
        for line in processing.data:
            reference = reference_for(processing, line, public_body=picture.public_body)
            kept = total_months(line)
            if reference is None or kept is None or kept <= reference.months:
                continue
            yield Hit(
                records=(ref_of(processing),),
                text=Text(
                    N_(
                        "%(categories)s : %(kept)s ; référence « %(label)s » : %(months)s après "
                        "%(since)s (%(source)s)."
                    ),
                    {
                        "categories": _named([line]),
                        "kept": duration(kept),
                        "label": Text(reference.label),
                        "months": duration(reference.months),
                        "since": Text(reference.since),
                        "source": reference.source,
                    },
                ),
                field="data",
            )
            break


@rule(
    "CON-03",
    Severity.CRITICAL,
    N_("Vidéoprotection conservée plus d'un mois"),
    law="CSI L252-5",
    remedy=N_(
        "Ramenez l'effacement automatique à un mois au plus, ou à la durée plus courte de l'arrêté "
        "préfectoral. Seule une procédure judiciaire permet de garder une séquence plus longtemps."
    ),
    who="it",
    effort="half_day",
    weight=4,
)
def street_video_kept_too_long(picture: Picture) -> Iterator[Hit]:
    """Un traitement de vidéoprotection de la voie publique (d'après son nom, ses finalités, ou des
    images de passants) garde les images plus d'un mois. Une durée sans limite est une question :
    peut-être celle de l'arrêté est-elle plus courte.
    """
    for processing in picture.register:
        lines = _street_images(processing)
        known = [m for line in lines if (m := active_months(line)) is not None]
        months = max(known, default=None)
        endless = any(sets_no_limit(line) for line in lines)
        if months is not None and months > _VIDEO_MONTHS:
            text = Text(N_("Images gardées %(kept)s."), {"kept": duration(months)})
        elif months is None and endless:
            text = Text(N_("Les images sont-elles effacées au bout d'un mois ?"))
        else:
            continue
        yield Hit(records=(ref_of(processing),), text=text, field="data", question=months is None)


def _street_images(processing: Processing) -> list[DataLine]:
    """The lines of images of a street video entry; all of them where none is said to be images."""
    images = [line for line in processing.data if line.category == "image"]
    words = (
        processing.name,
        *processing.purposes,
        *(line.precision for line in processing.subjects),
    )
    passers_by = any(line.category == "passers_by" for line in processing.subjects)
    if any(_STREET_VIDEO.search(fold(text)) for text in words):
        return images or list(processing.data)
    return images if passers_by else []


@rule(
    "CON-04",
    Severity.MAJOR,
    N_("Destruction prévue sans visa des archives"),
    law="C. patr. L212-2, L212-3, R212-14",
    remedy=N_(
        "Avant toute destruction, demandez le visa aux archives départementales : ces documents "
        "sont des archives publiques."
    ),
    who="service",
    effort="days",
    weight=4,
)
def destruction_without_visa(picture: Picture) -> Iterator[Hit]:
    """Un organisme public prévoit de détruire un jeu de données sans visa des archives. Sans
    réponse sur le visa, ou pour un organisme privé chargé d'un service public, l'outil pose la
    question.
    """
    if not picture.administration:
        return
    for dataset in picture.snapshot.datasets:
        if dataset.final_fate != _DESTROY or dataset.archives_visa:
            continue
        known = picture.public_body and dataset.archives_visa is False
        text = (
            N_("Destruction prévue, sans visa des archives.")
            if known
            else N_("Destruction prévue : le visa des archives est-il acquis ?")
        )
        yield Hit(
            records=(ref_of(dataset),), text=Text(text), field="archives_visa", question=not known
        )


@rule(
    "CON-05",
    Severity.MINOR,
    N_("Deux durées qui se contredisent"),
    law="RGPD art. 5(1)(e), C. patr. L212-2",
    remedy=N_(
        "Mettez d'accord la durée d'utilité administrative du jeu de données et la durée du "
        "registre (base active et archivage intermédiaire)."
    ),
    effort="half_day",
    weight=2,
)
def administrative_life_contradicts_register(picture: Picture) -> Iterator[Hit]:
    """La durée d'utilité administrative d'un jeu de données diffère de la plus longue durée que les
    traitements qui le couvrent déclarent pour ses catégories. Pour un organisme public qui la garde
    plus longtemps, c'est une question : le dossier peut survivre à la base de données.
    """
    for dataset in picture.personal_datasets:
        life = _administrative_life(dataset)
        processings = picture.processings_of_dataset.get(dataset.id, ())
        declared = _longest_declared(dataset, processings)
        if life is None or declared is None or life == declared:
            continue
        yield Hit(
            records=(ref_of(dataset),),
            text=Text(
                N_("Durée d'utilité administrative : %(life)s. Au registre : %(declared)s."),
                {"life": duration(life), "declared": duration(declared)},
            ),
            evidence=tuple(ref_of(processing) for processing in processings),
            field="retention_rule",
            question=picture.public_body and life > declared,
        )


def _administrative_life(dataset: Dataset) -> int | None:
    if dataset.retention_months is not None:
        return dataset.retention_months
    return months_in(dataset.retention_rule)


def _longest_declared(dataset: Dataset, processings: Iterable[Processing]) -> int | None:
    """The longest declared period for its categories, in months; ``None`` where unknown."""
    categories = categories_of(dataset)
    lines = [
        line
        for processing in processings
        for line in processing.data
        if not categories or not line.category or line.category in categories
    ]
    found = [total_months(line) for line in lines if has_retention(line)]
    # One period that cannot be worked out may be the longest: then nothing can be compared.
    if not found or None in found:
        return None
    return max(months for months in found if months is not None)
