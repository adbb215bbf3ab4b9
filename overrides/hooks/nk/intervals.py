"""How far a count can be trusted."""

from functools import lru_cache

from scipy.stats import binom, binomtest


@lru_cache(maxsize=4096)
def exact_interval(n: int, of: int) -> tuple[float, float]:
    """The exact (Clopper-Pearson) 95% interval of a proportion, as fractions from 0 to 1.

    Source: Clopper CJ, Pearson ES. Biometrika 1934;26(4):404-413, as SciPy computes it.

    Raises:
        ValueError: if not 0 <= n <= of, or `of` is 0.
    """
    interval = binomtest(n, of).proportion_ci(confidence_level=0.95, method="exact")
    return float(interval.low), float(interval.high)


def chance_of_at_least(n: int, of: int, rate: float) -> float:
    """How often `n` or more of `of` people respond when the true rate is `rate` (exact binomial tail)."""
    return float(binom.sf(n - 1, of, rate))
