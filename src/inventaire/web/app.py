"""The application, put together."""

from __future__ import annotations

from flask import Flask

from inventaire.resources import templates_folder
from inventaire.settings import Settings
from inventaire.web import (
    addresses,
    configuration,
    database,
    dressing,
    errors,
    guard,
    language,
    protection,
)
from inventaire.web.clock import Clock, system_clock
from inventaire.web.views import BLUEPRINTS


def create_app(settings: Settings, *, clock: Clock = system_clock) -> Flask:
    """The web application of one installation. The clock is read once for each request."""
    app = Flask("inventaire.web", template_folder=str(templates_folder()))
    configuration.configure(app, settings, clock=clock)
    database.connect(app, settings)
    addresses.speak_records(app)
    guard.identify_people(app)
    language.choose_language(app)
    protection.protect(app, settings)
    guard.watch_the_door(app)
    dressing.dress_templates(app)
    errors.explain_errors(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
