"""The tables of places and routes -> places and routes, and every problem in them."""
