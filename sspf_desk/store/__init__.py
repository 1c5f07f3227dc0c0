"""The encrypted store: one SQLCipher file that refuses to be anything else (`tech.md` 1, `keys.md` 2.6)."""
