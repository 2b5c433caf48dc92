"""One case followed through a pathway, and the trail that it leaves."""
