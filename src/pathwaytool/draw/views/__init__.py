"""One module a picture: what it shows of a pathway."""
