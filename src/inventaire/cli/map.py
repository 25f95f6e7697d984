"""``inventaire map``: the map of an organisation, or a part of it, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from babel.dates import format_date

from inventaire.audit.picture import Picture
from inventaire.cli.database import Exit, fail, opened, organisation_named, say_json, write_whole
from inventaire.cli.files import force_option, json_option, output_option, spare
from inventaire.cli.graph import picture_of
from inventaire.cli.subjects import subject_named
from inventaire.exchange.flow_map.facts import shown_of
from inventaire.exchange.flow_map.files import FORMATS, PICTURES, format_of, text_of
from inventaire.exchange.flow_map.files import picture_of as drawn_picture
from inventaire.graph.composition import Composition, compose
from inventaire.graph.drawing import DrawingRefused
from inventaire.graph.gathering import CRITERIA
from inventaire.graph.paper import PAPERS, Heading, Paper
from inventaire.graph.view import MAX_DEPTH, Grouping, View
from inventaire.i18n import N_, Text, _, current_language
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import ref_of
from inventaire.settings import read_settings


@click.command("map", help=N_("Dessiner la carte des flux d'une organisation."))
@click.argument("organisation", metavar="ORGANISATION")
@output_option(
    N_(
        "Où l'écrire ; la fin du nom dit le format : .svg, .png, .pdf, .dot, .mmd, .graphml, "
        ".json, lieux.csv ou flux.csv"
    )
)
@click.option("--dataset", metavar="NOM", help=N_("Suivre ce jeu de données"))
@click.option("--around", metavar="NOM", help=N_("Autour de ce système ou de cet acteur"))
@click.option(
    "--depth",
    type=click.IntRange(1, MAX_DEPTH),
    default=View().depth,
    show_default=True,
    help=N_("À combien de flux de ce lieu, au plus"),
)
@click.option(
    "--group",
    type=click.Choice(["none", *CRITERIA]),
    help=N_("Regrouper les lieux : pas du tout, par nature, par service, par zone"),
)
@click.option(
    "--paper",
    type=click.Choice(list(PAPERS)),
    default="A3",
    show_default=True,
    help=N_("Le papier d'un document pdf"),
)
@click.option("--personal", is_flag=True, help=N_("Seulement les données personnelles"))
@force_option
@json_option
def flow_map(
    organisation: str, output: Path, *, force: bool, as_json: bool, paper: Paper, **seen: Any
) -> None:
    """Write what the page of the map shows, within the time that the installation allows."""
    format_ = _format_of(output, force=force)
    with opened() as session:
        row = organisation_named(session, organisation)
        slug, picture = row.slug, picture_of(session, row.id)
    made = compose(picture.spread, _view(picture, **seen))
    content, simplified = _written(picture, made, format_, paper)
    write_whole(output, content)
    if as_json:
        told = {
            "organisation": slug,
            "file": str(output),
            "bytes": len(content),
            "places": len(made.seen.places),
            "flows": len(made.seen.flows),
            "grouped": bool(made.groups),
            "simplified": simplified,
        }
        say_json(told)
    else:
        click.echo(_("Carte écrite dans %(path)s.", path=output))


def _format_of(output: Path, *, force: bool) -> str:
    """What to draw, by the end of the file's name; ends the command where it may not be written."""
    format_ = format_of(output.name)
    if not format_:
        text = N_("Le nom du fichier dit le format : finissez-le par %(formats)s.")
        fail(Text(text, {"formats": [f".{one}" for one in FORMATS]}), Exit.MISTYPED)
    spare(output, force=force)
    return format_


def _view(
    picture: Picture,
    *,
    dataset: str | None,
    around: str | None,
    depth: int,
    personal: bool,
    group: Grouping | None,
) -> View:
    datasets = (ref_of(one) for one in picture.snapshot.datasets)
    followed = None if dataset is None else subject_named(picture, datasets, dataset)
    centre = None if around is None else subject_named(picture, picture.graph.graph, around)
    return View(
        dataset=followed.id if isinstance(followed, Ref) else None,
        centre=centre if isinstance(centre, Ref) else None,
        depth=depth,
        personal=personal,
        grouping=group or "",
    )


def _written(picture: Picture, made: Composition, format_: str, paper: Paper) -> tuple[bytes, bool]:
    """The file, and whether there was only time for a simpler layout."""
    if format_ not in PICTURES:
        shown = shown_of(picture.spread, made.seen, title=made.scene.title)
        return text_of(format_, made.scene, shown), False
    snapshot = picture.snapshot
    day = format_date(snapshot.taken_on, "long", locale=current_language())
    heading = Heading(made.scene.title, f"{snapshot.organisation.name} · {day}")
    seconds = read_settings().drawing_seconds
    drawing = drawn_picture(format_, made.scene, heading, paper=paper, seconds=seconds)
    if isinstance(drawing, DrawingRefused):
        fail(drawing.reason, Exit.REFUSED)
    return drawing.content, drawing.simplified
