"""What pronouns, collectives and repeated deeds stand for in a document, and whom a phrase names."""
