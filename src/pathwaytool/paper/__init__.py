"""Pages on paper: what the site says of a pathway, as a PDF that can be printed and read aloud."""
