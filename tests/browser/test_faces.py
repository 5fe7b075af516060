"""Do the cut fonts look as the whole ones, letter by letter and icon by icon? And is the whole one still there for what they lack?"""

import json

from server.faces import FONTS
from tests.browser.conftest import drawn

FACES = {face["file"]: face for face in json.loads((FONTS / "faces.json").read_text(encoding="utf-8"))}
# Draws texts in the page's own face and in the whole font, and returns those that do not look the same, and how many were drawn.
COMPARE = """async ([family, style, whole, texts]) => {
    const face = new FontFace('Whole', `url(./static/media/${whole})`, {weight: '100 900', style});
    document.fonts.add(await face.load());
    const canvas = new OffscreenCanvas(900, 40), pen = canvas.getContext('2d', {willReadFrequently: true});
    const drawn = (font, text) => {
        pen.clearRect(0, 0, 900, 40);
        pen.font = font;
        pen.fillText(text, 4, 28);
        return pen.getImageData(0, 0, 900, 40).data.join();
    };
    const differ = [];
    for (const weight of family.startsWith('Material') ? [400] : [400, 650])
        for (const text of texts) {
            const font = (name) => `${style} ${weight} 20px "${name}"`;
            await document.fonts.load(font(family), text);
            if (drawn(font(family), text) !== drawn(font('Whole'), text)) differ.push(text);
        }
    document.fonts.delete(face);
    return differ;
}"""


def letters_of(told: str) -> str:
    """Return the letters of a range as CSS writes it."""
    ends = [[int(end, 16) for end in each.removeprefix("U+").split("-")] for each in told.split(",")]
    return "".join(chr(letter) for first, *last in ends for letter in range(first, (last or [first])[0] + 1))


def test_letters_and_icons_look_as_in_the_whole_fonts_which_come_for_what_they_lack(visit):
    page = visit("/glossary")
    drawn(page)
    asked = [address.rpartition("/")[2] for address in page.traffic.addresses if address.endswith(".woff2")]
    assert any(name.startswith("AtlasText.") for name in asked) and not any(name.startswith("SourceSans") for name in asked), (
        asked
    )
    for file, style in (("AtlasText.woff2", "normal"), ("AtlasText-Italic.woff2", "italic")):
        letters = letters_of(FACES[file]["letters"])
        rows = [letters[begin : begin + 40] for begin in range(0, len(letters), 40)]
        rows += ["“Déjà fini – ça va: 1,084 of 2,539 … −7 × Škoda’s fi, fl, AVATAR, Tęcza, ığdır”"]
        assert page.evaluate(COMPARE, ["Source Sans", style, FACES[file]["of"], rows]) == []
    icons = FACES["AtlasIcons.woff2"]
    assert page.evaluate(COMPARE, ["Material Symbols Rounded", "normal", icons["of"], icons["icons"]]) == []
    # That the comparison sees a difference at all: an icon that nobody names is spelled in letters.
    assert page.evaluate(COMPARE, ["Material Symbols Rounded", "normal", icons["of"], ["skull"]]) == ["skull"]
    assert page.evaluate(
        """() => document.fonts.load('16px "Source Sans"', 'Ελλάδα').then(faces => faces.map(face => face.status))"""
    ) == ["loaded"]
