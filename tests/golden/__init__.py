"""The samples' tables and the README's answers, as readable files that a change must explain."""
