"""Files and the cache, written whole or not at all."""
