"""Citations: numbers by first use, links both ways, and code left alone."""

from minisite import PAGE, PAGE_PATH, problems_of, write
from nk.citations import numbered
from nk.code_spans import put_back, set_aside


def test_numbers_follow_first_use():
    cited = {}
    text = numbered("A.[@b2020] B.[@a2019; @b2020]\n\n## Later {#later}\nC.[@a2019]\n", cited, "Top")
    assert list(cited.items()) == [("b2020", ["Top", "Top"]), ("a2019", ["Top", "Later"])]
    assert '<a id="cite-b2020-1" href="#ref-b2020">1</a>' in text
    second_and_first = '<a id="cite-a2019-1" href="#ref-a2019">2</a>,<a id="cite-b2020-2" href="#ref-b2020">1</a>'
    assert f'<sup class="nk-cite">{second_and_first}</sup>' in text


def test_code_is_left_alone(tmp_path):
    code = "`[@nobody]` and `{{ nothing }}`\n\n```\n[@nobody] {{ nothing }}\n{% x\n```\n\n<!-- [@nobody] -->\n"
    assert problems_of(write(tmp_path, {PAGE_PATH: PAGE + code})) == []


def test_lines_hold_after_code(tmp_path):
    code = "```\none\ntwo\n```\n[@nobody]\n"
    problems = problems_of(write(tmp_path, {PAGE_PATH: PAGE + code}))
    assert [problem.line for problem in problems] == [14]


def test_code_comes_back_as_it_was():
    text = "a `{{x}}` b\n~~~\n[@y]\n~~~\nc ``two ` ticks`` <!-- z\nz --> d"
    aside, pieces = set_aside(text)
    assert "[@y]" not in aside
    assert "{{" not in aside
    assert aside.count("\n") == text.count("\n")
    assert put_back(aside, pieces) == text
