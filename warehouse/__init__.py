"""What is published and how it is read: Parquet, releases, the DuckDB file, dictionary, views, explanations."""
