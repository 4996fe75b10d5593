"""The words of the project as types: what is read, what the page draws, what can go wrong."""
