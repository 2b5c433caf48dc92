"""Pictures of pathways: `view` says what is shown; `svg`, `twin`, `dot`, `mermaid` write it."""
