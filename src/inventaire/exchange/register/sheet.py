"""The sheet of one processing in the CNIL's layout: a section after another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, starmap

from inventaire.exchange.register.cells import LIST, Look, Placed, Row, headed, labelled, or_nothing
from inventaire.exchange.register.fiche import Fiche
from inventaire.inventory.fields import Ref
from inventaire.inventory.processing import (
    DataLine,
    MeasureLine,
    Processing,
    RecipientLine,
    SubjectLine,
    TransferLine,
)
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.countries import country_label
from inventaire.vocabulary.processing import (
    DATA_CATEGORIES,
    DATA_SUBJECTS,
    LEGAL_BASES,
    MEASURES,
    PROCESSING_ROLES,
    RECIPIENT_KINDS,
)
from inventaire.vocabulary.transfers import SAFEGUARDS


def sheet_rows(snapshot: Snapshot, fiche: Fiche) -> Iterator[Row]:
    """Every row of a sheet, sections that hold nothing included."""
    one = fiche.record
    # A processing called « Destinataires » must not be read as the heading of a section.
    yield (Placed(f"Fiche de registre : {fiche.title}", Look.TITLE),)
    yield (Placed("← Liste des traitements", Look.LINK, leads_to=LIST),)
    yield labelled("Nom du traitement", one.name)
    yield labelled("N° / RÉF", one.reference)
    yield labelled("Date de création de la fiche", one.started_on)
    yield labelled("Mise à jour de la fiche", one.updated_on)
    yield labelled("Rôle", PROCESSING_ROLES.label_of(one.role))
    yield from _actors(snapshot, one)
    yield from _purposes(one)
    yield from _lawfulness(one)
    yield from _data(one)
    yield from _subjects(one)
    yield from _recipients(snapshot, one)
    yield from _measures(one)
    yield from _transfers(snapshot, one)


def _actors(snapshot: Snapshot, one: Processing) -> Iterator[Row]:
    who = snapshot.organisation
    yield ()
    yield headed("Acteurs", "Nom")
    yield labelled("Responsable du traitement", who.controller_name)
    yield labelled("Délégué à la protection des données", who.dpo_name)
    for number in one.joint_controllers:
        name = snapshot.label(Ref("actor", number))
        yield labelled("Responsable(s) conjoint(s)", name)
    for number in one.clients:
        yield labelled("Client", snapshot.label(Ref("actor", number)))


def _purposes(one: Processing) -> Iterator[Row]:
    yield ()
    yield headed("Finalité(s) du traitement effectué")
    yield from or_nothing(
        labelled(f"Sous-finalité {rank}" if rank else "Finalité principale", purpose)
        for rank, purpose in enumerate(one.purposes)
    )


def _lawfulness(one: Processing) -> Iterator[Row]:
    yield ()
    yield headed("Base légale", "Fondement")
    yield from or_nothing(
        labelled("Fondement", LEGAL_BASES.label_of(code)) for code in one.legal_bases
    )
    if one.legal_text:
        yield labelled("Texte cité", one.legal_text)


_DATA = {
    False: "Catégories de données personnelles concernées",
    True: "Données sensibles",
}


def _data(one: Processing) -> Iterator[Row]:
    """The lines in their order: the two headings of the model come back as often as needed."""
    runs = [(key, tuple(lines)) for key, lines in groupby(one.data, key=is_sensitive)]
    for sensitive, lines in runs or [(False, ())]:
        yield ()
        yield headed(_DATA[sensitive], "Description", "", "", "Durée de conservation")
        yield from or_nothing(map(_data_line, lines))


def _data_line(line: DataLine) -> Row:
    label = DATA_CATEGORIES.label_of(line.category) if line.category else "Autre"
    return labelled(label, line.description, "", "", line.retention)


def is_sensitive(line: DataLine) -> bool:
    """Whether the layout counts a category among sensitive data: art. 9, art. 10, the NIR."""
    if line.category not in DATA_CATEGORIES:
        return False
    category = DATA_CATEGORIES[line.category]
    return category.special or category.criminal or category.nir


def _subjects(one: Processing) -> Iterator[Row]:
    yield ()
    yield headed("Catégories de personnes concernées", "Catégorie", "", "", "Précisions")
    yield from or_nothing(starmap(_subject, enumerate(one.subjects, start=1)))


def _subject(rank: int, line: SubjectLine) -> Row:
    choice = DATA_SUBJECTS.label_of(line.category) if line.category else ""
    return labelled(f"Catégorie de personnes {rank}", choice, "", "", line.precision)


def _recipients(snapshot: Snapshot, one: Processing) -> Iterator[Row]:
    yield ()
    yield headed("Destinataires", "Type de destinataire", "", "", "Précisions", "Organisme")
    nothing = "Aucun destinataire" if one.no_recipient else "Non renseigné"
    lines = enumerate(one.recipients, start=1)
    yield from or_nothing((_recipient(snapshot, line, rank) for rank, line in lines), nothing)


def _recipient(snapshot: Snapshot, line: RecipientLine, rank: int) -> Row:
    name = "" if line.actor is None else snapshot.label(Ref("actor", line.actor))
    kind = RECIPIENT_KINDS.label_of(line.kind) if line.kind else ""
    return labelled(f"Destinataire {rank}", kind, "", "", line.precision, name)


def _measures(one: Processing) -> Iterator[Row]:
    yield ()
    yield headed("Mesures de sécurité", "Type de mesure de sécurité", "", "", "Précisions")
    yield from or_nothing(starmap(_measure, enumerate(one.measures, start=1)))


def _measure(rank: int, line: MeasureLine) -> Row:
    choice = MEASURES.label_of(line.measure) if line.measure else ""
    return labelled(f"Mesure de sécurité {rank}", choice, "", "", line.detail)


def _transfers(snapshot: Snapshot, one: Processing) -> Iterator[Row]:
    yield ()
    heading = ("Transferts hors UE", "Destinataire", "Pays", "Type de garanties", "")
    yield headed(*heading, "Liens vers la documentation")
    lines = enumerate(one.transfers, start=1)
    yield from or_nothing(_transfer(snapshot, line, rank) for rank, line in lines)


def _transfer(snapshot: Snapshot, line: TransferLine, rank: int) -> Row:
    name = "" if line.actor is None else snapshot.label(Ref("actor", line.actor))
    country = country_label(line.country, "fr") if line.country else ""
    guard = SAFEGUARDS.label_of(line.safeguard) if line.safeguard else ""
    return labelled(f"Organisme destinataire {rank}", name, country, guard, "", line.documentation)
