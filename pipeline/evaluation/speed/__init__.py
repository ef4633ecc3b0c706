"""How fast and how large: everything beside bare spaCy over the same texts in the same run."""
