"""The event ontology and lexicon as data: PLOVER's types, their map to CAMEO, rules, nouns and verbs."""
