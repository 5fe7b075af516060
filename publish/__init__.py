"""What leaves the screen? Every figure and every view as a picture, a page, a slide or a file of data; nothing here knows Streamlit."""
