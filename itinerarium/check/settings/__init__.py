"""story.toml -> the story's settings, and every problem in them."""
