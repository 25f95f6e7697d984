"""What a register says that no longer holds, or that it says twice in two ways."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from inventaire.exchange.cnil_entries import Entry, TransferRow
from inventaire.exchange.parsing import is_nothing
from inventaire.i18n import N_, Text
from inventaire.vocabulary.countries import COUNTRIES, needs_safeguard
from inventaire.vocabulary.transfers import SAFEGUARDS

Warn = Callable[..., None]


def check_safeguard(
    row: TransferRow, safeguard: str, country: str, warn: Warn, *, on: date
) -> None:
    """Tell a safeguard that protects nothing any more, or an adequacy that does not hold."""
    term = SAFEGUARDS.get(safeguard)
    if term is not None and term.obsolete_since:
        text = N_("« %(safeguard)s » ne protège plus rien depuis le %(day)s : à remplacer.")
        day = term.obsolete_since.strftime("%d/%m/%Y")
        warn(text, row.safeguard.origin, safeguard=Text(term.label), day=day)
    if safeguard == "adequacy" and needs_safeguard(country, on=on):
        text = N_(
            "« Pays adéquat » : %(country)s n'est pas, ou n'est plus, adéquat sans condition. "
            "Vérifiez la garantie."
        )
        warn(text, row.safeguard.origin, country=Text(COUNTRIES.label_of(country)))
    elif safeguard == "adequacy" and (known := COUNTRIES.get(country)) and known.conditional:
        text = N_("L'adéquation de %(country)s est limitée : %(scope)s")
        scope = Text(known.adequacy_scope)
        warn(text, row.safeguard.origin, country=Text(known.label), scope=scope)


def check_sensitive(entry: Entry, warn: Warn) -> None:
    """Tell where the list and the sheet disagree on sensitive data."""
    told = entry.listed_sensitive
    if told is None or is_nothing(told) or not entry.in_sheet:
        return
    if told.key == "non" and entry.sensitive:
        warn(N_("La liste dit « Non » aux données sensibles, la fiche en décrit."), told.origin)
    elif told.key == "oui" and not entry.sensitive:
        text = N_("La liste dit « Oui » aux données sensibles, la fiche n'en décrit aucune.")
        warn(text, told.origin)
