"""How far a count can be trusted."""

from functools import lru_cache

# Not scipy.stats, which says the same in one word and takes a second to load at every start.
from scipy.special import bdtrc, betaincinv


@lru_cache(maxsize=4096)
def exact_interval(n: int, of: int) -> tuple[float, float]:
    """The exact (Clopper-Pearson) 95% interval of a proportion, as fractions from 0 to 1.

    Source: Clopper CJ, Pearson ES. Biometrika 1934;26(4):404-413; its limits are quantiles of beta distributions.

    Raises:
        ValueError: if not 0 <= n <= of, or `of` is 0.
    """
    if not 0 <= n <= of or of == 0:
        raise ValueError(f"no share of people: {n} of {of}")
    low = betaincinv(n, of - n + 1, 0.025) if n > 0 else 0.0
    high = betaincinv(n + 1, of - n, 0.975) if n < of else 1.0
    return float(low), float(high)


def chance_of_at_least(n: int, of: int, rate: float) -> float:
    """How often `n` or more of `of` people respond when the true rate is `rate` (exact binomial tail)."""
    return float(bdtrc(n - 1, of, rate)) if n > 0 else 1.0
