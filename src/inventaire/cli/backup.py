"""``inventaire backup`` and ``restore``: the whole installation in one file, and back."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

import click
from sqlalchemy import Connection

from inventaire.cli.database import Exit, connected, fail, moment, progress, say_json, today
from inventaire.cli.files import force_option, json_option, spare
from inventaire.i18n import N_, Text, _
from inventaire.operations.backup import (
    NotEmpty,
    Step,
    check_backup,
    is_empty,
    restore_backup,
    rows_to_write,
    write_backup,
)
from inventaire.operations.backup_files import named_in
from inventaire.operations.backup_manifest import Manifest, NotABackup
from inventaire.settings import Settings, files_folder, read_settings, sqlite_path
from inventaire.store import vault
from inventaire.store.migrations import revision_of, revisions, upgrade


@click.command(
    help=N_("Sauvegarder toute l'installation dans un fichier. C'est un secret : gardez-le.")
)
@click.option(
    "--output",
    "-o",
    metavar="FICHIER",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("Où l'écrire (inventaire-AAAA-MM-JJ.zip, ici même, si rien n'est dit)"),
)
@force_option
@json_option
def backup(output: Path | None, force: bool, as_json: bool) -> None:
    """Write a backup. What is there is only read, whatever its shape; others may go on working."""
    path = output or Path(f"inventaire-{today():%Y-%m-%d}.zip")
    spare(path, force=force)
    settings = read_settings()
    _must_hold_something(settings)
    with connected(settings) as connection:
        rows = rows_to_write(connection)
    with connected(settings) as connection, _steps(_("Sauvegarde"), rows) as step:
        manifest = _write(connection, path, files_folder(settings), step)
    lost = manifest.counts.get("attachment", 0) - len(manifest.files)
    if lost:
        text = N_("%(count)s pièces jointes manquent sur le disque et ne sont pas sauvegardées.")
        click.echo(_(text, count=lost), err=True)
    if as_json:
        say_json(_described(path, manifest))
    else:
        click.echo(
            _(
                "%(rows)s lignes et %(files)s pièces jointes sauvegardées dans %(path)s (%(size)s "
                "octets). Ce fichier contient des empreintes de mots de passe et des données "
                "personnelles : mettez-le en lieu sûr.",
                rows=manifest.rows,
                files=len(manifest.files),
                path=path,
                size=path.stat().st_size,
            )
        )


def _must_hold_something(settings: Settings) -> None:
    """End the command where there is no database: connecting to SQLite would make an empty one."""
    path = sqlite_path(settings.database_url)
    if path is not None and not path.is_file():
        fail(Text(N_("Aucune base ne se trouve à %(path)s."), {"path": path}), Exit.UNKNOWN)
    with connected(settings) as connection:
        if not revision_of(connection):
            fail(Text(N_("Cette base est vide : il n'y a rien à sauvegarder.")), Exit.UNKNOWN)


def _write(connection: Connection, path: Path, files: Path, step: Step) -> Manifest:
    """Write beside, for its owner's eyes only, and take the name once all is there."""
    with NamedTemporaryFile(
        dir=path.absolute().parent, prefix=".inventaire-", delete=False
    ) as file:
        beside = Path(file.name)
        try:
            manifest = write_backup(
                connection,
                file,
                made_with=version("inventaire"),
                now=moment(),
                files=files,
                step=step,
            )
            file.flush()
            os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    return manifest


@contextmanager
def _steps(label: str, rows: int) -> Iterator[Step]:
    """A bar on a terminal; nothing for a program that reads the output."""
    with click.progressbar(
        length=rows, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        yield lambda _table, done: bar.update(done)


def _described(path: Path, manifest: Manifest) -> dict[str, object]:
    return {
        "file": str(path),
        "made_at": manifest.made_at,
        "made_with": manifest.made_with,
        "revision": manifest.revision,
        "rows": manifest.rows,
        "files": len(manifest.files),
        "tables": manifest.counts,
    }


@click.command(help=N_("Remettre une sauvegarde dans une base vide, de l'une ou l'autre sorte."))
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help=N_("Effacer ce que la base contient, et le remplacer"))
@click.option("--check", is_flag=True, help=N_("Vérifier le fichier, sans rien écrire"))
@json_option
def restore(file: Path, force: bool, check: bool, as_json: bool) -> None:
    """Put a backup back, all or nothing, once it was found sound."""
    if not file.is_file():
        fail(Text(N_("Aucun fichier ne se trouve à %(path)s."), {"path": file}), Exit.UNKNOWN)
    try:
        progress(_("Vérification de « %(name)s »…", name=file.name))
        manifest = check_backup(file)
        if not check:
            _put_back(read_settings(), file, manifest, force=force)
    except NotABackup as error:
        fail(error.text, Exit.UNREADABLE)
    except NotEmpty:
        text = N_("Cette base contient déjà quelque chose : ajoutez --force pour le remplacer.")
        fail(Text(text), Exit.REFUSED)
    if as_json:
        say_json({**_described(file, manifest), "restored": not check})
    else:
        text = (
            N_("Sauvegarde saine : %(rows)s lignes, %(files)s pièces jointes.")
            if check
            else N_("%(rows)s lignes et %(files)s pièces jointes remises.")
        )
        click.echo(_(text, rows=manifest.rows, files=len(manifest.files)))


def _put_back(settings: Settings, file: Path, manifest: Manifest, *, force: bool) -> None:
    with connected(settings) as connection:
        # A database that is not to be touched is not brought up to date either.
        if not force and not is_empty(connection):
            raise NotEmpty
        newer = revision_of(connection) not in ("", *revisions())
    if newer:
        raise NotABackup(Text(N_("Cette base vient d'un inventaire plus récent que celui-ci.")))
    upgrade(settings.database_url)
    with connected(settings) as connection, _steps(_("Restauration"), manifest.rows) as step:
        folder = files_folder(settings)
        restore_backup(connection, file, files=folder, force=force, step=step)
    with connected(settings) as connection:
        # What the database no longer names would otherwise stay on the disk for good.
        vault.sweep(folder, set(named_in(connection)))
