"""A pathway's hearing -> templates for Word and Excel, and filled in ones -> answers."""
