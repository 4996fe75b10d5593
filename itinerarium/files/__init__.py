"""Writing files whole or not at all, and the cache."""
