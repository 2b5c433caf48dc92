"""Text to model, with positions. PyYAML and JSON Schema live here and nowhere else."""
