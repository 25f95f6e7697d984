"""How long is left until a date, in words: nobody has to read a colour or count days."""

from __future__ import annotations

from datetime import datetime, timedelta

from inventaire.audit.agenda import Due
from inventaire.i18n import _, ngettext
from inventaire.web.clock import ZONE

_HOUR = 3600
#: Beyond so many hours one counts days, then months, then years.
_MANY_HOURS, _MANY_DAYS, _MANY_MONTHS = 72, 60, 24
_MONTH, _YEAR = 30.44, 365.25
_SOON = 7


def remaining(due: Due, now: datetime) -> str:
    """« dans 3 jours », « encore 5 heures », « en retard de 2 jours »."""
    late = due.is_late(now.astimezone(ZONE))
    if due.at is not None:
        between = abs(due.at - now)
        if between < timedelta(hours=_MANY_HOURS):
            return _hours(between, late=late)
        return _days(between.days, late=late)
    return _days(abs((due.on - now.astimezone(ZONE).date()).days), late=late)


def is_soon(due: Due, now: datetime) -> bool:
    """Whether it falls within a week."""
    return (due.on - now.astimezone(ZONE).date()).days <= _SOON


def _hours(between: timedelta, *, late: bool) -> str:
    hours = int(between.total_seconds() // _HOUR)
    if hours == 0:
        return _("en retard de moins d'une heure") if late else _("moins d'une heure")
    if late:
        return ngettext("en retard de %(count)s heure", "en retard de %(count)s heures", hours)
    return ngettext("encore %(count)s heure", "encore %(count)s heures", hours)


def _days(days: int, *, late: bool) -> str:
    if days > _MANY_DAYS:
        return _months(days, late=late)
    if late:
        return ngettext("en retard de %(count)s jour", "en retard de %(count)s jours", days)
    if days <= 1:
        return _("demain") if days else _("aujourd'hui")
    return _("dans %(count)s jours", count=days)


def _months(days: int, *, late: bool) -> str:
    months, years = int(days / _MONTH), int(days / _YEAR)
    if months >= _MANY_MONTHS:
        if late:
            return ngettext("en retard de %(count)s an", "en retard de %(count)s ans", years)
        return ngettext("dans %(count)s an", "dans %(count)s ans", years)
    if late:
        return ngettext("en retard de %(count)s mois", "en retard de %(count)s mois", months)
    return ngettext("dans %(count)s mois", "dans %(count)s mois", months)
