"""DRO: what people are told, and how they exercise their rights (RGPD art. 12 to 22)."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.agenda import answer_due, is_open_request
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.wording import day
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import Processing
from inventaire.inventory.protection import Request
from inventaire.inventory.snapshot import ref_of

_INDIRECT = frozenset({"indirect", "both"})


def _is_told(processing: Processing) -> bool | None:
    """Whether people are informed; ``None`` where nobody answered."""
    return True if processing.notice_url.strip() else processing.notice


def _hit(processing: Processing, *, absent: str, unknown: str) -> Hit:
    asked = processing.notice is None
    return Hit(
        records=(ref_of(processing),),
        text=Text(unknown if asked else absent),
        field="notice",
        question=asked,
    )


@rule(
    "DRO-01",
    Severity.MAJOR,
    N_("Personnes non informées"),
    law="RGPD art. 13",
    remedy=N_(
        "Rédigez une mention : qui traite les données, pour quoi, sur quelle base, qui les reçoit, "
        "combien de temps, quels droits, et comment saisir la CNIL."
    ),
    who="service",
    effort="days",
    weight=4,
)
def people_not_informed(picture: Picture) -> Iterator[Hit]:
    """Les personnes ne sont pas informées d'un traitement dont les données viennent d'elles ; sans
    réponse, c'est une question. Une collecte indirecte relève de DRO-05.
    """
    for processing in picture.own_register:
        if processing.data_source not in _INDIRECT and not _is_told(processing):
            yield _hit(
                processing,
                absent=N_("Aucune mention d'information n'est donnée."),
                unknown=N_("Les personnes sont-elles informées ? La réponse manque."),
            )


@rule(
    "DRO-02",
    Severity.MAJOR,
    N_("Pas de procédure pour les demandes de droits"),
    law="RGPD art. 12(2), 12(3)",
    remedy=N_(
        "Dites à qui une demande est transmise, qui vérifie l'identité, qui répond, et dans quel "
        "délai : un mois."
    ),
    effort="half_day",
)
def no_rights_procedure(picture: Picture) -> Iterator[Hit]:
    """L'organisation tient un registre ou détient des données personnelles, et n'a pas de procédure
    en place pour les demandes ; sans réponse, c'est une question.
    """
    state = picture.organisation.rights_procedure
    if state == "yes" or not (picture.register or picture.personal_datasets):
        return
    texts = {
        "no": N_("Aucune procédure n'est écrite."),
        "in_progress": N_("La procédure est en cours d'écriture : une demande peut arriver avant."),
    }
    yield Hit(
        text=Text(texts.get(state, N_("Une procédure existe-t-elle ? La réponse manque."))),
        field="rights_procedure",
        question=state not in texts,
    )


@rule(
    "DRO-03",
    Severity.CRITICAL,
    N_("Demande de droit hors délai"),
    law="RGPD art. 12(3)",
    remedy=N_(
        "Répondez sans attendre, même pour refuser (avec le motif et les recours), et dites "
        "pourquoi la réponse est tardive."
    ),
    effort="half_day",
    weight=5,
)
def request_past_deadline(picture: Picture) -> Iterator[Hit]:
    """Une demande n'a pas de réponse et son délai est passé : un mois après la réception, trois si
    le délai a été prolongé. Un délai qui finit un samedi, un dimanche ou un jour férié court
    jusqu'au premier jour ouvré qui suit (règlement 1182/71, art. 3).
    """
    for request in picture.snapshot.requests:
        due = answer_due(request)
        if due is not None and request.received_on is not None and due < picture.today:
            yield Hit(
                records=(ref_of(request),),
                text=Text(
                    N_(
                        "Reçue le %(received)s, elle appelait une réponse avant le %(due)s au soir."
                    ),
                    {"received": day(request.received_on), "due": day(due)},
                ),
                evidence=tuple(
                    ref_of(found)
                    for number in request.processings
                    if (found := picture.snapshot.processing(number))
                ),
                field="answered_on",
            )


@rule(
    "DRO-04",
    Severity.INFO,
    N_("Effacer demande d'agir en plusieurs lieux"),
    law="RGPD art. 17, 19",
    remedy=N_(
        "Effacez dans chacun de ces lieux, prévenez les destinataires (art. 19), et notez ce qui "
        "est gardé et pourquoi : obligation légale, mission d'intérêt public, archives."
    ),
    effort="half_day",
    weight=2,
)
def erasure_must_reach_copies(picture: Picture) -> Iterator[Hit]:
    """Une demande d'effacement est en cours et les données des traitements qu'elle vise arrivent,
    par les flux, en plusieurs lieux : les voici. Le droit lui-même reste à apprécier.
    """
    for request in picture.snapshot.requests:
        if request.object != "erasure" or not is_open_request(request):
            continue
        places = _places_of(picture, request)
        if len(places) > 1:
            names = tuple(picture.snapshot.label(place) for place in places)
            yield Hit(
                records=(ref_of(request),),
                text=Text(N_("Les données sont en ces lieux : %(names)s."), {"names": names}),
                evidence=places,
            )


def _places_of(picture: Picture, request: Request) -> tuple[Ref, ...]:
    """Where the personal datasets of the processing that a request is about end up."""
    wanted = set(request.processings)
    found: dict[Ref, None] = {}
    for dataset in picture.personal_datasets:
        covering = picture.processings_of_dataset.get(dataset.id, ())
        if wanted.intersection(processing.id for processing in covering):
            found.update(dict.fromkeys(picture.spread.reach(dataset.id)))
    return tuple(sorted(found))


@rule(
    "DRO-05",
    Severity.MAJOR,
    N_("Collecte indirecte sans information"),
    law="RGPD art. 14",
    remedy=N_(
        "Informez les personnes dans le mois, ou à la première prise de contact : les mentions "
        "habituelles, plus la source et les catégories de données."
    ),
    who="service",
    effort="days",
    weight=4,
)
def indirect_collection_untold(picture: Picture) -> Iterator[Hit]:
    """Les données viennent d'ailleurs que des personnes, et elles n'en sont pas informées ; sans
    réponse, c'est une question.
    """
    for processing in picture.own_register:
        if processing.data_source in _INDIRECT and not _is_told(processing):
            yield _hit(
                processing,
                absent=N_("Les personnes ne savent pas que leurs données sont obtenues ailleurs."),
                unknown=N_(
                    "Les personnes savent-elles d'où viennent leurs données ? La réponse manque."
                ),
            )
