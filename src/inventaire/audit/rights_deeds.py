"""What a right asks to do where data are: in one's own hands, in others', with whom they went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inventaire.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What to do in a system of one's own, in one that others run, and with each sort of actor."""

    here: str
    elsewhere: str
    service: str
    processor: str
    joint: str
    recipient: str


_TELL = N_("Prévenir ce destinataire (art. 19)")
_CEASE = Deeds(
    here=N_("Cesser l'usage ici"),
    elsewhere=N_("Demander à qui l'exploite de cesser l'usage"),
    service=N_("Vérifier que le service a cessé l'usage"),
    processor=N_("Demander au sous-traitant de cesser l'usage (art. 28(3)(a))"),
    joint=N_("Convenir de qui cesse l'usage (art. 26)"),
    recipient=N_("Dire à ce destinataire que l'usage cesse"),
)

#: By what a request is about; any other is one of which people must first know where data are.
DEEDS: Mapping[str, Deeds] = {
    "access": Deeds(
        here=N_("Extraire une copie d'ici"),
        elsewhere=N_("Demander une copie à qui l'exploite"),
        service=N_("Chercher dans ce que le service garde : dossiers, courriels, papier"),
        processor=N_("Demander une copie au sous-traitant (art. 28(3)(e))"),
        joint=N_("Convenir de qui répond (art. 26)"),
        recipient=N_("Nommer ce destinataire dans la réponse (art. 15(1)(c))"),
    ),
    "rectification": Deeds(
        here=N_("Corriger ici"),
        elsewhere=N_("Demander la correction à qui l'exploite"),
        service=N_("Corriger ce que le service garde : dossiers, courriels, papier"),
        processor=N_("Demander la correction au sous-traitant (art. 28(3)(e))"),
        joint=N_("Convenir de qui corrige (art. 26)"),
        recipient=_TELL,
    ),
    "erasure": Deeds(
        here=N_("Effacer ici"),
        elsewhere=N_("Demander l'effacement à qui l'exploite"),
        service=N_("Vérifier ce que le service garde : dossiers, courriels, papier"),
        processor=N_("Demander l'effacement, et sa preuve (art. 28(3)(g))"),
        joint=N_("Convenir de qui efface (art. 26)"),
        recipient=_TELL,
    ),
    "restriction": Deeds(
        here=N_("Geler l'usage ici"),
        elsewhere=N_("Demander à qui l'exploite de geler l'usage"),
        service=N_("Geler l'usage de ce que le service garde"),
        processor=N_("Demander au sous-traitant de geler l'usage (art. 28(3)(e))"),
        joint=N_("Convenir de qui gèle l'usage (art. 26)"),
        recipient=_TELL,
    ),
    "portability": Deeds(
        here=N_("Exporter d'ici dans un format ouvert"),
        elsewhere=N_("Demander l'export à qui l'exploite"),
        service=N_("Chercher dans ce que le service garde : dossiers, courriels, papier"),
        processor=N_("Demander l'export au sous-traitant (art. 28(3)(e))"),
        joint=N_("Convenir de qui répond (art. 26)"),
        recipient=N_("Rien à lui demander"),
    ),
    "objection": _CEASE,
    "withdrawal": _CEASE,
}
OTHERWISE = Deeds(
    here=N_("Chercher ici"),
    elsewhere=N_("Demander à qui l'exploite"),
    service=N_("Chercher dans ce que le service garde : dossiers, courriels, papier"),
    processor=N_("Demander au sous-traitant (art. 28(3)(e))"),
    joint=N_("Convenir de qui répond (art. 26)"),
    recipient=N_("Savoir ce que ce destinataire a reçu"),
)
