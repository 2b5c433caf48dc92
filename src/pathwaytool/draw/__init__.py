"""Pictures of pathways: what is shown (`view`), and how it is written (`svg`, `twin`, `dot`, `mermaid`)."""
