"""The grammar that events are read from: arguments, slots, control, coordination, phrases, kinds of nouns."""
