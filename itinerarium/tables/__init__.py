"""A story -> tables of pandas: its places, legs and hops, and its kilometres added up."""
