"""What does a reader see before Streamlit has come? The page itself, written into the document: see server.first.shell."""
