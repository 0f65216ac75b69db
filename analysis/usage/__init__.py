"""Fits a firm's usage figures: weekly series as statistics, and forecasts."""
