"""Words that say whether an event happened: governors, modifiers and links."""
