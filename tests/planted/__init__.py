"""One mistake at a time in a good library: each is noticed once, on its line, with the mend."""
