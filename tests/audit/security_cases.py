"""Cases of SEC: what protects personal data."""

from __future__ import annotations

from datetime import date
from itertools import count

from tests.audit.cases import fires, silent
from tests.builders import actor, commune, dataset, flow, personal, picture, system

from inventaire.inventory.protection import SecurityReview, SheetLine
from inventaire.inventory.snapshot import Snapshot

_numbers = count(1)


def sent(*categories: str, **values: object) -> Snapshot:
    """A file sent by a service to another."""
    source, target = system("Source"), actor("Service", kind="internal_service")
    file = personal("Fichier", *categories)
    return picture(commune(), source, target, file, flow(source, target, file, **values))


def holding(*categories: str, **values: object) -> Snapshot:
    """A system that holds a file."""
    tool = system("Logiciel", **values)
    return picture(commune(), tool, personal("Fichier", *categories, held_by=[tool]))


@fires("SEC-01")
def contacts_sent_in_clear() -> Snapshot:
    return sent(medium="file_exchange", encrypted=False)


@fires("SEC-01")
def contacts_by_mail_in_clear() -> Snapshot:
    return sent(medium="email", encrypted=False)


@silent("SEC-01", "SEC-02")
def contacts_sent_encrypted() -> Snapshot:
    return sent(medium="sftp", encrypted=True)


@silent("SEC-01")
def nobody_said_whether_it_is_encrypted() -> Snapshot:
    return sent(medium="api")


@silent("SEC-01", "SEC-02")
def paper_is_not_encrypted() -> Snapshot:
    return sent("health", medium="paper", encrypted=False)


@silent("SEC-01")
def statistics_sent_in_clear() -> Snapshot:
    return sent("health", medium="email", encrypted=False, transformation="anonymisation")


@silent("SEC-01")
def prices_sent_in_clear() -> Snapshot:
    crm, site, prices = system("CRM"), system("Site"), dataset("Tarifs", personal_status="none")
    return picture(commune(), crm, site, prices, flow(crm, site, prices, encrypted=False))


@fires("SEC-02")
def payroll_sent_by_mail() -> Snapshot:
    return sent("identity", "nir", medium="email", encrypted=False)


@fires("SEC-02")
def health_on_a_key_that_may_be_encrypted() -> Snapshot:
    return sent("health", medium="usb_key")


@silent("SEC-02")
def contacts_by_mail_are_not_sensitive() -> Snapshot:
    return sent("identity", medium="email", encrypted=False)


@silent("SEC-02")
def health_by_api_in_clear_is_another_rule() -> Snapshot:
    return sent("health", medium="api", encrypted=False)


@fires("SEC-03")
def one_account_for_the_whole_desk() -> Snapshot:
    return holding(authentication="shared_account")


@fires("SEC-03")
def a_copy_that_anyone_opens() -> Snapshot:
    first, copy = system("Logiciel", authentication="sso"), system("Tableur", authentication="none")
    file = personal("Fichier", held_by=[first])
    return picture(commune(), first, copy, file, flow(first, copy, file))


@fires("SEC-03")
def nobody_knows_how_one_enters() -> Snapshot:
    return holding(authentication="unknown")


@fires("SEC-03")
def nobody_said_how_one_enters_a_system_of_health_data() -> Snapshot:
    return holding("health")


@silent("SEC-03", "SEC-04", "SEC-06", "SEC-07")
def a_paper_file_has_no_account() -> Snapshot:
    return holding("health", kind="paper", authentication="none", backups=False)


@silent("SEC-03", "SEC-04")
def ordinary_data_and_no_answer_yet() -> Snapshot:
    return holding()


@silent("SEC-03")
def everyone_has_a_password() -> Snapshot:
    return holding("health", authentication="password")


@fires("SEC-04")
def a_file_without_backup() -> Snapshot:
    return holding(backups=False)


@fires("SEC-04")
def health_data_and_nobody_said() -> Snapshot:
    return holding("health")


@silent("SEC-04")
def backups_are_made() -> Snapshot:
    return holding("health", backups=True)


@silent("SEC-04")
def menus_without_backup() -> Snapshot:
    tool = system("Menus", backups=False)
    return picture(commune(), tool, dataset("Menus", personal_status="none", held_by=[tool]))


def review(*answers: str, on: date = date(2026, 5, 1)) -> SecurityReview:
    sheets = tuple(
        SheetLine(sheet=f"s{number:02}", answer=answer)
        for number, answer in enumerate(answers, start=1)
    )
    return SecurityReview(id=next(_numbers), reviewed_on=on, sheets=sheets)


@fires("SEC-05")
def three_sheets_of_ten() -> Snapshot:
    return picture(commune(), review(*["yes"] * 3, *["no"] * 7))


@fires("SEC-05")
def personal_data_and_no_review() -> Snapshot:
    return picture(commune(), personal("Fichier"))


@silent("SEC-05")
def half_is_enough_and_what_does_not_apply_does_not_count() -> Snapshot:
    return picture(commune(), review("yes", "no", "partial", *["not_applicable"] * 9))


@silent("SEC-05")
def the_last_review_counts() -> Snapshot:
    before = review("no", "no", on=date(2024, 1, 1))
    return picture(commune(), personal("Fichier"), before, review("yes", "yes"))


@fires("SEC-06")
def access_to_health_data_never_reviewed() -> Snapshot:
    return holding("health", access_review=False)


@fires("SEC-06")
def a_copy_of_health_data_and_nobody_said() -> Snapshot:
    first, copy = system("Logiciel", access_review=True), system("Tableur")
    file = personal("Santé", "health", held_by=[first])
    return picture(commune(), first, copy, file, flow(first, copy, file))


@silent("SEC-06")
def access_to_ordinary_data() -> Snapshot:
    return holding(access_review=False)


@silent("SEC-06")
def access_to_health_data_is_reviewed() -> Snapshot:
    return holding("health", access_review=True)


@fires("SEC-07")
def health_data_behind_a_password_on_the_internet() -> Snapshot:
    return holding("health", exposed=True, authentication="password")


@fires("SEC-07")
def health_data_behind_a_single_sign_on() -> Snapshot:
    return holding("health", exposed=True, authentication="sso")


@silent("SEC-07")
def a_second_factor_is_asked() -> Snapshot:
    return holding("health", exposed=True, authentication="mfa")


@silent("SEC-07")
def it_is_not_reachable_from_outside() -> Snapshot:
    return holding("health", exposed=False, authentication="password")


@silent("SEC-07")
def contacts_behind_a_password_on_the_internet() -> Snapshot:
    return holding(exposed=True, authentication="password")
