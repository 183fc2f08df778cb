"""Which passwords are refused, and why."""

from __future__ import annotations

import pytest

from queue_server.domain.errors import Invalid
from queue_server.services.passwords import COMMON, check_password


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "password_too_short"),
        ("сім-сім", "password_too_short"),
        ("ж" * 129, "password_too_long"),
        ("password", "password_common"),
        ("PassWord", "password_common"),
        ("12345678", "password_common"),
        ("футбол" + "фффф", None),
        ("зфііцщкв", "password_common"),  # "password" with the Ukrainian layout on
        ("зззззззззз", "password_common"),
        ("operator-1", "password_is_login"),
        ("1-rotarepo", "password_is_login"),
        ("зелений трамвай", None),
        ("tramvai-7", None),
    ],
)
def test_a_password_is_checked(password: str, code: str | None) -> None:
    if code is None:
        check_password(password, "operator-1")
        return
    with pytest.raises(Invalid) as refused:
        check_password(password, "operator-1")
    assert refused.value.code == code


def test_three_thousand_common_ones_are_refused() -> None:
    common = COMMON.read_text("utf-8").split()
    assert len(set(common)) >= 3000
    for password in common:
        with pytest.raises(Invalid):
            check_password(password, "operator-1")
