"""A checked story -> warnings where it is right in form but can hardly be meant so."""
