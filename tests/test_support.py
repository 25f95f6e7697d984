"""The tools that tests stand on."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session


def test_each_test_has_a_database_of_its_own(session: Session) -> None:
    organisations = session.execute(text("SELECT count(*) FROM organisation")).scalar()
    assert organisations == 0


@pytest.mark.browser
def test_a_real_browser_reads_a_page(browser) -> None:  # type: ignore[no-untyped-def]  # playwright
    page = browser.new_page()
    page.set_content("<h1>Bonjour</h1>")
    assert page.text_content("h1") == "Bonjour"
    page.close()
