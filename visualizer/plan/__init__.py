"""What a session looks at: organization, strategy, events, random seed; as a link and as files."""
