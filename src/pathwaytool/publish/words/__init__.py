"""What is said on a page: safe text, terms, links and templates."""
