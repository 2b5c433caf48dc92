"""What pages show, gathered from the library and the proof."""
