"""Problems in the input: their wording, their place, and how they are printed."""
