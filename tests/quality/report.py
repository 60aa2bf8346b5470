"""Print how well extraction reads the measured pages, by label and relation, with every error in words.

usage: python tests/quality/report.py [SET ...] [--brief] [--raise | --anew] [--heldout]

SET is dev, seeds or scanned; all that are there by default. --brief leaves the errors out. --raise moves the floors
in floors.json up to today's figures and never down. --anew does so too, and pins the floors of a set whose gold or
texts have changed from today's figures. --heldout adds the totals of the set that is set aside, without
its errors. Exit status 1 where a figure is below its floor or a set has changed since its floors were pinned.
"""

from __future__ import annotations

import argparse
import sys

from scoring import LABELS, Score, figures, precision_recall
from sets import HELDOUT, SETS, PageSet, below, raised, read_floors, write_floors


def show(name: str, score: Score, errors: bool) -> None:
    """Print a set's figures by label and relation, with its errors where wanted."""
    print(f"\n{name}: {score.tally['articles']} articles")
    if errors:
        print(*score.errors, sep="\n")
    print(f"{'':14} {'P':>6} {'R':>6} {'F1':>6} {'gold':>5} {'pred':>5}")
    for kind in sorted(score.kinds, key=lambda k: (k not in LABELS, k)):
        counts = score.kinds[kind]
        p, r, f = precision_recall(counts)
        print(f"{kind:14} {p:6.3f} {r:6.3f} {f:6.3f} {counts['gold']:5} {counts['pred']:5}")
    show_totals(figures(score))


def show_totals(found: dict[str, float]) -> None:
    """Print measures in one line."""
    print("  ".join(f"{measure} {value:.3f}" for measure, value in sorted(found.items())))


def faults(pages: PageSet, found: dict[str, float]) -> list[str]:
    """Return what speaks against a set's figures: floors not reached, or pages other than those pinned."""
    pinned = read_floors().get(pages.name)
    if pinned is None:
        return [f"{pages.name} has no floors yet; pin them with --raise"]
    said = [f"{pages.name}: {sentence}" for sentence in below(found, pinned["floors"])]
    if pinned["fingerprint"] != pages.fingerprint():
        said.append(f"{pages.name}: gold or texts have changed since its floors were pinned; pin them with --anew")
    return said


def main() -> int:
    """Measure the sets named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", choices=[*(pages.name for pages in SETS), []])
    parser.add_argument("--brief", action="store_true")
    parser.add_argument("--raise", action="store_true", dest="lift")
    parser.add_argument("--anew", action="store_true")
    parser.add_argument("--heldout", action="store_true")
    args = parser.parse_args()
    measured = []
    for pages in (each for each in SETS if each.exists() and (not args.sets or each.name in args.sets)):
        score = pages.score()
        show(pages.name, score, not args.brief)
        measured.append((pages, figures(score)))
    if args.heldout:
        print("\nset aside:")
        show_totals(figures(HELDOUT.score()))
    if args.lift or args.anew:
        write_floors(raised(read_floors(), measured, args.anew))
    said = [sentence for pages, found in measured for sentence in faults(pages, found)]
    print(*said, sep="\n")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
