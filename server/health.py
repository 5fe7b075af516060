"""Is the server on this machine well? Asked by what keeps it running, where there is no other program to ask with.

    python -m server.health 8501 [health | ready]

Ends with 0 when it is, with 1 when it is not. Below a base path it asks below that (STREAMLIT_SERVER_BASE_URL_PATH).
"""

import os
import sys
import urllib.request

LONGEST = 4  # seconds


def is_well(port: int, name: str = "health") -> bool:
    """Return whether the server at a port of this machine answers that it is well."""
    base = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{f'{base}/' if base else ''}{name}", timeout=LONGEST) as answer:
            return answer.status == 200
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(not is_well(int(sys.argv[1]), *sys.argv[2:3]))
