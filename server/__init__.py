"""The door's own room: routes, headers, and what rests on Streamlit's insides."""
