"""The main job: strategies compared on the same people, and the files of the result."""
