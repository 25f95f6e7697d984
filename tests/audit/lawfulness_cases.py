"""Cases of LIC and SEN: what makes a processing lawful."""

from __future__ import annotations

from tests.audit.cases import fires, silent
from tests.builders import association, commune, complete_processing, personal, picture

from inventaire.inventory.processing import DataLine, SubjectLine
from inventaire.inventory.snapshot import Snapshot

_NEWSLETTER = {
    "purposes": ("Envoyer la lettre municipale",),
    "legal_bases": ("consent",),
    "legal_text": "",
    "subjects": (SubjectLine(category="subscribers"),),
}


def _data(*categories: str) -> tuple[DataLine, ...]:
    return tuple(DataLine(category=category, retention="5 ans") for category in categories)


@silent(
    *("LIC-01", "LIC-02", "LIC-03", "LIC-04", "LIC-05", "LIC-06", "LIC-07"),
    *("SEN-01", "SEN-02", "SEN-03", "SEN-04"),
)
def a_legal_obligation_with_its_text() -> Snapshot:
    return picture(commune(), complete_processing())


@fires("LIC-01")
def no_basis_at_all() -> Snapshot:
    return picture(commune(), complete_processing(legal_bases=()))


@fires("LIC-02")
def a_commune_on_legitimate_interests_for_its_school_meals() -> Snapshot:
    entry = complete_processing(
        "Cantine", purposes=("Inscrire les enfants",), legal_bases=("legitimate_interests",)
    )
    return picture(commune(), entry)


@fires("LIC-02")
def a_commune_that_guards_its_premises_is_asked() -> Snapshot:
    entry = complete_processing(
        "Vidéosurveillance des locaux techniques", legal_bases=("legitimate_interests",)
    )
    return picture(commune(), entry)


@silent("LIC-02", "LIC-05")
def an_association_with_a_balancing_test() -> Snapshot:
    entry = complete_processing(
        legal_bases=("legitimate_interests",), balancing_test="Intérêt réel, opposition possible."
    )
    return picture(association(), entry)


@silent("LIC-02")
def an_association_that_runs_a_public_service_is_no_authority() -> Snapshot:
    entry = complete_processing(legal_bases=("legitimate_interests",))
    return picture(association(public_service_mission=True), entry)


@fires("LIC-03")
def consent_asked_from_agents() -> Snapshot:
    return picture(
        commune(), complete_processing(legal_bases=("consent",), consent_record="Papier")
    )


@fires("LIC-03")
def consent_asked_from_agents_among_others() -> Snapshot:
    people = (SubjectLine(category="employees"), SubjectLine(category="subscribers"))
    return picture(commune(), complete_processing(**{**_NEWSLETTER, "subjects": people}))


@silent("LIC-03")
def consent_asked_from_subscribers() -> Snapshot:
    return picture(commune(), complete_processing(**_NEWSLETTER))


@fires("LIC-04")
def a_public_task_without_text() -> Snapshot:
    return picture(commune(), complete_processing(legal_bases=("public_task",), legal_text=" "))


@fires("LIC-04")
def a_public_task_whose_text_is_still_to_be_cited() -> Snapshot:
    told = "Délibération qui crée le service, à citer"
    return picture(commune(), complete_processing(legal_bases=("public_task",), legal_text=told))


@silent("LIC-04")
def a_contract_needs_no_text() -> Snapshot:
    return picture(association(), complete_processing(legal_bases=("contract",), legal_text=""))


@fires("LIC-05")
def legitimate_interests_never_weighed() -> Snapshot:
    return picture(association(), complete_processing(legal_bases=("legitimate_interests",)))


@silent("LIC-05")
def where_the_basis_is_forbidden_nothing_is_to_be_weighed() -> Snapshot:
    return picture(commune(), complete_processing(legal_bases=("legitimate_interests",)))


@fires("LIC-06")
def two_bases_and_no_word_on_them() -> Snapshot:
    return picture(commune(), complete_processing(legal_bases=("legal_obligation", "public_task")))


