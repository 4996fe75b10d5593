"""Problems in the input: their wording, where they stand, how they are shown."""
