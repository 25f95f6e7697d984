"""The pages, a blueprint for each part of the menu. A new one is imported and listed here."""

from __future__ import annotations

from flask import Blueprint

BLUEPRINTS: tuple[Blueprint, ...] = ()
