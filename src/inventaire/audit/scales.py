"""The scales against which descriptions are read.

- RIP: the contents that CRPA R322-7 demands of an entry of the directory.
- data.gouv.fr: the nine criteria of its quality score (udata, ``Dataset.quality``), each worth one.
- MQA: see ``mqa``.
"""

from __future__ import annotations

from collections.abc import Mapping

from inventaire.audit.described import has_place, is_documented
from inventaire.audit.mqa import MQA
from inventaire.audit.openness import has_licence, has_open_format, is_on_time, may_be_opened
from inventaire.audit.scale import Measure, Scale, if_it_changes, on
from inventaire.i18n import N_

#: Characters that a description must exceed (udata, QUALITY_DESCRIPTION_LENGTH).
DESCRIPTION_LENGTH = 100

_NEVER_CHANGES = N_("Ces données ne sont jamais mises à jour.")

RIP = Scale(
    "rip",
    N_("RIP (R322-7)"),
    "RIP",
    N_("Ce que l'article R322-7 du CRPA demande de chaque entrée du répertoire."),
    (
        Measure(
            "title",
            N_("Titre exact"),
            "name",
            1,
            N_("La fiche porte un titre."),
            on(lambda d: bool(d.name.strip())),
        ),
        Measure(
            "subject",
            N_("Objet"),
            "description",
            1,
            N_("L'objet dit ce que contiennent les données."),
            on(lambda d: bool(d.description.strip())),
        ),
        Measure(
            "created",
            N_("Date de création"),
            "created_on",
            1,
            N_("La date de création est indiquée."),
            on(lambda d: d.created_on is not None),
        ),
        Measure(
            "conditions",
            N_("Conditions de réutilisation"),
            "licence",
            1,
            N_("Une licence ou des conditions sont choisies."),
            on(has_licence),
        ),
        Measure(
            "updated",
            N_("Date des mises à jour"),
            "updated_on",
            1,
            N_("La date de la dernière mise à jour est indiquée."),
            if_it_changes(lambda d: d.updated_on is not None),
            _NEVER_CHANGES,
        ),
        Measure(
            "update_subject",
            N_("Objet des mises à jour"),
            "update_subject",
            1,
            N_("Ce que les mises à jour ajoutent ou corrigent est indiqué."),
            if_it_changes(lambda d: bool(d.update_subject.strip())),
            _NEVER_CHANGES,
        ),
    ),
)

DATA_GOUV = Scale(
    "data_gouv",
    N_("Qualité data.gouv.fr"),
    "data.gouv.fr",
    N_("Les neuf critères que data.gouv.fr affiche sur la page d'un jeu de données."),
    (
        Measure(
            "licence",
            N_("Licence"),
            "licence",
            1,
            N_("Une licence est choisie, et la diffusion n'est pas restreinte."),
            on(lambda d: has_licence(d) and may_be_opened(d)),
        ),
        Measure(
            "temporal",
            N_("Période couverte"),
            "temporal_start",
            1,
            N_("Le début de la période couverte est indiqué."),
            on(lambda d: d.temporal_start is not None),
        ),
        Measure(
            "spatial",
            N_("Territoire couvert"),
            "spatial_label",
            1,
            N_("Le territoire couvert, ou sa granularité, est indiqué."),
            on(has_place),
        ),
        Measure(
            "frequency",
            N_("Fréquence de mise à jour"),
            "frequency",
            1,
            N_("Une fréquence est choisie, autre qu'« inconnue »."),
            on(lambda d: d.frequency not in {"", "UNKNOWN"}),
        ),
        Measure(
            "on_time",
            N_("Mise à jour faite à temps"),
            "updated_on",
            1,
            N_("La dernière mise à jour tient la fréquence annoncée."),
            is_on_time,
        ),
        Measure(
            "description",
            N_("Description de plus de 100 caractères"),
            "description",
            1,
            N_("L'objet dépasse 100 caractères : quoi, d'où, pour quoi faire, quelles limites."),
            on(lambda d: len(d.description) > DESCRIPTION_LENGTH),
        ),
        Measure(
            "open_format",
            N_("Format ouvert"),
            "resources",
            1,
            N_("Un fichier au moins a un format ouvert : ni pdf, ni doc, ni xls."),
            on(has_open_format),
        ),
        Measure(
            # Nothing here calls an address: an unknown answer counts as available, as in udata.
            "available",
            N_("Fichiers disponibles"),
            "resources",
            1,
            N_("Un fichier au moins est indiqué ; son adresse n'est pas essayée ici."),
            on(lambda d: bool(d.resources)),
        ),
        Measure(
            "documented",
            N_("Fichiers documentés"),
            "resources",
            1,
            N_("Un fichier est décrit, ou une documentation est jointe."),
            on(is_documented),
        ),
    ),
)

#: The scales, by code, in the order in which they are shown.
SCALES: Mapping[str, Scale] = {scale.code: scale for scale in (RIP, DATA_GOUV, MQA)}
