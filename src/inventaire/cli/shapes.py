"""What commands answer to programs: an example of each answer, which tests hold them to.

Names and codes are stable: a name may be added, none is taken away nor given another meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inventaire.cli.sample_shape import SAMPLE, SAMPLE_NOTE

_FINDING = {
    "rule": "LIC-01",
    "severity": "major",
    "question": False,
    "title": "Traitement sans base légale",
    "law": "RGPD art. 6(1)",
    "text": "Aucune base légale n'est indiquée.",
    "records": [{"kind": "processing", "id": 12, "name": "Paie"}],
    "evidence": [{"kind": "flow", "id": 7}],
    "decision": "",
}
_CHANGE = {
    "deed": "change",
    "kind": "processing",
    "id": 12,
    "name": "Paie",
    "fields": [
        {
            "field": "purposes",
            "before": ["Verser les salaires"],
            "after": ["Payer les agents"],
            "origin": {"sheet": "Fiche T-01", "cell": "B18"},
        }
    ],
}
_BACKUP = {
    "file": "inventaire-2026-11-25.zip",
    "made_at": "2026-11-25T18:00:00+00:00",
    "made_with": "0.1.0",
    "revision": "shares",
    "rows": 1090,
    "files": 12,
    "tables": {"account": 4, "organisation": 2},
}

_IMPORT = {
    "organisation": "valbrise",
    "file": "registre.ods",
    "format": "cnil",
    "applied": True,
    "import": 3,
    "lists": [
        {
            "sheet": "Parc",
            "kind": "system",
            "layout": None,
            "headings_row": 3,
            "remembered_on": "2026-11-25",
            "columns": [{"heading": "Progiciel", "field": "name"}],
        }
    ],
    "names": [
        {
            "kind": "actor",
            "name": "Sté Berger",
            "same_as": 12,
            "candidates": [{"id": 12, "name": "Berger SARL"}],
        }
    ],
    "created": 0,
    "changed": 1,
    "unchanged": 11,
    "changes": [_CHANGE],
    "warnings": [
        {
            "text": "« Privacy Shield » n'est plus une garantie depuis 2020.",
            "origin": {"sheet": "Fiche T-01", "cell": "D44"},
        }
    ],
    "refused": [],
}
_DATASET = {"kind": "dataset", "id": 3, "name": "Contacts"}
_WAY = [
    {
        "flow": 7,
        "source": {"kind": "system", "id": 1, "name": "CRM"},
        "target": {"kind": "system", "id": 2, "name": "Lettre"},
        "medium": "email",
    }
]
_ITEM = {
    "matter": "categories",
    "standing": "observed",
    "subject": {"kind": "category", "id": "health", "name": "Santé"},
    "processings": [{"kind": "processing", "id": 12, "name": "Paie"}],
    "datasets": [_DATASET],
    "path": _WAY,
    "country": "",
    "safeguard": "",
    "note": "",
}

_TAKEN = {k: v for k, v in _IMPORT.items() if k not in ("file", "format", "lists", "names")}

#: By command: the answer, as data.
SHAPES: Mapping[str, Any] = {
    "account create": {
        "email": "camille@exemple.fr",
        "name": "Camille Durand",
        "admin": False,
        "organisation": "valbrise",
        "role": "consultant",
    },
    "account list": [
        {"email": "camille@exemple.fr", "name": "Camille Durand", "admin": False, "active": True}
    ],
    "account reset": {
        "email": "camille@exemple.fr",
        "link": "https://inventaire.exemple.fr/nouveau-mot-de-passe/…",
    },
    "audit": {
        "organisation": "valbrise",
        "counts": {"critical": 0, "major": 1, "minor": 0, "info": 0},
        "findings": [_FINDING],
    },
    "backup": _BACKUP,
    "detect": SAMPLE,
    "flows": {
        "organisation": "valbrise",
        "applied": True,
        "created": 0,
        "changed": 1,
        "unchanged": 40,
        "changes": [_CHANGE],
        "notes": [
            {
                "line": 3,
                "level": "error",
                "text": "il manque une flèche : « Paie -> DGFiP ».",
            }
        ],
        "lines": ["Paie -> DGFiP : DSN, mensuel, API"],
    },
    "graph": {
        "organisation": "valbrise",
        "question": "reach",
        "about": _DATASET,
        "sentence": "« Contacts » se trouve en 2 lieux.",
        "notes": ["Des données personnelles sortent de l'Espace économique européen."],
        "headings": ["Lieu", "Arrivée", "Jeux de données"],
        "rows": [
            {
                "about": {"kind": "system", "id": 2, "name": "Lettre"},
                "cells": [
                    {"text": "Directe", "records": []},
                    {"text": "Contacts", "records": [_DATASET]},
                ],
                "path": _WAY,
            }
        ],
        "counts": {"observed": 1, "declared": 0, "agreed": 12},
        "items": [_ITEM],
    },
    "import": _IMPORT,
    "scan": {
        **_IMPORT,
        "file": "postgresql://machine/compta",
        "format": "scan",
        "lists": [],
        "names": [],
    },
    "library list": [
        {
            "code": "C21",
            "title": "Objets trouvés",
            "audience": "public",
            "legal_forms": ["commune", "epci"],
            "purposes": ["Rendre les objets trouvés"],
            "edition": "2026-11-23",
            "to_check": True,
        }
    ],
    "library add": _TAKEN,
    "library renew": _TAKEN,
    "map": {
        "organisation": "valbrise",
        "file": "carte.svg",
        "bytes": 48_000,
        "places": 31,
        "flows": 44,
        "grouped": False,
        "simplified": False,
    },
    "organisation create": {"organisation": "valbrise", "name": "Valbrise"},
    "organisation list": [{"organisation": "valbrise", "name": "Valbrise", "form": "commune"}],
    "catalogue": {
        "organisation": "valbrise",
        "file": "catalogue.ttl",
        "format": "turtle",
        "bytes": 28_000,
    },
    "export": {
        "organisation": "valbrise",
        "file": "classeur.xlsx",
        "format": "collection-xlsx",
        "bytes": 96_000,
    },
    "register": {
        "organisation": "valbrise",
        "file": "registre.ods",
        "role": "controller",
        "format": "ods",
        "processings": 21,
        "bytes": 21_000,
    },
    "report": {
        "organisation": "valbrise",
        "file": "rapport.xlsx",
        "language": "fr",
        "bytes": 412_000,
    },
    "restore": {**_BACKUP, "restored": True},
    "upgrade": {"before": "history", "revision": "shares"},
}

#: What an example alone does not say.
NOTES: Mapping[str, str] = {
    "account create": (
        "`organisation` et `role` n'y sont que si le compte rejoint une organisation."
    ),
    "audit": (
        "`severity` vaut `critical`, `major`, `minor` ou `info` ; `question` est vrai quand une "
        "réponse manque ; `decision` est vide, ou vaut `accepted`, `refused`, `planned`."
    ),
    "detect": SAMPLE_NOTE,
    "flows": (
        "Sans fichier, seuls `organisation` et `lines` y sont. `deed`, `before`, `after` et "
        "`origin` : comme pour `import`. `level` vaut `error` (rien n'est écrit, la commande finit "
        "par 3), `hint` ou `news` ; `line` vaut 0 pour ce qui concerne tout le texte."
    ),
    "graph": (
        "`about` dit de quoi la question est posée ; il est nul quand elle l'est de tout. `id` est "
        "le numéro d'une fiche, le code d'une catégorie ou d'un pays. `headings` nomme les "
        "colonnes ; la première est `about` de chaque ligne. `path` : les flux dans l'ordre, vide "
        "au départ. `counts` et `items` n'y sont que pour `reconcile`, qui n'a ni `notes`, ni "
        "`headings`, ni `rows` ; `standing` vaut `observed`, `declared` ou `agreed`, `matter` vaut "
        "`recipients`, `processors`, `categories`, `transfers` ou `systems`."
    ),
    "map": (
        "`grouped` : trop de lieux pour les montrer un par un. `simplified` : il n'y avait le "
        "temps que d'une disposition plus simple."
    ),
    "import": (
        "`deed` vaut `create`, `change`, `archive` ou `restore`. `id` est nul pour une fiche qui "
        "n'existe pas encore. `before` et `after` gardent les codes des vocabulaires et nomment "
        "les fiches liées. `origin` est nul quand la valeur ne vient d'aucune cellule. `lists` "
        "dit comment les colonnes d'une liste ont été lues : `field` vaut `remark` pour ce qui "
        "est gardé dans les remarques, `joined` pour ce qui complète la colonne précédente, "
        "`ignored` pour ce qu'on laisse ; `layout` nomme une forme connue ; `remembered_on` est "
        "le jour où quelqu'un l'a dit. `names` : les noms qui ressemblent à ceux de fiches ; "
        "`same_as` est la fiche pour laquelle chacun est pris, nul pour une nouvelle. Avec "
        "`--preview`, `applied` est faux et "
        "`import` est nul."
    ),
    "scan": (
        "Comme pour `import`. `file` désigne la base, sans compte ni mot de passe ; dans `origin`, "
        "`sheet` est la base et `cell` la table. `lists` et `names` sont vides."
    ),
    "library list": "`legal_forms` est vide quand `audience` suffit à dire pour qui est la fiche.",
    "library add": "Comme pour `import`.",
    "library renew": "Comme pour `import`.",
    "upgrade": "`before` est vide pour une base qui n'avait encore aucune table.",
    "restore": "Avec `--check`, `restored` est faux : rien n'a été écrit.",
}
