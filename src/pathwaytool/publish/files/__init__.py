"""What a site has beside its pages: styles, downloads, tables, the search index."""
