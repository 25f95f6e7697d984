"""The journal: who did what, and what was there before, in words that outlive the records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_datetime
from sqlalchemy import select
from sqlalchemy.orm import Session

from inventaire.access import ROLE_LABELS
from inventaire.i18n import LANGUAGES, N_, _, current_language
from inventaire.inventory.archive import fields_by_name, value_to_json
from inventaire.inventory.base import Record
from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.inventory.kinds import KINDS, ORGANISATION, PARTNER
from inventaire.operations.author import Author
from inventaire.store.journal import JournalRow

#: How each deed is told. Deeds on records say which; the others name what they concern.
DEEDS: Mapping[str, str] = {
    "create": N_("%(who)s a créé « %(name)s »"),
    "change": N_("%(who)s a modifié « %(name)s »"),
    "archive": N_("%(who)s a archivé « %(name)s »"),
    "restore": N_("%(who)s a restauré « %(name)s »"),
    "comment": N_("%(who)s a commenté « %(name)s »"),
    "withdraw_comment": N_("%(who)s a retiré un commentaire sur « %(name)s »"),
    "attach": N_("%(who)s a joint un fichier à « %(name)s »"),
    "detach": N_("%(who)s a supprimé un fichier joint à « %(name)s »"),
    "preview_import": N_("%(who)s a préparé l'import de « %(name)s »"),
    "correct_import": N_("%(who)s a corrigé la lecture de « %(name)s »"),
    "forget_import": N_("%(who)s a repris la lecture proposée de « %(name)s »"),
    "apply_import": N_("%(who)s a appliqué l'import de « %(name)s »"),
    "undo_import": N_("%(who)s a annulé l'import de « %(name)s »"),
    "enter_flows": N_("%(who)s a enregistré des flux par le texte : %(name)s"),
    "freeze": N_("%(who)s a figé la version « %(name)s »"),
    "run_audit": N_("%(who)s a lancé un audit"),
    "export": N_("%(who)s a produit le document « %(name)s »"),
    "export_catalogue": N_("%(who)s a produit le catalogue « %(name)s »"),
    "export_collection": N_("%(who)s a produit le classeur de collecte « %(name)s »"),
    "export_register": N_("%(who)s a produit le registre « %(name)s »"),
    "accept_finding": N_("%(who)s a accepté le constat %(name)s"),
    "refuse_finding": N_("%(who)s a écarté le constat %(name)s"),
    "plan_finding": N_("%(who)s a planifié une action pour le constat %(name)s"),
    "reopen_finding": N_("%(who)s a rouvert le constat %(name)s"),
    "sign_in": N_("%(who)s a ouvert une session"),
    "create_account": N_("%(who)s a créé le compte de %(name)s"),
    "change_account": N_("%(who)s a modifié le compte de %(name)s"),
    "change_password": N_("%(who)s a changé son mot de passe"),
    "ask_reset": N_("Un lien de réinitialisation a été créé pour %(name)s"),
    "reset_password": N_("%(who)s a choisi un nouveau mot de passe"),
    "enable_totp": N_("%(who)s a activé le second facteur"),
    "disable_totp": N_("%(who)s a désactivé le second facteur"),
    "lift_totp": N_("%(who)s a retiré le second facteur de %(name)s"),
    "deactivate_account": N_("%(who)s a fermé le compte de %(name)s"),
    "activate_account": N_("%(who)s a rouvert le compte de %(name)s"),
    "invite": N_("%(who)s a invité %(name)s"),
    "revoke_invitation": N_("%(who)s a retiré l'invitation de %(name)s"),
    "join": N_("%(who)s a rejoint l'organisation"),
    "add_member": N_("%(who)s a ajouté %(name)s aux membres"),
    "change_role": N_("%(who)s a changé le rôle de %(name)s"),
    "remove_member": N_("%(who)s a retiré %(name)s des membres"),
    "share": N_("%(who)s a partagé « %(name)s »"),
    "keep_view": N_("%(who)s a gardé la vue « %(name)s » de la carte"),
    "change_view": N_("%(who)s a modifié la vue « %(name)s » de la carte"),
    "archive_view": N_("%(who)s a archivé la vue « %(name)s » de la carte"),
    "restore_view": N_("%(who)s a rétabli la vue « %(name)s » de la carte"),
    "follow_dates": N_("%(who)s suit les échéances dans son agenda"),
    "stop_following": N_("%(who)s ne suit plus les échéances dans son agenda"),
    "open_directory": N_("%(who)s a mis le RIP en ligne"),
    "close_directory": N_("%(who)s a mis le RIP hors ligne"),
    "revise_directory": N_("%(who)s a révisé le RIP"),
    "revoke_share": N_("%(who)s a révoqué le partage « %(name)s »"),
}

#: What is told besides the fields of records: its label, and the words for its codes.
BESIDE: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "role": (N_("Rôle"), {role.value: label for role, label in ROLE_LABELS.items()}),
    "name": (N_("Nom"), {}),
    "language": (N_("Langue"), LANGUAGES),
    "decision": (
        N_("Décision"),
        {
            "accepted": N_("Accepté"),
            "refused": N_("Écarté"),
            "planned": N_("Action planifiée"),
        },
    ),
    "reason": (N_("Raison"), {}),
    "title": (N_("Titre"), {}),
    "file": (N_("Fichier"), {}),
    "comment": (N_("Commentaire"), {}),
    "query": (N_("Ce que la vue montre"), {}),
}

#: What each field was and has become, in plain data.
Differences = Mapping[str, tuple[Any, Any]]


def write_line(
    session: Session,
    author: Author,
    organisation_id: int | None,
    deed: str,
    *,
    now: datetime,
    ref: Ref | None = None,
    name: str = "",
    changes: Differences | None = None,
) -> JournalRow:
    """Write what was done: on which record, and what changed of it."""
    row = JournalRow(
        organisation_id=organisation_id,
        at=now,
        account_id=author.account_id,
        who=author.name,
        deed=deed,
        kind=ref.kind if ref else "",
        record_id=ref.id if ref else None,
        record_name=name,
        changes={field: list(pair) for field, pair in (changes or {}).items()},
    )
    session.add(row)
    session.flush()
    return row


def differences(
    before: Record | None, after: Record, names: Mapping[Ref, str]
) -> dict[str, tuple[Any, Any]]:
    """The fields that differ, in words that outlive the records: links are written by name."""
    found = {}
    for field in fields_of(type(after)):
        old = field.empty if before is None else getattr(before, field.name)
        new = getattr(after, field.name)
        if old != new:
            found[field.name] = (neutral(field, old, names), neutral(field, new, names))
    return found


def neutral(field: Field, value: Any, names: Mapping[Ref, str]) -> Any:
    """A value as plain data, linked records by name."""
    if field.shape is Shape.END:
        return "" if value is None else names.get(value, "")
    if field.shape is Shape.LINK and field.to is not None:
        return "" if value is None else names.get(Ref(field.to.kinds[0], value), "")
    if field.shape is Shape.LINKS and field.to is not None:
        return [names.get(Ref(field.to.kinds[0], number), "") for number in value]
    if field.shape is Shape.LINES and field.line is not None:
        inner = fields_of(field.line)
        return [{f.name: neutral(f, getattr(line, f.name), names) for f in inner} for line in value]
    return value_to_json(field, value)


def headline(entry: JournalRow) -> str:
    """What was done, in one sentence."""
    msgid = DEEDS.get(entry.deed)
    if msgid is None:
        return _("%(who)s : %(deed)s", who=entry.who, deed=entry.deed)
    return _(msgid, who=entry.who, name=entry.record_name or _("(sans nom)"))


def kind_label(entry: JournalRow) -> str:
    """The kind of the record concerned, in the reader's language; empty where there is none."""
    every = {**KINDS, ORGANISATION.code: ORGANISATION, PARTNER.code: PARTNER}
    return _(every[entry.kind].singular_label) if entry.kind in every else ""


