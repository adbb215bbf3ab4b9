"""`make check`: check the records and pages without building. `make permalinks`: promise their addresses, too."""

import sys
from pathlib import Path

from .evidence import load_evidence
from .page_dates import today, unchecked
from .page_links import structure_problems
from .permalinks import promise


def main(docs: Path, promising: bool) -> int:
    """Print every problem below `docs` and every page due for a check; the exit status is 1 if there is a problem."""
    evidence, problems = load_evidence(docs)
    due, overdue = unchecked(evidence, today())
    problems += overdue
    if not problems:
        files = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
        problems = structure_problems(evidence, files)
    known = f"{len(evidence.trials)} trials, {len(evidence.references)} references, {len(evidence.pages)} pages"
    print(*due, *problems, f"{known}, {len(problems)} problem(s)", sep="\n")
    if promising and not problems:
        print(f"{promise(docs, evidence)} new address(es) listed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), "--permalinks" in sys.argv))
