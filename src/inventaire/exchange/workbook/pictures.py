"""Pictures laid on a sheet, no larger than the paper."""

from __future__ import annotations

from io import BytesIO

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D

from inventaire.exchange.workbook.metrics import POINTS_PER_PIXEL
from inventaire.exchange.workbook.sheet import Sheet

#: The height of the rows left empty under a picture, in pixels.
ROW_PIXELS = 20
#: The unit of drawings: so many in a pixel.
_EMU = 9525


def lay_picture(sheet: Sheet, content: bytes, *, width: int, height: int) -> float:
    """Lay a PNG under the last row, within so many pixels; gives by how much it was reduced.

    The rows it covers are written, so that what comes next comes under it.
    """
    # The line under the row before would be covered.
    sheet.skip(height=4)
    image = Image(BytesIO(content))
    scale = min(1.0, width / image.width, height / image.height)
    wide, high = int(image.width * scale), int(image.height * scale)
    anchor = OneCellAnchor(
        _from=AnchorMarker(col=0, row=sheet.row),
        ext=XDRPositiveSize2D(wide * _EMU, high * _EMU),
    )
    image.anchor = anchor
    sheet.paper.add_image(image)
    sheet.skip(-(-high // ROW_PIXELS) + 1, height=ROW_PIXELS * POINTS_PER_PIXEL)
    return scale