def sentences(entry: JournalRow) -> tuple[str, ...]:
    """What changed, a sentence a field: « Base légale : (vide) → Obligation légale »."""
    fields = fields_by_name(entry.kind) if kind_label(entry) else {}
    told = []
    for name, (before, after) in entry.changes.items():
        field = fields.get(name)
        label, words = (field.label.text, {}) if field else BESIDE.get(name, (name, {}))
        told.append(
            _(
                "%(field)s : %(before)s → %(after)s",
                field=_(label),
                before=shown(field, before, words),
                after=shown(field, after, words),
            )
        )
    return tuple(told)


def shown(field: Field | None, value: Any, words: Mapping[str, str] | None = None) -> str:
    """A neutral value as people read it; ``words`` says codes that no field knows."""
    if words and isinstance(value, str) and value in words:
        return _(words[value])
    if value is None or value == "" or value == []:
        return _("(vide)")
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, list):
        return " ; ".join(shown(field, one) for one in value)
    if isinstance(value, dict):
        inner = {f.name: f for f in fields_of(field.line)} if field and field.line else {}
        said = [shown(inner.get(k), one) for k, one in value.items() if one not in (None, "", [])]
        return ", ".join(said)
    if field is not None and field.vocabulary is not None:
        return _(field.vocabulary.label_of(value))
    if field is not None and field.shape is Shape.DATE:
        return format_date(date.fromisoformat(value), "short", locale=current_language())
    if field is not None and field.shape is Shape.MOMENT:
        moment = datetime.fromisoformat(value)
        return format_datetime(moment, "short", locale=current_language())
    return str(value)


def entries(
    session: Session,
    organisation_id: int | None,
    *,
    ref: Ref | None = None,
    on_records: bool = False,
    page: int = 1,
    size: int = 50,
) -> list[JournalRow]:
    """The journal of an organisation, or of one of its records, the latest first.

    ``on_records`` leaves out what concerns people: who was invited, who may do what.
    """
    statement = select(JournalRow).where(JournalRow.organisation_id == organisation_id)
    if on_records:
        statement = statement.where(JournalRow.record_id.is_not(None))
    if ref is not None:
        statement = statement.where(JournalRow.kind == ref.kind, JournalRow.record_id == ref.id)
    statement = statement.order_by(JournalRow.at.desc(), JournalRow.id.desc())
    return list(session.scalars(statement.limit(size).offset((page - 1) * size)))
