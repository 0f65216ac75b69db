"""The page Why: a change explained by decision, driver, mechanism and switch."""
