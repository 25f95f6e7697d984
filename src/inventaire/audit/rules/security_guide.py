"""SEC: how much of the CNIL's security guide is applied (RGPD art. 32)."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.i18n import N_, Text
from inventaire.inventory.protection import SecurityReview
from inventaire.inventory.snapshot import ref_of

_WORTH = {"yes": 1.0, "partial": 0.5, "no": 0.0}
_HALF = 0.5


@rule(
    "SEC-05",
    Severity.MAJOR,
    N_("Guide de la sécurité appliqué à moins de la moitié"),
    law="RGPD art. 32 ; CNIL, guide de la sécurité (2024)",
    remedy=N_("Commencez par les fiches à « non » : comptes, habilitations, sauvegardes, postes."),
    who="it",
    effort="project",
    weight=4,
)
def security_guide_under_half(picture: Picture) -> Iterator[Hit]:
    """Dans la dernière revue de sécurité, les fiches appliquées font moins de la moitié de celles
    qui ont une réponse (« en partie » compte pour moitié, « sans objet » ne compte pas). Sans
    aucune revue alors que des données personnelles sont inventoriées, l'outil propose d'en faire
    une.
    """
    review = _latest(picture)
    if review is None:
        if picture.personal_datasets:
            text = Text(N_("Où en est la sécurité ? Aucune revue n'est enregistrée."))
            yield Hit(text=text, question=True)
        return
    worth = [_WORTH[line.answer] for line in review.sheets if line.answer in _WORTH]
    if sum(worth) < _HALF * len(worth):
        applied = sum(1 for value in worth if value == 1)
        yield Hit(
            records=(ref_of(review),),
            text=Text(
                N_("Sur %(count)s fiches : %(applied)s appliquées, %(partial)s en partie."),
                {"applied": applied, "count": len(worth), "partial": worth.count(0.5)},
            ),
            field="sheets",
        )


def _latest(picture: Picture) -> SecurityReview | None:
    """The last review in which something was answered; one without a date comes first."""
    answered = [
        review
        for review in picture.snapshot.security_reviews
        if any(line.answer in _WORTH for line in review.sheets)
    ]
    return max(answered, key=lambda r: (str(r.reviewed_on or ""), r.id), default=None)
