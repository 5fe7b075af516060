"""Draw rows of a table by seed, to be checked a second time at their sources: the same rows for the same table and seed.

    python -m data.prepare.draw resolutions 60 --seed 2026

prints the keys drawn, one a line. What the check found goes by hand into data/tables/second_checks.csv.
"""

import argparse
import random

from data.load import describe_table, load_table


def drawn(table: str, n: int, seed: int) -> list[str]:
    """Return the keys of n rows of a table, in its own order. Raises ValueError when it has fewer."""
    key = describe_table(table)["schema"]["primaryKey"]
    keys = [key] if isinstance(key, str) else key
    rows = sorted(load_table(table)[keys].astype(str).agg(" ".join, axis=1))
    return sorted(random.Random(seed).sample(rows, n))


def main() -> None:
    """Print a draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table")
    parser.add_argument("n", type=int)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    print("\n".join(drawn(asked.table, asked.n, asked.seed)))


if __name__ == "__main__":
    main()
