"""How do a few large numbers stand on a slide? As text that can be edited, each over what it counts, the sentences below."""

from pptx.slide import Slide

from figures.pictures import Number, Numbers
from publish.stage import INKED, QUIETER, Box, Stage
from words import Words

VALUES, LABELS, BODIES = (36, 30, 24, 20), (16, 14, 12), (18, 16, 14, 12)  # points, the first that fit
GAP = 24  # points
ACROSS = 5  # numbers side by side


def put_numbers(stage: Stage, slide: Slide, picture: Numbers, box: Box) -> None:
    """Write numbers side by side, in rows of ACROSS, and the sentences below them."""
    left, top, width, height = box
    gap = int(GAP * stage.point)
    most = max(1, min(len(picture.items), ACROSS if stage.is_wide else ACROSS - 1))
    value, columns = max((value_in(stage, picture, (width - gap * (n - 1)) // n), n) for n in range(most, max(0, most - 3), -1))
    across = (width - gap * (columns - 1)) // columns
    y = top + gap // 2
    for start in range(0, len(picture.items), columns):
        row = picture.items[start : start + columns]
        deep = max(int(stage.height_of([(stage.words(item.value), True)], value, across)) for item in row)
        label = stage.fitting(
            [max((part for item in row for part in said(item, stage.words)), key=lambda part: len(part[0]))],
            across,
            4 * gap,
            list(LABELS),
        )
        below = max(int(stage.height_of(said(item, stage.words), label, across)) for item in row)
        for n, item in enumerate(row):
            x = left + n * (across + gap)
            shape = stage.write(slide, stage.words(item.value), (x, y, across, deep), value, INKED, True)
            if item.is_doubtful:  # the doubt mark of text, as on screen
                shape.text_frame.paragraphs[0].runs[0].font.underline = True
            told = "\n".join(text for text, _ in said(item, stage.words))
            stage.write(slide, told, (x, y + deep, across, below), label, QUIETER)
        y += deep + below + gap
    if picture.body:
        text = stage.words(picture.body)
        size = stage.fitting([(text, False)], width, top + height - y, list(BODIES))
        stage.write(slide, text, (left, y, width, top + height - y), size, INKED)


def value_in(stage: Stage, picture: Numbers, across: int) -> int:
    """Return the size of numbers in columns of a width: the largest in which each stands on few lines."""
    return next((size for size in VALUES if all(is_short(stage, item, size, across) for item in picture.items)), VALUES[-1])


def said(item: Number, words: Words) -> list[tuple[str, bool]]:
    """Return what stands under a number: what it counts, and of when it is."""
    return [(words(text), False) for text in (item.label, item.note) if text]


def is_short(stage: Stage, item: Number, size: float, width: int) -> bool:
    """Return whether a number stands on one line in letters of a size."""
    text = stage.words(item.value)
    return stage.height_of([(text, True)], size, width) <= 1.3 * size * stage.point