@silent("LIC-06")
def two_bases_explained() -> Snapshot:
    entry = complete_processing(
        legal_bases=("legal_obligation", "contract"),
        legal_justification="Paie : obligation légale ; mutuelle : contrat.",
    )
    return picture(association(), entry)


@fires("LIC-07")
def consent_kept_nowhere() -> Snapshot:
    return picture(commune(), complete_processing(**_NEWSLETTER))


@silent("LIC-07")
def consent_kept_and_withdrawn_by_a_link() -> Snapshot:
    record = "Case cochée, datée ; lien de désabonnement dans chaque message."
    return picture(commune(), complete_processing(**_NEWSLETTER, consent_record=record))


@fires("SEN-01")
def health_data_without_exception() -> Snapshot:
    return picture(commune(), complete_processing(data=_data("identity", "health")))


@silent("SEN-01")
def health_data_for_social_care() -> Snapshot:
    entry = complete_processing(data=_data("health"), article_9_exception=("h",))
    return picture(commune(), entry)


@silent("SEN-01")
def a_photograph_is_not_biometric() -> Snapshot:
    return picture(commune(), complete_processing(data=_data("image")))


@fires("SEN-02")
def offences_without_ground() -> Snapshot:
    return picture(association(), complete_processing(data=_data("offences")))


@fires("SEN-02")
def offences_whose_ground_is_to_check() -> Snapshot:
    entry = complete_processing(data=_data("offences"), article_10_ground="to_check")
    return picture(association(), entry)


@silent("SEN-02")
def offences_that_a_text_allows() -> Snapshot:
    entry = complete_processing(data=_data("offences"), article_10_ground="authorised_by_law")
    return picture(association(), entry)


@fires("SEN-03")
def the_nir_for_no_stated_use() -> Snapshot:
    return picture(commune(), complete_processing("Cantine", data=_data("nir")))


@fires("SEN-03")
def the_nir_under_another_text() -> Snapshot:
    entry = complete_processing("Cantine", data=_data("nir"), nir_ground="other_text")
    return picture(commune(), entry)


@silent("SEN-03")
def the_nir_for_payroll() -> Snapshot:
    return picture(commune(), complete_processing(data=_data("nir"), nir_ground="payroll"))


_YOUTH_SITE = {
    **_NEWSLETTER,
    "purposes": ("Ouvrir un compte sur le site de l'espace jeunes",),
    "subjects": (SubjectLine(category="children"),),
    "consent_record": "Case cochée",
}


@fires("SEN-04")
def a_site_for_children_without_their_parents() -> Snapshot:
    entry = complete_processing(**_YOUTH_SITE, online_service=True, parental_consent=False)
    return picture(commune(), entry)


@fires("SEN-04")
def a_site_for_children_about_which_nothing_is_known() -> Snapshot:
    return picture(commune(), complete_processing(**_YOUTH_SITE))


@silent("SEN-04")
def a_site_for_children_with_their_parents() -> Snapshot:
    entry = complete_processing(**_YOUTH_SITE, online_service=True, parental_consent=True)
    return picture(commune(), entry)


@silent("SEN-04")
def minors_who_sign_on_paper() -> Snapshot:
    return picture(commune(), complete_processing(**_YOUTH_SITE, online_service=False))


@fires("SEN-05")
def allergies_in_the_file_and_not_in_the_register() -> Snapshot:
    meals = personal("Repas", "identity", "health")
    return picture(commune(), meals, complete_processing("Cantine", datasets=(meals.id,)))


@silent("SEN-05")
def allergies_in_both() -> Snapshot:
    meals = personal("Repas", "identity", "health")
    entry = complete_processing(
        "Cantine",
        datasets=(meals.id,),
        data=_data("identity", "health"),
        article_9_exception=("h",),
    )
    return picture(commune(), meals, entry)


@silent("SEN-05")
def a_file_outside_the_register_is_another_matter() -> Snapshot:
    return picture(commune(), personal("Repas", "health"), complete_processing())
