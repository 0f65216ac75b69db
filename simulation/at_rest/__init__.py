"""Week 0 as years without a programme would leave it: people and customers with a past."""
