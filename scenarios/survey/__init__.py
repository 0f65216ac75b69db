"""Reads a culture survey: what people of each unit answered becomes the levels of week 0."""
