"""What a file is, by what it holds, and a name under which it is safe to keep.

Only what people hand over as evidence is known: documents, pictures, tables, mails. A page, a
program, a document with macros or an archive is refused with a reason. No part of a file is run,
and no member of an archive is unpacked but one of a hundred bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from inventaire.i18n import N_, Text


class NotEvidence(ValueError):
    """A file that is not kept; ``text`` says why, and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.msgid)
        self.text = text


@dataclass(frozen=True, slots=True)
class Content:
    """A sort of file: its type, and the endings that its name may have, the usual one first."""

    media_type: str
    endings: tuple[str, ...]


_PDF = Content("application/pdf", ("pdf",))
_TEXT = Content("text/plain", ("txt", "csv", "tsv", "md", "eml", "log", "json"))
_OFFICE = "application/vnd.openxmlformats-officedocument"
_SIGNS: tuple[tuple[bytes, Content], ...] = (
    (b"%PDF-", _PDF),
    (b"\x89PNG\r\n\x1a\n", Content("image/png", ("png",))),
    (b"\xff\xd8\xff", Content("image/jpeg", ("jpg", "jpeg"))),
    (b"GIF87a", Content("image/gif", ("gif",))),
    (b"GIF89a", Content("image/gif", ("gif",))),
    (b"II*\x00", Content("image/tiff", ("tif", "tiff"))),
    (b"MM\x00*", Content("image/tiff", ("tif", "tiff"))),
)
_WEBP = Content("image/webp", ("webp",))
_MICROSOFT = {
    "word/": Content(f"{_OFFICE}.wordprocessingml.document", ("docx",)),
    "xl/": Content(f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",)),
    "ppt/": Content(f"{_OFFICE}.presentationml.presentation", ("pptx",)),
}
_OASIS = {
    f"application/vnd.oasis.opendocument.{name}": Content(
        f"application/vnd.oasis.opendocument.{name}", (ending,)
    )
    for name, ending in (("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp"))
}
#: What its files begin with since 1995: documents of Office before 2007, and mails of Outlook.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_EMPTY = N_("Ce fichier est vide.")
_UNKNOWN = N_(
    "Ce type de fichier n'est pas gardé. Sont acceptés : pdf, images (png, jpg, tiff, webp), "
    "documents et tableaux (docx, xlsx, pptx, odt, ods, odp), textes (txt, csv, eml)."
)
_MACROS = N_("Ce document contient des macros : enregistrez-en une copie sans macro, ou en pdf.")
_OLD = N_(
    "Ce format (Office d'avant 2007, message Outlook) n'est pas gardé : enregistrez-le en docx, "
    "odt ou pdf, et un message en pdf ou en eml."
)
_ARCHIVE = N_("Une archive n'est pas gardée : joignez ses fichiers un par un.")

#: Controls that no text holds, besides tabs, ends of lines and of pages.
_NOT_TEXT = re.compile(b"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_PAGE = re.compile(rb"\s*<(?:!doctype|html|svg|\?xml|script|body|head)", re.IGNORECASE)


def content_of(data: bytes) -> Content:
    """The sort of a file, by what it holds. Raises ``NotEvidence``."""
    if not data:
        raise NotEvidence(Text(_EMPTY))
    for sign, content in _SIGNS:
        if data.startswith(sign):
            return content
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _WEBP
    if data.startswith(b"PK"):
        return _packed(data)
    if data.startswith(_COMPOUND):
        raise NotEvidence(Text(_OLD))
    if _is_text(data):
        return _TEXT
    raise NotEvidence(Text(_UNKNOWN))


def _packed(data: bytes) -> Content:
    """A document that is a zip: which one its members say."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            said = ""
            if names[:1] == ["mimetype"] and archive.getinfo("mimetype").file_size < 100:
                said = archive.read("mimetype").decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        raise NotEvidence(Text(_UNKNOWN)) from error
    if any(name.endswith(("vbaProject.bin", "script-lc.xml")) for name in names):
        raise NotEvidence(Text(_MACROS))
    if said in _OASIS:
        return _OASIS[said]
    if "[Content_Types].xml" in names:
        for folder, content in _MICROSOFT.items():
            if any(name.startswith(folder) for name in names):
                return content
    raise NotEvidence(Text(_ARCHIVE))


def _is_text(data: bytes) -> bool:
    """Whether people can read it as it is, and no browser takes it for a page."""
    return (
        _NOT_TEXT.search(data) is None and _PAGE.match(data.removeprefix(b"\xef\xbb\xbf")) is None
    )


#: What no name of a file holds on any system, controls, and signs that turn the reading around.
_UNNAMEABLE = re.compile(
    '[\x00-\x1f\x7f-\x9f<>:"/\\\\|?*\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]'
)
#: What Windows keeps for itself, whatever the ending.
_KEPT_BACK = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_LONGEST = 120


def safe_name(sent: str, content: Content) -> str:
    """The name of a file without what could mislead, with the ending of what it holds."""
    last = re.split(r"[/\\]", sent)[-1]
    stem, _dot, ending = _UNNAMEABLE.sub("", last).strip(" .").rpartition(".")
    if ending.lower() not in content.endings:
        stem, ending = f"{stem}.{ending}" if stem else ending, content.endings[0]
    stem = " ".join(stem.split()).strip(" .")[:_LONGEST].rstrip(" .")
    if not stem or _KEPT_BACK.fullmatch(stem.split(".")[0]):
        stem = f"_{stem}" if stem else "piece"
    return f"{stem}.{ending.lower()}"
