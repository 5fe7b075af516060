"""What is known of one operation, from its resolution to its closing?"""

import streamlit as st

from ui.mission_numbers import count_operation
from ui.mission_view import choose_operation, describe_operation, list_all_operations, tell_history
from ui.state import show_notices

mission_id = choose_operation()
show_notices()

if mission_id:
    describe_operation(mission_id)
    count_operation(mission_id)
    tell_history(mission_id)
else:
    st.title("Operations", anchor=False)
    st.markdown("Every operation of the United Nations' own list of peacekeeping operations. Choose one to read of it.")
    list_all_operations()
