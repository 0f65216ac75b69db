"""What a session looks at: organization, strategy, events, random seed.

As a link and as files.
"""
