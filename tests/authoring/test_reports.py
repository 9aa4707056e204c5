"""A report's own blocks: cover, contents list, panels, and where long texts put their headings."""

from __future__ import annotations

from form_sources import W, built, codes, outline, part, problems_of

COVER = """
- cover:
    blocks: [{title: {en: Report, cy: Adroddiad}}, {subtitle: {en: Board, cy: Bwrdd}}]
    foot: [{para: {en: "Re: {{ case.ref }}", cy: "Ynghylch: {{ case.ref }}"}}]
"""


def test_a_cover_is_one_field_with_the_title_and_what_is_below_it() -> None:
    assert outline(built(COVER, layout="report")) == [
        "| Heading1: Report / CoverSubtitle: Board |",
        "| CoverText: Re: {{ case.ref }} |",
        "TableGap:",
    ]


def test_a_contents_list_is_a_field_under_a_heading_that_it_does_not_list() -> None:
    made = built("- contents: {en: Contents, cy: Cynnwys}", layout="report")
    assert outline(made)[0] == "ContentsHeading: Contents"
    (told,) = part(made).iter(f"{W}instrText")
    assert (told.text or "").split() == ["TOC", "\\o", '"2-3"', "\\h", "\\z"]


def test_the_levels_of_a_contents_list_can_be_told() -> None:
    made = built('- contents: {levels: "2-4", en: Contents, cy: Cynnwys}', layout="report")
    assert '"2-4"' in (next(part(made).iter(f"{W}instrText")).text or "")


PANEL = """
- panel:
    label: {en: Learning point, cy: Pwynt dysgu}
    %s
    blocks: [{rich: referral.rationale}]
"""


def test_a_panel_stays_on_one_page() -> None:
    made = built(PANEL % "", layout="report")
    line = "| PanelLabel: Learning point / Normal: {{p referral.rationale|rich }} |"
    assert line in outline(made)
    assert len(list(part(made).iter(f"{W}cantSplit"))) == 1


def test_a_panel_that_may_be_longer_than_a_page_can_be_split() -> None:
    made = built(PANEL % 'long: "referral.rationale|length > 900"', layout="report")
    lines = outline(made)
    assert lines[0] == "TemplateTag: {%p if referral.rationale|length > 900 %}"
    assert "TemplateTag: {%p else %}" in lines
    rows = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in part(made).iter(f"{W}tr")]
    assert rows == [False, True]


def test_a_heading_may_begin_a_page() -> None:
    made = built(
        "- title: {en: A, cy: A}\n- heading: {new_page: true, en: B, cy: B}", layout="report"
    )
    _, heading = part(made).iter(f"{W}p")
    assert [x.tag.removeprefix(W) for x in heading[0]] == ["pStyle", "pageBreakBefore"]


def test_a_long_text_can_be_told_what_it_stands_under() -> None:
    made = built('- rich: {field: referral.rationale, under: "3 if case.ref else 2"}')
    assert outline(made) == ["Normal: {{p referral.rationale|rich(3 if case.ref else 2) }}"]


def test_a_long_text_without_its_field_is_a_fault() -> None:
    assert codes(problems_of('- rich: {under: "3"}')) == ["source-shape"]


def test_the_first_page_of_a_report_has_neither_header_nor_footer() -> None:
    root = part(built(COVER, layout="report"))
    assert root.find(f".//{W}titlePg") is not None
    kinds = [x.get(f"{W}type") for x in root.iter(f"{W}headerReference", f"{W}footerReference")]
    assert sorted(kinds) == ["default", "default", "first", "first"]


def test_a_long_text_may_have_room_for_a_pen_in_a_blank_form() -> None:
    made = built("- rich: {field: referral.rationale, lines: 4}", layout="report")
    assert outline(made) == [
        "TemplateTag: {%p if not case.ref and not referral.rationale %}",
        "| Answer: |",
        "TableGap:",
        "TemplateTag: {%p else %}",
        "Normal: {{p referral.rationale|rich }}",
        "TemplateTag: {%p endif %}",
    ]
