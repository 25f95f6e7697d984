"""What ``inventaire detect`` answers to programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SAMPLE: Mapping[str, Any] = {
    "file": "adherents.csv",
    "tables": [
        {
            "name": "CSV",
            "rows": 480,
            "cut": False,
            "named": True,
            "columns": [
                {
                    "name": "courriel",
                    "type": "text",
                    "filled": 455,
                    "distinct": 452,
                    "personal": True,
                    "kind": "email",
                    "category": "contact",
                    "identifying": "direct",
                    "confidence": 99,
                    "reasons": ["Le titre dit : adresse de courriel."],
                }
            ],
            "advice": [
                {
                    "column": "courriel",
                    "deed": "remove",
                    "reason": "Désigne une personne à elle seule.",
                }
            ],
            "crossings": [
                {
                    "columns": ["sexe", "code postal"],
                    "k": 1,
                    "k_generalised": 6,
                    "rows_below": {"3": 12, "5": 31, "11": 78},
                }
            ],
        }
    ],
}

#: What the example alone does not say.
SAMPLE_NOTE = (
    "Aucune valeur de l'échantillon n'y est. `confidence` est en pour cent ; `personal` est "
    "vrai à partir de 60. `kind`, `category` et `identifying` sont dits aussi de ce qui est à "
    "vérifier ; `kind` est vide où rien n'a été trouvé, `type` pour une colonne vide. `cut` : "
    "seules les 10 000 premières lignes ont été lues ; `named` est faux quand les colonnes "
    "sont nommées par leur rang. `advice` et `crossings` n'y sont qu'avec `--publish` : "
    "`deed` vaut `remove`, `generalise` ou `aggregate` ; `k` est la taille de la plus petite "
    "classe, `rows_below` le nombre de lignes des classes plus petites que 3, 5 et 11."
)
