"""Atlas and traced routes -> the Story: the plain data that the page reads."""
