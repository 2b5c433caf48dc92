"""How fast the tool is, beside other tools on the same files. Run by `make bench`."""
