"""Which flow each line of a text is about: a line that is changed is still the line of its flow.

A text has no numbers. Lines that say what they said are the same flows; then those between the
same ends, in their order; then what stands where a line stood, when it still speaks of the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from inventaire.exchange.flow_text.reading import Wish

#: The rank of the line that was shown, by the rank of the one that was typed.
Pairs = dict[int, int]


def match(shown: Sequence[Wish], typed: Sequence[Wish]) -> Pairs:
    """The line that was shown for each line that was typed, where there is one. Linear, but for
    lines that moved away from their neighbours.
    """
    pairs: Pairs = {}
    _pair(shown, typed, pairs, _all_said)
    _pair(shown, typed, pairs, lambda wish: wish.ends)
    _pair_in_place(shown, typed, pairs)
    return pairs


def _all_said(wish: Wish) -> Hashable:
    return (wish.ends, frozenset(wish.datasets), tuple(sorted(wish.values.items(), key=str)))


def _pair(
    shown: Sequence[Wish],
    typed: Sequence[Wish],
    pairs: Pairs,
    key: Callable[[Wish], Hashable],
) -> None:
    """Pair, in order, the lines of both sides that have the same key and are not paired yet."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for rank in _left(shown, pairs.values()):
        waiting[key(shown[rank])].append(rank)
    for rank in _left(typed, pairs):
        found = waiting.get(key(typed[rank]))
        if found:
            pairs[rank] = found.pop(0)


def _pair_in_place(shown: Sequence[Wish], typed: Sequence[Wish], pairs: Pairs) -> None:
    """Pair lines that stand after the same line, when they share an end and what they carry."""
    taken = set(pairs.values())
    before = -1
    for rank, wish in enumerate(typed):
        if rank not in pairs:
            following = before + 1
            while following < len(shown) and following not in taken:
                if _is_still(shown[following], wish):
                    pairs[rank] = following
                    taken.add(following)
                    break
                following += 1
        before = pairs.get(rank, before)


def _is_still(shown: Wish, typed: Wish) -> bool:
    """Whether a line may be the other one, with one of its ends changed."""
    same_end = shown.source == typed.source or shown.target == typed.target
    carried = set(shown.datasets), set(typed.datasets)
    return same_end and (bool(carried[0] & carried[1]) or carried[0] == carried[1])


def _left(wishes: Sequence[Wish], paired: Iterable[int]) -> list[int]:
    known = set(paired)
    return [rank for rank in range(len(wishes)) if rank not in known]
