"""How the matches of the grammar's rules are read: each reader takes a match and its context."""
