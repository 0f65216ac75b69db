"""The page Why: a change explained by decision, by driver, by mechanism and by switching a mechanism off."""
