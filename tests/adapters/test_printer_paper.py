"""What stands on the drawn paper can be read: by people, by machines that read letters, and by QR readers."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageOps

from queue_server.adapters.paper import DOTS, FONTS, SIZES, draw, font, wrap
from queue_server.adapters.paper_plain import LONGEST, plain
from queue_server.domain.paper import Mark, Number, Paper, Qr, Rule, Text
from tests.paper_reading import ink, read_number, read_qr_codes, read_words
from tests.paper_samples import CODE, LONGEST_NAME, ticket

DOTS_PER_MM = 8
THREE_MM = 3 * DOTS_PER_MM
WIDTHS = pytest.mark.parametrize("width", [58, 80])
UKRAINIAN = "АаБбВвГгҐґДдЕеЄєЖжЗзИиІіЇїЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЬьЮюЯя’ʼ«»–—…№₴"


@WIDTHS
def test_it_works(width: int) -> None:
    image = draw(ticket(width=width))
    assert (image.mode, image.width) == ("1", DOTS[width])
    assert read_number(image) == "А-012"
    told = read_words(image).replace("-", "–")
    for words in ("Ваш номер", "Подати заяву", "черзі: 6", "20–35", "Робочі місця: 3, 4, 5"):
        assert words in told, told


@WIDTHS
def test_the_qr_is_decoded_from_the_paper(width: int) -> None:
    assert read_qr_codes(draw(ticket(width=width))) == [f"https://queue.example.gov.ua/v/#{CODE}"]


@WIDTHS
@pytest.mark.parametrize("number", ["А-001", "Т-900", "А-1000"])
def test_the_number_is_the_largest_thing_and_is_read(width: int, number: str) -> None:
    image = draw(Paper(width, "uk", (Number(number),)))
    left, top, right, bottom = ink(image)
    assert bottom - top >= (9 if width == 58 else 14) * DOTS_PER_MM * (5 / len(number))
    assert left > 0
    assert right < image.width
    assert read_number(image) == number


@WIDTHS
def test_no_capital_is_under_three_millimetres(width: int) -> None:
    for size in SIZES[width]:
        for bold in (False, True):
            _left, top, _right, bottom = ink(draw(Paper(width, "uk", (Text("Н", size, bold),))))
            assert bottom - top >= THREE_MM, (size, bold)


def test_the_type_has_every_letter_of_ukrainian() -> None:
    for bold in (False, True):
        face = font(40, bold)
        missing = bytes(face.getmask("\U0010fffd"))
        assert [letter for letter in UKRAINIAN if bytes(face.getmask(letter)) == missing] == []


def test_the_type_comes_with_its_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENSE").read_text()


@WIDTHS
def test_the_longest_name_is_wrapped_not_clipped(width: int) -> None:
    assert len(LONGEST_NAME) == 200
    image = draw(Paper(width, "uk", (Text(LONGEST_NAME),)))
    assert ink(image)[2] <= image.width
    lines = wrap(LONGEST_NAME, font(SIZES[width]["normal"]), DOTS[width])
    assert " ".join(lines) == LONGEST_NAME
    assert max(font(SIZES[width]["normal"]).getlength(line) for line in lines) <= DOTS[width]


@WIDTHS
def test_a_word_longer_than_the_paper_is_broken(width: int) -> None:
    lines = wrap("Щ" * 60, font(36), DOTS[width])
    assert "".join(lines) == "Щ" * 60
    assert max(font(36).getlength(line) for line in lines) <= DOTS[width]


def test_an_address_is_broken_at_its_joints() -> None:
    assert wrap("electronic-queue.slavrada.gov.ua/v", font(35), DOTS[58])[0][-1] in "-./"


@pytest.mark.parametrize("data", ["https://q.ua/v/#" + CODE, "https://" + "q" * 300 + "/v/#" + CODE])
def test_qr_modules_are_whole_dots_with_a_quiet_zone(data: str) -> None:
    image = draw(Paper(58, "uk", (Qr(data),)))
    rows = image.convert("L")
    left, top, _right, _bottom = ink(image)
    eye = next(x for x in range(left, rows.width) if rows.getpixel((x, top)) == 255) - left
    module = eye // 7  # the dark edge of a finder is seven modules long
    assert eye == module * 7
    assert module >= 4
    assert top >= 4 * module
    assert read_qr_codes(image) == [data]


def test_a_mark_is_white_on_black() -> None:
    image = draw(Paper(80, "uk", (Mark("Дублікат"),))).convert("L")
    assert image.getpixel((0, 0)) == 0
    assert "Дублікат" in read_words(ImageOps.invert(image.crop((8, 8, image.width - 8, ink(image)[3] - 8))))


def test_a_rule_goes_from_edge_to_edge() -> None:
    assert ink(draw(Paper(58, "uk", (Rule(),))))[0::2] == (0, DOTS[58])


def test_the_picture_can_be_kept_as_a_file() -> None:
    kept = io.BytesIO()
    draw(ticket()).save(kept, "PNG")
    assert Image.open(kept).size[0] == DOTS[80]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Слов’янськ", "Слов’янськ"),
        ("a\x1b@\x1dV\x00\x10\x04\x01b", "a@Vb"),
        ("one\ntwo\r\n\tthree", "one two three"),
        ("\u202eЗворот\u202c \u2066ізоляція\u2069\u200f", "Зворот ізоляція"),
        ("30\N{NO-BREAK SPACE}хв", "30\N{NO-BREAK SPACE}хв"),
        ("й" + "\u0301" * 40, "й\u0301\u0301"),
        ("и\u0306", "й"),
        ("\ue000\ufeff\x85ok\ud800", "ok"),
        ("", ""),
    ],
)
def test_what_no_paper_should_get_is_removed(text: str, left: str) -> None:
    assert plain(text) == left


def test_an_endless_name_is_cut() -> None:
    assert len(plain("Ї" * 10_000)) == LONGEST
    assert plain("Ї" * 10_000).endswith("…")
