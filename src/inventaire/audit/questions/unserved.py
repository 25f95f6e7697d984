"""Which flows serve no processing?"""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.picture import Picture
from inventaire.graph.build import ends_of
from inventaire.graph.questions.answer import Answer, Row, counted, shown_along
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.flows import MEDIA


def serving_nothing(picture: Picture) -> Answer:
    """The flows that hand over personal data which no processing in force explains (COH-03)."""
    found = list(unserved(picture))
    return Answer(
        sentence=_sentence(len(found)),
        notes=tuple(_notes(picture)),
        headings=(N_("Flux"), N_("De"), N_("Vers"), N_("Jeux de données"), N_("Moyen")),
        rows=tuple(_row(flow, datasets) for flow, datasets in found),
        shown=shown_along(picture.graph, [(flow.id,) for flow, _datasets in found]),
    )


def unserved(picture: Picture) -> Iterator[tuple[Flow, tuple[int, ...]]]:
    """Each flow of personal data that serves no processing in force, with those data.

    A flow attached to a processing makes it cover what it carries.
    """
    for flow in picture.personal_deliveries:
        personal = picture.spread.personal_delivered_by(flow)
        if not any(picture.processings_of_dataset.get(number) for number in personal):
            yield flow, personal


def _row(flow: Flow, datasets: tuple[int, ...]) -> Row:
    source, target = ends_of(flow)
    cells = (
        (source,),
        (target,),
        tuple(Ref("dataset", number) for number in datasets),
        Text(MEDIA.label_of(flow.medium)),
    )
    return Row(ref_of(flow), cells, (flow.id,))


def _sentence(count: int) -> Text:
    if not count:
        return Text(N_("Chaque flux de données personnelles sert un traitement du registre."))
    return counted(
        count,
        N_("Un flux de données personnelles ne sert aucun traitement du registre."),
        N_("%(count)s flux de données personnelles ne servent aucun traitement du registre."),
    )


def _notes(picture: Picture) -> Iterator[Text]:
    if not picture.register:
        yield Text(N_("Le registre est vide : commencez par lui."))
    others = [
        flow
        for flow in picture.graph.flows.values()
        if not flow.processings and not picture.spread.personal_delivered_by(flow)
    ]
    if others:
        yield counted(
            len(others),
            N_("Un autre flux n'en sert aucun : sans données personnelles, rien ne l'exige."),
            N_("%(count)s autres n'en servent aucun : sans données personnelles, rien ne l'exige."),
        )
