"""Chromium without a window."""
