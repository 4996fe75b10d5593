"""Scripts that make committed data once; no build runs them."""
