"""What became of the addresses that the list of permalinks promises."""

from nk.permalinks import page_address


def broken_promises(promised, made, redirected):
    """Promised addresses that are neither made nor led elsewhere; a redirected page takes its ids with it."""
    there, moved = set(made), {page_address(path) for path in redirected}
    return [address for address in promised if address not in there and address.split("#")[0] not in moved]
