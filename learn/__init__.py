"""How is peacekeeping taught from the atlas? Questions made of its tables, citing its figures. Nothing here knows Streamlit."""
