"""Records of geographic data (ISO 19139, as GeoNetwork writes them) as entries in plain data.

Elements are found by their local names: portals change the prefixes. It runs in the child process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from inventaire.exchange.harvest.words import format_of, licence_of

Word = list[str]

_RECORDS = ("MD_Metadata", "MI_Metadata")
_WANTED = ("dataset", "series", "nonGeographicDataset", "tile", "featureType", "")
#: Who makes the data, from the role that says it best.
_MAKERS = ("owner", "author", "originator", "publisher", "custodian", "resourceProvider")
_DATES = {"creation": "created_on", "publication": "created_on", "revision": "updated_on"}
_PERIOD = {"beginPosition": "temporal_start", "endPosition": "temporal_end"}
_ONLINE = {"url": "linkage/*", "title": "name", "description": "description"}
_CONSTRAINTS = ("useLimitation", "otherConstraints")
_SERVICES = {"WMS": "wms_srvc", "WFS": "wfs_srvc", "WCS": "other", "WMTS": "other"}
_FRENCH = ("#FR", "#FRE", "#FRA", "#LOCALE-FR", "#fr", "#fre")
_HREF = "{http://www.w3.org/1999/xlink}href"
_BLANKS = re.compile(r"[ \t\r\f\v]+")
_LONGEST = 2_000


def read_records(root: Element) -> dict[str, Any]:
    """The records of a file or of the answer of a catalogue service; services are counted apart."""
    entries = []
    services = 0
    for record in _records(root):
        levels = [_text(one) for one in _all(record, "hierarchyLevel")] or [""]
        if any(level in _WANTED for level in levels):
            entries.append(_Record(record).entry())
        else:
            services += 1
    return {"entries": entries, "told": ["services"] if services else []}


def _records(root: Element) -> Iterator[Element]:
    for one in root.iter():
        if _local(one) in _RECORDS:
            yield one


def _local(element: Element) -> str:
    # A comment or an instruction has a function for a tag.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _all(element: Element, path: str) -> list[Element]:
    """The elements at a path of local names; « * » stands for any one."""
    found = [element]
    for name in path.split("/"):
        found = [one for each in found for one in each if name in ("*", _local(one))]
    return found


def _deep(element: Element, name: str) -> list[Element]:
    return [one for one in element.iter() if _local(one) == name]


def _text(element: Element) -> str:
    """What an element says: a code of a list, else its text, in French where there is a choice."""
    for one in element.iter():
        if code := one.get("codeListValue"):
            return code.strip()
    for one in _deep(element, "LocalisedCharacterString"):
        if one.get("locale") in _FRENCH and (text := (one.text or "").strip()):
            return text
    lines = _BLANKS.sub(" ", next(_texts(element), "")).strip().splitlines()
    return "\n".join(line.strip() for line in lines)


def _texts(element: Element) -> Iterator[str]:
    for one in element.iter():
        if _local(one) not in ("PT_FreeText", "LocalisedCharacterString") and one.text:
            if one.text.strip():
                yield one.text


class _Record:
    """One record."""

    def __init__(self, record: Element) -> None:
        self.record = record
        known = _all(record, "identificationInfo/*")
        self.data = known[0] if known else Element("none")
        self.says: dict[str, list[Word]] = {}
        self.others: list[list[str]] = []

    def entry(self) -> dict[str, Any]:
        self._say("name", "citation/*/title")
        self._say("description", "abstract")
        self._say("theme", "topicCategory")
        self._say("frequency", "resourceMaintenance/*/maintenanceAndUpdateFrequency")
        self._keywords()
        self._dates()
        self._extents()
        self._people()
        self._constraints()
        self._quality()
        title = next(iter(self.says.get("name", ())), ["", "gmd:title"])
        return {
            "title": title,
            "identifiers": self._identifiers(),
            "says": self.says,
            "files": list(self._files()),
            "others": self.others,
        }

    def _add(self, name: str, text: str, place: str) -> None:
        if text:
            self.says.setdefault(name, []).append([text, f"gmd:{place}"])

    def _say(self, name: str, path: str) -> None:
        for one in _all(self.data, path):
            self._add(name, _text(one), path.rpartition("/")[2])

    def _identifiers(self) -> list[Word]:
        files = [[_text(one), "gmd:fileIdentifier"] for one in _all(self.record, "fileIdentifier")]
        codes = _all(self.data, "citation/*/identifier/*/code")
        return [word for word in (*files, *([_text(c), "gmd:code"] for c in codes)) if word[0]]

    def _keywords(self) -> None:
        for group in _all(self.data, "descriptiveKeywords/*"):
            kinds = [_text(one) for one in _all(group, "type")]
            name = "spatial_label" if "place" in kinds else "keywords"
            for one in _all(group, "keyword"):
                self._add(name, _text(one), "keyword")

    def _dates(self) -> None:
        for one in _all(self.data, "citation/*/date/*"):
            kind = next((_text(each) for each in _all(one, "dateType")), "")
            name = _DATES.get(kind, "")
            for day in _all(one, "date"):
                # The creation says when data are from better than their publication does.
                if name and _text(day):
                    words = self.says.setdefault(name, [])
                    later = name == "updated_on" and words and _text(day) > words[0][0]
                    is_better = kind == "creation" or later
                    words.insert(0 if is_better else len(words), [_text(day), "gmd:date"])
        for name in _DATES.values():
            # One creation, and the last of the revisions.
            words = self.says.get(name, [])
            words[1:] = []

    def _extents(self) -> None:
        for extent in _all(self.data, "extent/*"):
            for one in _all(extent, "geographicElement/EX_GeographicDescription/*/*/code"):
                self._add("spatial_label", _text(one), "code")
            for one in _all(extent, "geographicElement/EX_GeographicBoundingBox"):
                sides = [_text(side) for side in one if _local(side) != "extentTypeCode"]
                if any(sides):
                    box = ", ".join(sides)
                    self.others.append(["box", box[:_LONGEST], "gmd:EX_GeographicBoundingBox"])
            for one in _all(extent, "temporalElement"):
                for name, field in _PERIOD.items():
                    for position in _deep(one, name)[:1]:
                        self._add(field, _text(position), name)

    def _people(self) -> None:
        parties = _all(self.data, "pointOfContact/*") or _all(self.record, "contact/*")
        by_role: dict[str, Element] = {}
        for party in parties:
            role = next((_text(one) for one in _all(party, "role")), "")
            by_role.setdefault(role, party)
        maker = next((by_role[role] for role in _MAKERS if role in by_role), None)
        maker = maker if maker is not None else next(iter(parties), None)
        if maker is not None:
            self._add("publisher", _organisation(maker), "organisationName")
        contact = by_role.get("pointOfContact", maker)
        if contact is not None:
            mails = [_text(one) for one in _deep(contact, "electronicMailAddress")]
            told = [_organisation(contact), *mails]
            self._add("contact", ", ".join(one for one in told if one), "pointOfContact")

    def _constraints(self) -> None:
        for group in _all(self.data, "resourceConstraints/*"):
            for one in (each for name in _CONSTRAINTS for each in _all(group, name)):
                links = [link for inner in one.iter() if (link := inner.get(_HREF))]
                texts = [text for text in (_text(one), *links) if text]
                # An address says the version that its own name often leaves out.
                clear = [text for text in texts if licence_of(text)[0]]
                known = min(clear, key=lambda text: licence_of(text)[1], default="")
                if known:
                    self._add("licence", known, _local(one))
                if texts and known != texts[0]:
                    self.others.append(["constraints", texts[0][:_LONGEST], f"gmd:{_local(one)}"])
            for one in _all(group, "classification"):
                if (level := _text(one)) not in ("", "unclassified"):
                    self._add("restricted", level, "classification")

    def _quality(self) -> None:
        for one in _all(self.record, "dataQualityInfo/*/lineage/*/statement"):
            self._add("quality_note", _text(one), "statement")
        for one in _all(self.data, "purpose"):
            if text := _text(one):
                self.others.append(["purpose", text[:_LONGEST], "gmd:purpose"])

    def _files(self) -> Iterator[dict[str, Word]]:
        names = [_text(one) for one in _deep(self.record, "MD_Format") for one in _all(one, "name")]
        formats = [name for name in names if format_of(name)]
        options = _all(self.record, "distributionInfo/*/transferOptions/*")
        for online in (one for each in options for one in _all(each, "onLine/*")):
            said: dict[str, Word] = {}
            for name, path in _ONLINE.items():
                for one in _all(online, path)[:1]:
                    if text := _text(one):
                        said[name] = [text, f"gmd:{path.partition('/')[0]}"]
            if "url" in said:
                self._kind(online, said, formats)
                yield said

    def _kind(self, online: Element, said: dict[str, Word], formats: list[str]) -> None:
        """A service by its protocol, a file by its ending, else by the only format that is told."""
        protocol = next((_text(one) for one in _all(online, "protocol")), "").upper()
        use = next((_text(one) for one in _all(online, "function")), "")
        service = next((code for name, code in _SERVICES.items() if name in protocol), "")
        ending = said["url"][0].partition("?")[0].rpartition("/")[2].rpartition(".")[2]
        is_file = "DOWNLOAD" in protocol or use == "download"
        found = service or (ending if format_of(ending) else "")
        if not found and is_file and len(set(formats)) == 1:
            found = formats[0]
        if found:
            said["format"] = [found, "gmd:protocol"]
        kind = "api" if service else "data" if is_file else "documentation"
        if service or is_file or use == "information":
            said["kind"] = [kind, "gmd:function"]


def _organisation(party: Element) -> str:
    return next((text for one in _all(party, "organisationName") if (text := _text(one))), "")
