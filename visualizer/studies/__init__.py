"""The page Studies: a study's store, also while the study runs."""
