"""What a WSGI server loads: ``gunicorn inventaire.web.wsgi:app``."""

from __future__ import annotations

from inventaire.settings import read_settings
from inventaire.web.app import create_app

app = create_app(read_settings())
