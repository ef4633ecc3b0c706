"""What is no event of the news: other fields, figures, background, deeds of nobody."""
