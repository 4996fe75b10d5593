"""A story -> pandas tables of its places, legs and hops, and totals of kilometres and people."""
