"""VIO: breaches, notified and told in time (RGPD art. 33 and 34)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from inventaire.audit.agenda import NOTIFIED, awaits_notification
from inventaire.audit.picture import Picture
from inventaire.audit.rule import Hit, Severity, rule
from inventaire.audit.wording import day, term
from inventaire.i18n import N_, Text
from inventaire.inventory.protection import Breach
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.incidents import GRAVITIES
from inventaire.vocabulary.law import BREACH_HOURS

_DELAY = timedelta(hours=BREACH_HOURS.value)
_SOME_RISK = frozenset({"limited", "important", "maximum"})
_HIGH_RISK = frozenset({"important", "maximum"})


@rule(
    "VIO-01",
    Severity.CRITICAL,
    N_("Violation notifiée trop tard, ou pas notifiée"),
    law="RGPD art. 33(1)",
    remedy=N_(
        "Notifiez sans attendre sur le téléservice de la CNIL, en plusieurs fois s'il le faut, en "
        "disant pourquoi c'est tardif. Si le risque est improbable, écrivez pourquoi."
    ),
    effort="half_day",
    weight=5,
)
def breach_not_notified_in_time(picture: Picture) -> Iterator[Hit]:
    """Une violation a été notifiée plus de 72 heures après sa découverte, ou ne l'est pas et ce
    délai est passé. Un retard motivé, un risque non évalué ou une date manquante donnent une
    question ; un risque négligeable, noté avec « aucune notification », rien.
    """
    for breach in picture.snapshot.breaches:
        found = _lateness(breach, picture.today)
        if found:
            text, question = found
            yield Hit(records=(ref_of(breach),), text=text, field="notification", question=question)


def _lateness(breach: Breach, today: date) -> tuple[Text, bool] | None:
    """What is wrong with the notification of a breach, and whether it is only a question."""
    discovered, notified = breach.discovered_at, breach.notified_at
    if discovered is None:
        return None
    since = {"day": day(discovered.date())}
    if notified is not None:
        if notified - discovered <= _DELAY:
            return None
        if breach.delay_reason.strip():
            return Text(N_("Notifiée après 72 heures : le motif noté suffit-il ?")), True
        return Text(
            N_("Découverte le %(day)s, notifiée après 72 heures, sans motif."), since
        ), False
    if breach.notification in NOTIFIED:
        return Text(N_("À quelle date a-t-elle été notifiée ?")), True
    over = discovered < datetime.combine(today, time.min, discovered.tzinfo) - _DELAY
    if not over or not awaits_notification(breach):
        return None
    if breach.gravity in _SOME_RISK:
        return Text(
            N_("Découverte le %(day)s, non notifiée : les 72 heures sont passées."), since
        ), False
    return Text(N_("Découverte le %(day)s : y a-t-il un risque pour les personnes ?"), since), True


@rule(
    "VIO-02",
    Severity.CRITICAL,
    N_("Risque élevé, personnes non informées"),
    law="RGPD art. 34",
    remedy=N_(
        "Informez chaque personne, dans des mots simples : ce qui s'est passé, ce qu'elle risque, "
        "ce qu'elle peut faire, qui appeler. Sinon, notez laquelle des trois exceptions de "
        "l'article 34(3) s'applique."
    ),
    who="direction",
    effort="days",
    weight=5,
)
def people_not_told_of_breach(picture: Picture) -> Iterator[Hit]:
    """Une violation de gravité importante ou maximale n'a pas été annoncée aux personnes. Une
    annonce prévue, une exception notée ou une réponse manquante donnent une question.
    """
    for breach in picture.snapshot.breaches:
        if breach.gravity not in _HIGH_RISK or breach.communication == "yes":
            continue
        refused = breach.communication == "no"
        excused = refused and bool(breach.communication_note.strip())
        if excused:
            text = N_(
                "Gravité « %(gravity)s » : l'exception notée est-elle l'une des trois de la loi ?"
            )
        elif refused:
            text = N_("Gravité « %(gravity)s », et les personnes ne seront pas informées.")
        else:
            text = N_("Gravité « %(gravity)s » : quand les personnes seront-elles informées ?")
        yield Hit(
            records=(ref_of(breach),),
            text=Text(text, {"gravity": term(GRAVITIES, breach.gravity)}),
            field="communication",
            question=excused or not refused,
        )


@rule(
    "VIO-03",
    Severity.MINOR,
    N_("Pas de procédure en cas de violation"),
    law="RGPD art. 33(5), 24",
    remedy=N_(
        "Dites qui prévenir, qui décide de notifier, où l'on note chaque violation, et comment "
        "joindre le délégué et les prestataires un dimanche."
    ),
    effort="half_day",
    weight=4,
)
def no_breach_procedure(picture: Picture) -> Iterator[Hit]:
    """L'organisation tient un registre ou détient des données personnelles, et n'a pas de procédure
    en place en cas de violation ; sans réponse, c'est une question.
    """
    state = picture.organisation.breach_procedure
    if state == "yes" or not (picture.register or picture.personal_datasets):
        return
    texts = {
        "no": N_("Aucune procédure n'est écrite."),
        "in_progress": N_("La procédure est en cours d'écriture : un incident peut arriver avant."),
    }
    yield Hit(
        text=Text(texts.get(state, N_("Une procédure existe-t-elle ? La réponse manque."))),
        field="breach_procedure",
        question=state not in texts,
    )
