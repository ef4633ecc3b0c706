"""What is published and how it is read: Parquet, releases, DuckDB, dictionary, views, explanations."""
