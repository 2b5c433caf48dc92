"""What the pathway promises: kept, broken with a story, empty, or not proved."""
