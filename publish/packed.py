"""How does a briefing stand in an address? Its file, compressed, in letters that need no escape; a long one does not."""

import base64
import binascii
import json
import zlib

from publish.briefing import LARGEST, NOT_JSON, TOO_LARGE, Briefing, NotABriefing, read

LONGEST = 2_000  # letters of a briefing in an address: all of it travels with every answer to the server
# What most briefings have in them, so that a small one becomes very small. Addresses that were given away rest on it: never change it.
COMMON = (
    b'"atlas_briefing":1,"title":"UN peacekeeping operations in ","slides":[{"kind":"title","title":"","text":"","note":"'
    b'},{"kind":"pair","addresses":["/?date=1994-07-15#map",{"kind":"text","title":"","text":"","finding":" peacekeepers were deployed'
    b' in the United Nations operations","address":"/institution?date=#institution-","address":"/contributors?state=#contributors-'
    b'","address":"/fallen?mission=#fallen-","address":"/money?#money-","address":"/people?date=#people-'
    b'","address":"/reform?reform=#reform-account","address":"/timeline?date=#timeline-'
    b'"},{"kind":"figure","finding":"","address":"/mission?mission=&date=#mission-'
)


def packed(briefing: Briefing) -> str:
    """Return a briefing as an address has it, "" when it is too long for one."""
    press = zlib.compressobj(9, wbits=-15, zdict=COMMON)
    body = press.compress(json.dumps(briefing.plain(), ensure_ascii=False, separators=(",", ":")).encode("utf-8")) + press.flush()
    text = base64.urlsafe_b64encode(body).decode("ascii").rstrip("=")
    return text if len(text) <= LONGEST else ""


def unpacked(text: str) -> Briefing:
    """Return the briefing of an address. Raises NotABriefing, in a sentence, for a text that is none."""
    if len(text) > LONGEST:
        raise NotABriefing(TOO_LARGE)
    try:
        body = base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
        press = zlib.decompressobj(wbits=-15, zdict=COMMON)
        told = press.decompress(body, LARGEST + 1)  # no more than a file may have, whatever it would become
    except (binascii.Error, zlib.error, ValueError) as error:
        raise NotABriefing(NOT_JSON) from error
    return read(told)
