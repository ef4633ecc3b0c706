"""The commands of `dateline`, one module each. `flows.cli` puts them together."""
