"""Large plain data, kept as compressed JSON."""

from __future__ import annotations

import gzip
import json
from typing import Any

from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator


class Packed(TypeDecorator[Any]):
    """Plain data as gzipped JSON; equal data give equal bytes."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any | None, _dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return gzip.compress(text.encode(), compresslevel=6, mtime=0)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> Any:
        return None if value is None else json.loads(gzip.decompress(value))
