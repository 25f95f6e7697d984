"""What a catalogue holds: the datasets that are public or about to be, and nothing else.

What is refused, masked or only under study is not for portals; a RIP, which lists documents and
not their contents, is another choice (``directory``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from inventaire.inventory.dataset import Dataset, Resource
from inventaire.inventory.fields import Ref
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.metadata import FORMATS

#: The statuses of what may be shown to everybody.
SHOWN = ("published", "to_publish")
#: What no address may hold: RDF refuses the signs, XML the controls and what is no character.
_NO_ADDRESS = r"\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_ADDRESS = re.compile(rf"https?://[^{_NO_ADDRESS}]+", re.IGNORECASE)
_MAIL = re.compile(rf"[^@{_NO_ADDRESS}]+@[^@{_NO_ADDRESS}]+\.[^@{_NO_ADDRESS}]+")
#: What stands between the words of a contact.
_BETWEEN = re.compile(r"[\s<>\",;()]+")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The datasets of an organisation that portals may know, in the order of their titles.

    ``home`` is what its addresses start with, where neither web site nor number says whose it is.
    """

    snapshot: Snapshot
    datasets: tuple[Dataset, ...]
    home: str = ""

    @property
    def base(self) -> str:
        """What every address in it starts with."""
        return self.home or home_of(self.snapshot.organisation)

    def producer(self, dataset: Dataset) -> str:
        """The department that makes the data, else the organisation."""
        if dataset.producer is None:
            return self.snapshot.organisation.name
        return self.snapshot.label(Ref("actor", dataset.producer))

    def identity(self, dataset: Dataset) -> str:
        """What the dataset is called for good: by a portal, else its address in our catalogue."""
        return dataset.identifier or f"{self.base}jeu-{dataset.id}"


def home_of(organisation: Organisation) -> str:
    """What addresses of a catalogue start with: the web site, else a name that leads nowhere."""
    site = address(organisation.website).rstrip("/")
    return f"{site}/catalogue#" if site else f"urn:inventaire:{organisation.siren or 'local'}:"


def own_address(organisation: Organisation, dataset: Dataset) -> str:
    """The address of a dataset in the catalogue of its organisation."""
    return f"{home_of(organisation)}jeu-{dataset.id}"


def catalogue_of(snapshot: Snapshot) -> Catalogue:
    """What may be shown of an inventory. Archived datasets are left out."""
    shown = [one for one in snapshot.live().datasets if one.publication_status in SHOWN]
    ordered = sorted(shown, key=lambda one: (one.name.casefold(), one.id))
    return Catalogue(snapshot, tuple(ordered))


def address(text: str) -> str:
    """The text where it is an address of the web; nothing else may become a link."""
    return text if _ADDRESS.fullmatch(text) else ""


def mail(text: str) -> str:
    """The mail address that a contact gives, if any; never a piece of a malformed one."""
    words = (one.strip(".:").removeprefix("mailto:") for one in _BETWEEN.split(text))
    return next((one for one in words if _MAIL.fullmatch(one)), "")


def formats_of(dataset: Dataset) -> list[str]:
    """The formats in which a dataset is had, each once."""
    codes = dict.fromkeys(one.format for one in dataset.resources if one.format)
    return [FORMATS.label_of(code) for code in codes]


def files_of(dataset: Dataset) -> list[Resource]:
    """The resources that have an address."""
    return [one for one in dataset.resources if address(one.url)]
