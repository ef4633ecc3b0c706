"""What the rules of events say: the lexicon, its frames and groups, types, contexts and codes."""
