"""The gate: what must hold before anything is published. Imports Great Expectations only when it checks."""
