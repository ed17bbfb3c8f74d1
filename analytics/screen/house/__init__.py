"""What stands around Streamlit's pages in the browser: our shell, one script, what it may ask."""
