"""What stands around the commands: the words given to them, and what they print."""
