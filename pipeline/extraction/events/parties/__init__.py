"""Who acts in an event and to whom it is done, one kind of evidence per file."""
