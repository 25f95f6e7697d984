"""Which data come back to where they started?"""

from __future__ import annotations

from inventaire.graph.measures import loops_of
from inventaire.graph.paths import Spread
from inventaire.graph.questions.answer import Answer, Row, counted, named, shown_along
from inventaire.graph.questions.copies import reference_of
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref


def what_comes_back(spread: Spread) -> Answer:
    """For each dataset that comes back to a place it starts from, the shortest way it does."""
    loops = loops_of(spread)
    references = {number: _reference(spread, number) for number in loops}
    rows = tuple(
        Row(
            Ref("dataset", number),
            (
                Text(N_("En %(count)s flux"), {"count": len(loop)}),
                references[number],
            ),
            tuple(flow.id for flow in loop),
        )
        for number, loop in sorted(loops.items())
    )
    unclear = [Ref("dataset", number) for number in sorted(loops) if not references[number]]
    return Answer(
        sentence=_sentence(len(loops)),
        notes=(_unclear(spread, unclear),) if unclear else (),
        headings=(N_("Jeu de données"), N_("Tour"), N_("Système de référence")),
        rows=rows,
        shown=shown_along(spread.graph, [row.path for row in rows]),
    )


def _reference(spread: Spread, dataset: int) -> tuple[Ref, ...]:
    system = reference_of(spread, dataset)
    return () if system is None else (system,)


def _sentence(count: int) -> Text:
    if not count:
        return Text(N_("Aucune donnée ne revient d'où elle part."))
    return counted(
        count,
        N_("Un jeu de données revient d'où il part."),
        N_("%(count)s jeux de données reviennent d'où ils partent."),
    )


def _unclear(spread: Spread, datasets: list[Ref]) -> Text:
    return counted(
        len(datasets),
        N_("Personne n'a dit qui fait foi pour : %(datasets)s."),
        N_("Personne n'a dit qui fait foi pour %(count)s d'entre eux : %(datasets)s."),
        datasets=named(spread.graph, datasets),
    )
