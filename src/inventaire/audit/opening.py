"""Whether a dataset is to be opened: one question after another, and the answer that decides.

CRPA L311-5, L311-6 (what nobody, or only the person concerned, may have), L312-1-2 and D312-1-3
(people), L312-1-1 and D312-1-1-1 (publication by default), L312-1 (of one's own accord). An answer
that is missing is asked for: it is never supposed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from inventaire.audit.duties import Duty, must_publish_by_default, must_publish_subsidies
from inventaire.audit.picture import Picture
from inventaire.i18n import N_, Text
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.questions import is_administration, is_personal
from inventaire.vocabulary.datasets import D312_CATEGORIES, PERSONAL_STATUSES, REFUSAL_GROUNDS
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.subject_kinds import SUBJECT_KINDS


class Verdict(Enum):
    """What the law says of opening a dataset."""

    OBLIGED = "obliged"
    MAY = "may"
    MASK = "mask"
    STUDY = "study"
    MUST_NOT = "must_not"


VERDICT_LABELS: Mapping[Verdict, str] = {
    Verdict.OBLIGED: N_("À ouvrir : la loi le demande"),
    Verdict.MAY: N_("Peut être ouvert"),
    Verdict.MASK: N_("Après occultation"),
    Verdict.STUDY: N_("À étudier"),
    Verdict.MUST_NOT: N_("Ne pas ouvrir tel quel"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer on the way: its law, and the field, of the dataset or its owner, that gave it."""

    text: Text
    law: str
    field: str
    of_organisation: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """A verdict and what led to it, the reason that decides last."""

    verdict: Verdict
    reasons: tuple[Reason, ...]

    @property
    def deciding(self) -> Reason:
        """The answer after which nothing more is asked."""
        return self.reasons[-1]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is known of one dataset when a question is put."""

    organisation: Organisation
    dataset: Dataset
    on_paper: bool


#: What a question gives: nothing, a reason to go on, or a verdict with its reason.
_Answer = tuple[Verdict | None, Reason | None]
_NOTHING: _Answer = (None, None)

#: Nobody keeps these up « de façon régulière ».
_NOT_REGULAR = frozenset({"NEVER", "NOT_PLANNED", "AS_NEEDED", "IRREG"})
_UNTOLD = frozenset({"", "UNKNOWN", "OTHER"})
#: What must be written beside a status for it to allow publication.
_PROOFS: Mapping[str, str] = {
    "anonymised": N_("Anonymisées : la preuve reste à noter."),
    "personal_text": N_("Un texte permettrait de publier : lequel reste à noter."),
    "personal_consent": N_("Les personnes auraient consenti : la preuve reste à noter."),
}


def opening_of(organisation: Organisation, dataset: Dataset, *, on_paper: bool = False) -> Opening:
    """What the law says of opening this dataset, and why. ``on_paper``: nothing of it is a file."""
    asked = _Asked(organisation, dataset, on_paper)
    reasons: list[Reason] = []
    for question in _QUESTIONS:
        verdict, reason = question(asked)
        if reason is not None:
            reasons.append(reason)
        if verdict is not None:
            return Opening(verdict, tuple(reasons))
    raise AssertionError("the last question always decides")


def _secrets(asked: _Asked) -> _Answer:
    """Secrets of L311-5 and L311-6, rights of others, what is not finished."""
    dataset = asked.dataset
    ground = REFUSAL_GROUNDS.get(dataset.refusal_ground)
    if ground is not None:
        said = Text(N_("Motif noté : %(ground)s."), {"ground": Text(ground.label)})
        return _masked(dataset), Reason(said, ground.source, "refusal_ground")
    if dataset.publication_status == "not_communicable":
        text = Text(N_("Dit non communicable, sans motif : lequel ?"))
        return Verdict.STUDY, Reason(text, "CRPA L311-5, L311-6", "refusal_ground")
    if _masked(dataset) is Verdict.MASK:
        field = "publication_status" if dataset.publication_status == "to_mask" else ""
        text = Text(N_("Des éléments sont à occulter d'abord."))
        return Verdict.MASK, Reason(text, "CRPA L312-1-2", field or "personal_status")
    return _NOTHING


def _masked(dataset: Dataset) -> Verdict:
    """What can be masked may leave without it; what cannot stays."""
    masked = dataset.publication_status == "to_mask" or dataset.personal_status == "personal_mask"
    return Verdict.MASK if masked else Verdict.MUST_NOT


def _people(asked: _Asked) -> _Answer:
    """Personal data leave anonymised, or by a text, by consent, or by a category of D312-1-3."""
    dataset = asked.dataset
    status = PERSONAL_STATUSES.get(dataset.personal_status)
    if status is not None and status.publishable:
        return _allowed(dataset)
    if is_personal(dataset) is None:
        text = Text(N_("Contient-il des données personnelles ? La réponse décide de la suite."))
        return Verdict.STUDY, Reason(text, "CRPA L312-1-2", "personal_status")
    text = Text(N_("Des personnes y sont identifiables, et rien ne permet de les publier."))
    if dataset.personal_status == "pseudonymised":
        text = Text(N_("Pseudonymisées : elles restent personnelles."))
    return Verdict.MUST_NOT, Reason(text, "CRPA L312-1-2", "personal_status")


def _allowed(dataset: Dataset) -> _Answer:
    """What allows publication although people may be concerned, with its proof."""
    if dataset.personal_status == "none":
        text = Text(N_("Rien ne s'y rapporte à une personne."))
        return None, Reason(text, "CRPA L312-1-2", "personal_status")
    if dataset.personal_status == "personal_d312":
        category = D312_CATEGORIES.get(dataset.d312_category)
        if category is None:
            text = Text(N_("Publiable par catégorie : laquelle reste à noter."))
            return Verdict.STUDY, Reason(text, "CRPA D312-1-3", "d312_category")
        said = Text(N_("Publiable sans anonymisation : %(name)s."), {"name": Text(category.label)})
        return None, Reason(said, category.source, "d312_category")
    if not dataset.personal_status_proof.strip():
        text = Text(_PROOFS[dataset.personal_status])
        return Verdict.STUDY, Reason(text, "CRPA L312-1-2", "personal_status_proof")
    label = PERSONAL_STATUSES[dataset.personal_status].label
    said = Text(N_("%(status)s, preuve à l'appui."), {"status": Text(label)})
    return None, Reason(said, "CRPA L312-1-2", "personal_status_proof")


def _essential(asked: _Asked) -> _Answer:
    """What a text of its own demands: grants, public contracts."""
    kind = SUBJECT_KINDS.get(asked.dataset.subject_kind)
    if kind is None or not kind.essential or is_administration(asked.organisation) is False:
        return _NOTHING
    if kind.code == "subsidies":
        law = "Loi 2000-321 art. 10 ; décret 2017-779"
        return _by_duty(must_publish_subsidies(asked.organisation), law)
    if is_administration(asked.organisation):
        text = Text(N_("Leur publication est demandée par un texte."))
        return Verdict.OBLIGED, Reason(text, "CCP R2196-1", "subject_kind")
    return _NOTHING


def _by_duty(duty: Duty, law: str) -> _Answer:
    """What a duty of the organisation decides; where it has none, the next question is put."""
    if duty.applies:
        return Verdict.OBLIGED, Reason(duty.reason, law, "subject_kind")
    if duty.applies is None:
        return Verdict.STUDY, Reason(duty.reason, law, duty.asks, of_organisation=True)
    return _NOTHING


def _default(asked: _Asked) -> _Answer:
    """Whether the organisation publishes by default, by its mission, its size, its inhabitants."""
    duty = must_publish_by_default(asked.organisation)
    law = "CRPA L312-1-1, D312-1-1-1"
    if duty.applies is None:
        return Verdict.STUDY, Reason(duty.reason, law, duty.asks, of_organisation=True)
    reason = Reason(duty.reason, law, duty.field, of_organisation=True)
    return (None if duty.applies else Verdict.MAY), reason


def _families(asked: _Asked) -> _Answer:
    """The four families of L312-1-1: what is asked for, the RIP, what is regularly updated."""
    dataset, law = asked.dataset, "CRPA L312-1-1"
    if asked.on_paper:
        text = Text(N_("N'existe que sur papier : la loi vise ce qui est électronique."))
        return Verdict.MAY, Reason(text, law, "systems")
    if dataset.principal_document:
        text = Text(N_("Il figure au RIP."))
        return Verdict.OBLIGED, Reason(text, f"{law} 2°", "principal_document")
    if dataset.publication_status == "on_request":
        text = Text(N_("Il est communiqué à qui le demande."))
        return Verdict.OBLIGED, Reason(text, f"{law} 1°", "publication_status")
    if dataset.frequency in _UNTOLD:
        text = Text(N_("Est-il mis à jour régulièrement ? La réponse décide de l'obligation."))
        return Verdict.STUDY, Reason(text, f"{law} 3°", "frequency")
    said = {"frequency": Text(FREQUENCIES.label_of(dataset.frequency))}
    if dataset.frequency in _NOT_REGULAR:
        text = Text(N_("Sans mise à jour régulière (%(frequency)s), et hors du RIP."), said)
        return Verdict.MAY, Reason(text, f"{law} 3°", "frequency")
    text = Text(N_("Mis à jour régulièrement (%(frequency)s)."), said)
    return Verdict.OBLIGED, Reason(text, f"{law} 3°", "frequency")


#: In the order of the law: what forbids comes before what demands.
_QUESTIONS: tuple[Callable[[_Asked], _Answer], ...] = (
    _secrets,
    _people,
    _essential,
    _default,
    _families,
)


def easiest_to_open(picture: Picture) -> list[Dataset]:
    """What a body that is not obliged begins with: nothing personal, a steward, no objection.

    The best described come first (MQA): less remains to be done.
    """
    easy = [
        dataset
        for dataset in picture.snapshot.datasets
        if dataset.publication_status in {"", "to_study", "to_publish"}
        and is_personal(dataset) is False
        and dataset.steward.strip()
        and not dataset.refusal_ground
    ]
    return sorted(easy, key=lambda one: -picture.scores(one).mqa.points)
