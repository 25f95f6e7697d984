"""The child process that lays a picture out: ``python -m inventaire.graph.layout svg dot``.

Graphviz is a C library that may abort, exhaust memory or never end, so it runs here, within limits,
and never in the process that serves pages. It reads DOT on its input and writes the picture; asked
for ``each``, it reads a JSON list of them and writes every picture with its size before it, so that
those that were drawn in time are there.
"""

from __future__ import annotations

import json
import struct
import sys

MEMORY_BYTES = 2 * 1024**3
OUTPUT_BYTES = 40 * 1024**2

#: The engine that does without order; its default way to pack loose parts takes far too long.
SCATTERED = "sfdp"


def limit(seconds: int) -> None:
    """Bound memory and computing time, on the systems where a process may."""
    try:
        import resource
    except ImportError:  # Windows has no such limits: the parent's clock still stops the child.
        return
    for kind, amount in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(kind)
        bound = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        resource.setrlimit(kind, (bound, bound))


def main(format_: str, engine: str, seconds: int) -> int:
    """Lay out the DOT of the input; 0 when drawn, 1 when the picture would be too heavy."""
    limit(seconds)
    picture = _laid_out(sys.stdin.buffer.read().decode("utf-8"), format_, engine)
    if len(picture) > OUTPUT_BYTES:
        return 1
    sys.stdout.buffer.write(picture)
    return 0


def each(format_: str, engine: str, seconds: int) -> int:
    """Lay out every DOT of the input, one after the other; a picture too heavy is left empty."""
    limit(seconds)
    written = 0
    for dot in json.load(sys.stdin.buffer):
        picture = _laid_out(dot, format_, engine)
        if written + len(picture) > OUTPUT_BYTES:
            picture = b""
        written += len(picture)
        sys.stdout.buffer.write(struct.pack(">I", len(picture)) + picture)
        sys.stdout.buffer.flush()
    return 0


def _laid_out(dot: str, format_: str, engine: str) -> bytes:
    import pygraphviz

    graph = pygraphviz.AGraph(string=dot)
    if engine == SCATTERED:
        graph.graph_attr.update(overlap="scale", packmode="array", splines="line")
    picture: bytes = graph.draw(format=format_, prog=engine)
    return picture


if __name__ == "__main__":
    asked = each if sys.argv[4:] == ["each"] else main
    raise SystemExit(asked(sys.argv[1], sys.argv[2], int(sys.argv[3])))
