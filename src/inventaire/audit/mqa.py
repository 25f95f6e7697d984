"""The Metadata Quality Assessment of data.europa.eu: 405 points in five dimensions.

A dataset that is not published has no address to try: its 100 points of accessibility are left
out, the scale is 305.
"""

from __future__ import annotations

from inventaire.audit.described import (
    any_format,
    data_files,
    has_known_licence,
    has_place,
    holds_to_dcat_ap,
)
from inventaire.audit.openness import has_licence, is_published
from inventaire.audit.scale import Measure, Scale, not_measured, on
from inventaire.i18n import N_

_ON_LINE = N_("Se mesure en ligne, sur le portail : aucune adresse n'est essayée ici.")
_ONCE_PUBLISHED = N_("Compte une fois le jeu de données publié.")

#: The accessibility dimension, left out while a dataset is not published.
ACCESSIBILITY = frozenset({"access_url", "download_url", "download_url_ok"})

MQA = Scale(
    "mqa",
    N_("MQA (data.europa.eu)"),
    "MQA",
    N_(
        "La grille du portail européen : 405 points, dont 100 pour des adresses qui ne s'essaient"
        " qu'en ligne. Avant publication, le score est un potentiel sur 305."
    ),
    (
        Measure(
            "keyword",
            N_("Mots-clés"),
            "keywords",
            30,
            N_("Un mot-clé au moins, pour être trouvé."),
            on(lambda d: bool(d.keywords)),
        ),
        Measure(
            "theme",
            N_("Thème"),
            "theme",
            30,
            N_("Un des quatorze thèmes européens."),
            on(lambda d: bool(d.theme)),
        ),
        Measure(
            "spatial",
            N_("Territoire couvert"),
            "spatial_label",
            20,
            N_("Le territoire couvert, ou sa granularité, est indiqué."),
            on(has_place),
        ),
        Measure(
            "temporal",
            N_("Période couverte"),
            "temporal_start",
            20,
            N_("Le début de la période couverte est indiqué."),
            on(lambda d: d.temporal_start is not None),
        ),
        Measure(
            "access_url",
            N_("Adresse joignable"),
            "resources",
            50,
            N_("L'adresse de la page ou du fichier répond."),
            not_measured,
            _ON_LINE,
        ),
        Measure(
            "download_url",
            N_("Adresse de téléchargement"),
            "resources",
            20,
            N_("Un fichier au moins a une adresse."),
            on(lambda d: any(r.url for r in data_files(d)) if is_published(d) else None),
            _ONCE_PUBLISHED,
        ),
        Measure(
            "download_url_ok",
            N_("Téléchargement joignable"),
            "resources",
            30,
            N_("L'adresse de téléchargement répond."),
            not_measured,
            _ON_LINE,
        ),
        Measure(
            "format",
            N_("Format des fichiers"),
            "resources",
            20,
            N_("Le format d'un fichier au moins est indiqué."),
            on(lambda d: any(r.format for r in data_files(d))),
        ),
        Measure(
            "media_type",
            N_("Type de média"),
            "resources",
            10,
            N_("Le format indiqué a un type de média connu (IANA)."),
            on(lambda d: any_format(d, "media_type")),
        ),
        Measure(
            "known_format",
            N_("Format du vocabulaire européen"),
            "resources",
            10,
            N_("Le format indiqué figure dans la liste européenne."),
            on(lambda d: any_format(d, "in_vocabulary")),
        ),
        Measure(
            "non_proprietary",
            N_("Format non propriétaire"),
            "resources",
            20,
            N_("Un fichier au moins s'ouvre sans logiciel particulier."),
            on(lambda d: any_format(d, "open")),
        ),
        Measure(
            "machine_readable",
            N_("Format lisible par une machine"),
            "resources",
            20,
            N_("Un fichier au moins se traite par programme : csv, json, xml…"),
            on(lambda d: any_format(d, "machine_readable")),
        ),
        Measure(
            "dcat_ap",
            N_("Conformité DCAT-AP"),
            "description",
            30,
            N_("Un titre, un objet, et une adresse pour chaque fichier indiqué."),
            on(holds_to_dcat_ap),
        ),
        Measure(
            "licence",
            N_("Licence"),
            "licence",
            20,
            N_("Une licence est choisie."),
            on(has_licence),
        ),
        Measure(
            "known_licence",
            N_("Licence du vocabulaire européen"),
            "licence",
            10,
            N_("La licence choisie figure dans la liste européenne."),
            on(has_known_licence),
        ),
        Measure(
            "access_rights",
            N_("Droits d'accès"),
            "publication_status",
            10,
            N_("Le statut de diffusion est indiqué."),
            on(lambda d: bool(d.publication_status)),
        ),
        Measure(
            "known_access_rights",
            N_("Droits d'accès du vocabulaire européen"),
            "publication_status",
            5,
            N_("Le statut de diffusion est tranché : public, restreint ou non communicable."),
            on(lambda d: d.publication_status not in {"", "to_study"}),
        ),
        Measure(
            "contact",
            N_("Point de contact"),
            "contact",
            20,
            N_("Une adresse ou une fonction à qui écrire."),
            on(lambda d: bool(d.contact)),
        ),
        Measure(
            "publisher",
            N_("Producteur"),
            "producer",
            10,
            N_("Le service producteur est indiqué."),
            on(lambda d: d.producer is not None),
        ),
        Measure(
            "rights",
            N_("Mention des droits"),
            "licence",
            5,
            N_("Une licence, ou ce qu'il en coûte de réutiliser."),
            on(lambda d: bool(d.fee or d.fee_basis or has_licence(d))),
        ),
        Measure(
            "size",
            N_("Taille des fichiers"),
            "resources",
            5,
            N_("La taille d'un fichier au moins est indiquée."),
            on(lambda d: any(r.size for r in d.resources)),
        ),
        Measure(
            "issued",
            N_("Date de création"),
            "created_on",
            5,
            N_("La date de création est indiquée."),
            on(lambda d: d.created_on is not None),
        ),
        Measure(
            "modified",
            N_("Date de mise à jour"),
            "updated_on",
            5,
            N_("La date de la dernière mise à jour est indiquée."),
            on(lambda d: d.updated_on is not None),
        ),
    ),
)
