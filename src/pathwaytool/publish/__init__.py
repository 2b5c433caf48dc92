"""A library as the pages of a site: values first, written by others."""
