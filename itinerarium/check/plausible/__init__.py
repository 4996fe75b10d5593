"""A checked story -> warnings where it is well formed but hard to believe."""
