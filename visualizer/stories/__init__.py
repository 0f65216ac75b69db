"""The page Stories, the second window that follows it, and the debrief sheet."""
