"""Make the film of the years, at a release: the running atlas only sends it.

    pip install -r publish/film/requirements.txt
    python -m publish.film web/film/years.mp4 web/film/years.gif
    python -m publish.film nineties.mp4 --years 1988-1999 --months 2
    python -m publish.film --eras web/film                             every era's, in both forms

A file's ending says what is made (mp4, gif). A moment is shown for one beat, eight to the second, a turning point for `--hold` seconds.
"""

import argparse
import subprocess
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pandas as pd
from imageio_ffmpeg import get_ffmpeg_exe

from data.eras import FIRST_DAY
from data.load import as_of
from publish.film.frame import png_of
from publish.film.moments import MONTHS, Moment, moments
from publish.film.shelf import ALL, films

RATE = 8  # beats a second
HOLD = 1.5
SMALL, COLORS = 640, 64  # pixels across a GIF, and its colours
ENCODED = {
    ".mp4": "-c:v libx264 -preset slower -tune animation -crf 29 -g 600 -pix_fmt yuv420p -movflags +faststart",
    ".gif": f"-vf scale={SMALL}:-1:flags=lanczos,split[a][b];[a]palettegen=max_colors={COLORS}[p];[b][p]paletteuse=dither=none",
}


def frames(told: list[Moment], theme: str, hold: float) -> Iterator[bytes]:
    """Return the frames of a film as PNG: a turning point, and the last moment, as often as it is held."""
    with ProcessPoolExecutor() as pool:
        for n, (moment, png) in enumerate(zip(told, pool.map(partial(png_of, theme=theme), told, chunksize=4), strict=True)):
            times = round(hold * RATE) if moment.caption or n == len(told) - 1 else 1
            yield from [png] * times


def write(pictures: list[bytes], target: Path) -> None:
    """Write frames as a film. Raises ValueError naming the endings there are, CalledProcessError when the encoder fails."""
    if target.suffix not in ENCODED:
        raise ValueError(f"a film ends in {' or '.join(ENCODED)}, not {target.suffix!r}")
    taken = ["-f", "image2pipe", "-framerate", str(RATE), "-c:v", "png", "-i", "-"]
    command = [get_ffmpeg_exe(), "-y", "-loglevel", "error", *taken, *ENCODED[target.suffix].split(), str(target)]
    subprocess.run(command, input=b"".join(pictures), check=True)
    print(f"{target}: {target.stat().st_size:,} bytes, {len(pictures) / RATE:.0f} s")


def main() -> None:
    """Read the command and make what it asks for."""
    reader = argparse.ArgumentParser(prog="python -m publish.film", description="Make the film of the years.")
    reader.add_argument("targets", nargs="*", type=Path, help="files; the ending says what is made: mp4, gif")
    reader.add_argument("--years", default=f"{FIRST_DAY.year}-{as_of().year}", help="as 1988-1999")
    reader.add_argument("--months", type=int, default=MONTHS, help="from one moment to the next")
    reader.add_argument("--hold", type=float, default=HOLD, help="seconds of a turning point")
    reader.add_argument("--theme", choices=("light", "dark"), default="light")
    reader.add_argument("--eras", type=Path, metavar="FOLDER", help="films of each era of the atlas")
    told = reader.parse_args()
    first, last = (int(year) for year in told.years.split("-"))
    spans = [(told.targets, pd.Timestamp(first, 1, 1), pd.Timestamp(last, 12, 31), told.months)] if told.targets else []
    if told.eras:
        eras = [film for film in films().values() if film.key != ALL]
        spans += [
            ([told.eras / f"{film.key}{ending}" for ending in ENCODED], film.first, film.last, film.months) for film in eras
        ]
    for targets, begin, end, months in spans:
        shown = moments(max(begin, FIRST_DAY), min(end, as_of()), months)
        pictures = list(frames(shown, told.theme, told.hold))
        for target in targets:
            write(pictures, target)


if __name__ == "__main__":
    main()
