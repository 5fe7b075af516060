import streamlit as st
st.title('mission')
