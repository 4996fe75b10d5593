"""The project's types: what is read, what the page draws, what can go wrong."""
