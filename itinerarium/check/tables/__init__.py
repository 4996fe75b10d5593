"""The tables of places, stops, routes and others -> their values, and every problem in them."""
