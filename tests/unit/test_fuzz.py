"""Whatever is in a file: no crash, and nothing wrong is accepted in silence."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from minisite import PAGE, PAGE_PATH, REFERENCES, TRIAL, TRIAL_PATH, problems_of, write
from nk.citations import CITATION, citation_problems, numbered
from nk.code_spans import put_back, set_aside
from nk.evidence import load_evidence
from nk.located_yaml import load
from nk.markers import expanded
from nk.problems import UnreadableError

# The same examples in every run, however slow the machine.
QUIET = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
markup = st.text(alphabet="[]@;{}%#`~<!->\n ab1.\ue000\ue001:'\"|&*", max_size=60)


@QUIET
@given(st.binary(max_size=200))
def test_any_bytes_as_a_page(data):
    with TemporaryDirectory() as folder:
        problems = problems_of(write(Path(folder), {PAGE_PATH: data}))
        assert all("\n" not in str(problem) for problem in problems)
        assert problems, "a page without the required front matter was accepted"


@QUIET
@given(st.integers(0, len(TRIAL)), st.integers(0, 12), st.text(max_size=6))
@example(0, 0, "")
def test_a_damaged_record_is_reported_or_still_a_record(start, length, insert):
    damaged = TRIAL[:start] + insert + TRIAL[start + length :]
    with TemporaryDirectory() as folder:
        docs = write(Path(folder), {TRIAL_PATH: damaged.encode("utf-8", "surrogatepass")})
        evidence, problems = load_evidence(docs)
        for trial in evidence.trials.values():
            for figure in [*trial.results, *trial.safety]:
                assert figure.kind != "count" or 0 <= figure.n <= figure.of
        assert problems or evidence.trials


@QUIET
@given(st.integers(0, len(REFERENCES)), st.integers(0, 12), st.text(max_size=6))
def test_a_damaged_bibliography_does_not_crash(start, length, insert):
    damaged = REFERENCES[:start] + insert + REFERENCES[start + length :]
    with TemporaryDirectory() as folder:
        load_evidence(write(Path(folder), {"data/references.yml": damaged.encode("utf-8", "surrogatepass")}))


@QUIET
@given(st.text(max_size=120))
@example("a: &x [*x]")
@example("!!python/object/apply:os.system ['true']")
@example("? [a]\n: b")
@example("<<: 1")
def test_any_text_as_yaml(text):
    with suppress(UnreadableError):
        assert load(text, "x.yml").lines


@QUIET
@given(markup)
@example("[@first2016; @]")
@example("[@[@first2016]]")
def test_a_citation_is_numbered_or_reported(text):
    problems = citation_problems(text, {"a", "b", "ab1"}, "x.md", 1)
    if not problems:
        assert not CITATION.search(numbered(text, {}))


@QUIET
@given(markup)
@example("{{ '{{' }}")
@example("{{}}")
@example("{{ a }}{{")
def test_a_marker_is_expanded_or_reported(text):
    result, problems = expanded(text, {"a": lambda: "word", "b1": lambda: "word"}, "x.md", 1)
    if not problems:
        assert "{{ " not in result.replace("{{ '{{' }}", "")


@QUIET
@given(markup)
def test_setting_code_aside_loses_nothing(text):
    aside, pieces = set_aside(text)
    assert put_back(aside, pieces) == text.replace("\ue000", "").replace("\ue001", "")


@QUIET
@given(markup)
def test_any_markup_on_a_page(text):
    with TemporaryDirectory() as folder:
        problems = problems_of(write(Path(folder), {PAGE_PATH: PAGE + text.replace("\r", "")}))
        assert all(problem.file and "\n" not in str(problem) for problem in problems)
