"""Whatever is dropped is judged or refused with a sentence, within bounds, and quotes nothing."""

from __future__ import annotations

import json
import resource
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineError

from inventaire.exchange.delimited import NotText, TooWide
from inventaire.exchange.detection.child import examine
from inventaire.exchange.detection.detecting import SAMPLE_BOUNDS, detect
from inventaire.exchange.readers import Unreadable
from inventaire.exchange.reading_child import BeyondBounds
from tests.exchange.detection.samples import as_csv, as_geojson, as_xlsx

#: What ``answer`` makes an exit status of: each is then told in a sentence.
FORESEEN = (NotText, TooWide, BeyondBounds, CalamineError, ValueError, OSError, RecursionError)
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
ROWS, COLUMNS = 40, 30


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        detect(data)
    return str(refused.value.text)


def test_sixteen_thousand_columns_are_refused_with_words() -> None:
    head = [f"champ_{n}" for n in range(16_000)]
    told = refusal(as_csv([head, ["1"] * 16_000]))
    assert "300 colonnes" in told
    feature = as_geojson([head, ["1"] * 16_000])
    assert "300 colonnes" in refusal(feature)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "vide"),
        (b"%PDF-1.7", "n'est pas un tableau"),
        (b"\x00\x01\x02" * 50, "n'est pas un tableau"),
        (b'{"type": "Topology", "objects": {}}', "n'est pas un tableau"),
        (b'{"features": [', "n'est pas un tableau"),
        (b'{"features": [{"type": "Feature", "properties": {"nom": "Fau', "abîmé"),
        (b'{"a":' * 100_000, "abîmé"),
        (b'{"features": [' + b'{"properties":' * 90_000, "abîmé"),
        (b"PK\x03\x04" + b"x" * 90, "abîmé"),
    ],
)
def test_what_is_no_table_is_told_what_was_expected(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_what_was_expected_of_a_sample_is_not_what_imports_expect() -> None:
    assert "GeoJSON" in refusal(b"%PDF-1.7")


def test_a_file_beyond_the_size_is_not_opened() -> None:
    assert "50 Mo" in refusal(b"a;b\n" * 13_000_000)


def test_half_a_million_rows_cost_no_more_than_the_first_ones() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    (table,) = detect(b"id;mail\n" + b"1;camille@exemple.fr\n" * 500_000).tables
    assert table.is_cut
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 2.0


def test_a_long_text_of_which_only_the_start_is_read_is_said_to_be_cut() -> None:
    (table,) = detect(b"a;b\n" + (b"z" * 190_000 + b";1\n") * 120).tables
    assert table.is_cut
    assert 90 < table.rows < 120


def test_a_damaged_file_that_names_somebody_is_refused_without_naming_them() -> None:
    data = as_xlsx([["nom"], ["Fauvel-Planté"]])
    for cut in range(100, len(data), 400):
        try:
            detect(data[:cut])
        except Unreadable as unreadable:
            assert "Planté" not in f"{unreadable.text} {unreadable!r} {unreadable.__context__!r}"


def test_the_process_that_reads_can_write_no_file(tmp_path: object) -> None:
    program = (
        "import sys, tempfile\n"
        "from inventaire.exchange import reading_child\n"
        "def work(data, *, rows, columns):\n"
        "    with tempfile.TemporaryFile() as file:\n"
        "        file.write(data)\n"
        "        file.flush()\n"
        "sys.argv = ['', '1', '1', '1000000000', '10']\n"
        "reading_child.answer(work)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], input=b"Fauvel", capture_output=True)
    assert done.returncode != 0
    assert b"Fauvel" not in done.stdout + done.stderr


def examined(data: bytes) -> str:
    """What is said of bytes, or nothing where they are refused in a way that is foreseen."""
    try:
        tables = examine(data, rows=ROWS, columns=COLUMNS)
    except FORESEEN:
        return ""
    for table in tables:
        assert table["rows"] <= ROWS
        assert len(table["verdicts"]) <= COLUMNS
    return json.dumps(tables, ensure_ascii=False)


@given(st.binary(max_size=400))
@UNHURRIED
def test_any_bytes_are_judged_or_refused(data: bytes) -> None:
    examined(data)
    examined(b"{" + data)
    examined(b'{"features":[' + data)


_CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.lists(st.lists(_CELLS, max_size=6), max_size=12))
@UNHURRIED
def test_any_table_is_judged(rows: list[list[str]]) -> None:
    examined(as_csv(rows))


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.lists(_JSON, max_size=5), st.dictionaries(st.text(max_size=6), _JSON, max_size=3))
@UNHURRIED
def test_any_features_are_judged_or_refused(
    features: list[object], beside: dict[str, object]
) -> None:
    examined(json.dumps({**beside, "features": features}).encode())


@given(
    st.lists(
        st.lists(
            st.from_regex(r"[a-z]{3,8}-planté-[0-9]{4}", fullmatch=True), min_size=3, max_size=3
        ),
        min_size=1,
        max_size=8,
    )
)
@UNHURRIED
def test_no_planted_value_is_ever_repeated(rows: list[list[str]]) -> None:
    told = examined(as_csv([["nom", "observations", "code"], *rows]))
    assert told
    assert "planté" not in told


def test_the_bounds_are_those_that_pages_promise() -> None:
    assert (SAMPLE_BOUNDS.bytes, SAMPLE_BOUNDS.columns) == (50_000_000, 300)
