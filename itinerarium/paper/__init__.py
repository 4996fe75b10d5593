"""The story on paper and as a picture."""
