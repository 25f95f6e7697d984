"""COH: data that are said impersonal, against what the flows show."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.trails import as_evidence
from inventaire.graph.build import ends_of
from inventaire.i18n import N_, Text
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import ref_of


@rule(
    "COH-04",
    Severity.MAJOR,
    N_("Données dites non personnelles, faites de données personnelles"),
    law="RGPD art. 4(1), 4(5) ; WP216",
    remedy=N_(
        "Vérifiez ce que ce jeu garde des personnes. S'il reste de quoi les retrouver, il est "
        "personnel ; sinon enregistrez l'anonymisation sur le flux, avec sa preuve."
    ),
    effort="days",
    weight=4,
)
def non_personal_fed_by_personal(picture: Picture) -> Iterator[Hit]:
    """Un jeu de données dit « sans données personnelles » ou « anonymisé » naît dans un système où
    arrivent des données personnelles que rien n'anonymise et que ce système n'est pas dit détenir :
    il est donc probable qu'il en soit fait. Si le système détient aussi d'autres données
    personnelles, rien ne le montre plus : la question n'est posée que pour des données «
    anonymisées », qui viennent forcément de quelque part. Une pseudonymisation sur leur chemin :
    voir COH-06.
    """
    for dataset, flow, number in _fed(picture):
        if dataset.personal_status == "anonymised" and flow.transformation == "pseudonymisation":
            continue
        place = ends_of(flow)[1]
        path = picture.spread.path(number, place) or ()
        yield Hit(
            records=(ref_of(dataset),),
            text=Text(
                N_("Il naît dans « %(system)s », que nourrit « %(source)s », sans anonymisation."),
                {
                    "system": picture.snapshot.label(place),
                    "source": picture.snapshot.label(Ref("dataset", number)),
                },
            ),
            evidence=as_evidence(path),
            field="personal_status",
            question=place.id in picture.personal_systems,
        )


def _fed(picture: Picture) -> Iterator[tuple[Dataset, Flow, int]]:
    """The impersonal datasets born where personal data arrive: with the flow and the data it
    brings.
    """
    for dataset in picture.snapshot.datasets:
        if dataset.personal_status not in ("none", "anonymised"):
            continue
        delivered = {f.target for f in picture.graph.flows_of_dataset.get(dataset.id, ())}
        for place in picture.graph.holders_of_dataset.get(dataset.id, ()):
            mixed = dataset.personal_status == "none" and place.id in picture.personal_systems
            found = None if place in delivered or mixed else _first_feeding(picture, place)
            if found is not None:
                yield dataset, *found
                break


def _first_feeding(picture: Picture, place: Ref) -> tuple[Flow, int] | None:
    """The first flow that brings a place personal data which it is not recorded as holding."""
    held = {dataset.id for dataset in picture.personal_systems.get(place.id, ())}
    for flow in picture.graph.incoming(place):
        for number in picture.spread.personal_delivered_by(flow):
            if number not in held and flow.source != place:
                return flow, number
    return None


@rule(
    "COH-06",
    Severity.CRITICAL,
    N_("Données dites anonymisées, seulement pseudonymisées"),
    law="RGPD art. 4(5), cons. 26 ; WP216",
    remedy=N_(
        "Un numéro, un code ou une empreinte à la place du nom laisse les données personnelles. "
        "Corrigez le statut, suspendez la publication, puis anonymisez vraiment (agréger, "
        "arrondir)."
    ),
    effort="days",
    weight=5,
)
def anonymised_in_name_only(picture: Picture) -> Iterator[Hit]:
    """Un jeu de données est dit « anonymisé », et le flux qui le transporte, ou qui nourrit le
    système où il naît, est noté comme une simple pseudonymisation.
    """
    fed = {dataset.id: flow for dataset, flow, _number in _fed(picture)}
    for dataset in picture.snapshot.datasets:
        if dataset.personal_status != "anonymised":
            continue
        carrying = list(picture.graph.flows_of_dataset.get(dataset.id, ()))
        feeding = [fed[dataset.id]] if dataset.id in fed else []
        weak = [f for f in (*carrying, *feeding) if f.transformation == "pseudonymisation"]
        if weak:
            yield Hit(
                records=(ref_of(dataset),),
                text=Text(
                    N_("Le flux « %(flow)s » pseudonymise : les personnes restent identifiables."),
                    {"flow": picture.snapshot.label(ref_of(weak[0]))},
                ),
                evidence=tuple(ref_of(flow) for flow in weak),
                field="personal_status",
            )
