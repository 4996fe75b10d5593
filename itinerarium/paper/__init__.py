"""The commands ``handout`` and ``picture``."""
