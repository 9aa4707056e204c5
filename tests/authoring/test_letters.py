"""Letters: letterhead, window, closing, and the bilingual sentence at the foot."""

from __future__ import annotations

from form_sources import W, built, outline, part, texts

from docgen.language import Language

HEAD = "  - letterhead: true"


def test_a_letterhead_has_the_boards_name_in_both_languages_welsh_first() -> None:
    [line, _] = outline(built(HEAD, layout="letter"))
    assert line.startswith("| BoardName: {{ board.names.cy }} / BoardName: {{ board.names.en }} |")


def test_the_name_in_the_other_language_is_marked() -> None:
    marks = [m.get(f"{W}val") for m in part(built(HEAD, layout="letter")).iter(f"{W}lang")]
    assert marks == ["cy-GB"]


def test_the_addressee_stands_where_the_window_is() -> None:
    data = built("  - addressee: {to: contact}", layout="letter")
    [line, _] = outline(data)
    assert line.startswith("| Address: {{ contact.name }} / Address: {{ contact.address }} |")
    [height] = part(data).iter(f"{W}trHeight")
    assert height.get(f"{W}hRule") == "atLeast"


def test_reference_and_date_stand_beside_the_address() -> None:
    text = texts(built("  - addressee: {to: contact}", Language.CY, layout="letter"))
    assert "Ein cyfeirnod: {{ case.ref|gap }}" in text
    assert "Dyddiad: {{ derived.today }}" in text


def test_a_form_without_a_reference_shows_none() -> None:
    data = built("  - addressee: {to: contact}", layout="letter", more="reference: false\n")
    assert "reference" not in texts(data)


def test_further_details_follow_the_date() -> None:
    block = """
  - addressee: {to: contact, date: "{{ event.date }}",
      details: [{label: {en: Your reference, cy: Eich cyfeirnod}, show: "{{ x.y }}"}]}"""
    text = texts(built(block, layout="letter"))
    assert text.index("Date: {{ event.date }}") < text.index("Your reference: {{ x.y }}")


def test_signatories_stand_two_to_a_row_each_with_room_to_sign() -> None:
    block = """
  - closing: {words: {en: Yours sincerely, cy: Yn gywir}, each: "r in reviewers",
      name: "{{ r.name }}", role: {en: Reviewer, cy: Adolygydd}}"""
    lines = outline(built(block, layout="letter"))
    assert lines[:2] == [
        "Closing: Yours sincerely",
        "| TemplateTag: {%tr for row in range(0, (reviewers|or_blank)|length, 2) %} |",
    ]
    own = "{% for r in (reviewers|or_blank)[row:row + 1] %}{{ r.name }}{% endfor %}"
    assert f"Signatory: {own}" in lines[2]


def test_a_single_signatory_needs_no_loop() -> None:
    block = "  - closing: {words: {en: Regards, cy: Cofion}, name: '{{ panel.chair.name }}'}"
    lines = outline(built(block, layout="letter"))
    assert lines[:2] == ["Closing: Regards", "Signatory: {{ panel.chair.name }}"]


def test_enclosures_are_listed_under_a_word_of_the_house_style() -> None:
    lines = outline(built("  - enclosures: [{en: A leaflet, cy: Taflen}]", Language.CY))
    assert lines == ["Enclosures: Amgaeedig", "ListBullet: Taflen"]


def test_the_foot_of_every_page_says_that_welsh_is_welcome_in_both_languages() -> None:
    data = built(HEAD, layout="letter")
    for name in ("word/footer1.xml", "word/footer2.xml"):
        welsh, english, *_ = outline(data, name)
        assert "Rydym yn croesawu gohebiaeth yn Gymraeg" in welsh
        assert "We welcome correspondence in Welsh" in english
        assert [m.get(f"{W}val") for m in part(data, name).iter(f"{W}lang")] == ["cy-GB"]


def test_the_first_page_has_the_letterhead_and_no_running_header() -> None:
    data = built(HEAD, layout="letter")
    assert part(data).find(f".//{W}titlePg") is not None
    assert outline(data, "word/header2.xml") == ["Header:"]
