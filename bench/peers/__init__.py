"""The contenders: each reads the same story folder with pandas and writes one page."""
