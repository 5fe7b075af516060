"""Replicas of the atlas behind nginx, on this machine alone: as deploy/ has them, from a tree that holds what the image holds.

    with house() as atlas:
        atlas.start(0, 1)
        atlas.address         # where a browser goes

The configuration is deploy/nginx's own; what is this place's are its two files of addresses and certificate. It writes down which replica
answered what, which the real one does not.
"""

import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.browser.conftest import ROOT, free_port

DEPLOY = ROOT / "deploy"
NGINX = os.environ.get("ATLAS_NGINX") or shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
LONGEST = 180  # seconds for a replica to be ready
PORT_IN_IMAGE = "8501"


@cache
def steps(instruction: str) -> list[str]:
    """Return what an instruction of the Containerfile's last stage says, in order."""
    told = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    last = re.split(r"^FROM ", told, flags=re.MULTILINE)[-1]
    return re.findall(rf"^{instruction} (.+)$", last, re.MULTILINE)


def copied() -> dict[str, str]:
    """Return what the image takes from the project, each with its place below the working folder."""
    pairs = {}
    for step in steps("COPY"):
        if not step.startswith("--from"):
            *names, place = step.split()
            pairs |= {name: f"{place}{name}" if place.endswith("/") else place for name in names}
    return pairs


def environment() -> dict[str, str]:
    """Return the variables that the image sets, less the path."""
    pairs = [pair.split("=", 1) for step in steps("ENV") for pair in step.split()]
    return {name: value for name, value in pairs if name != "PATH"}


def command(port: int) -> list[str]:
    """Return what the image runs, for a port of this machine alone."""
    program, *told = json.loads(steps("CMD")[0])
    told = [{PORT_IN_IMAGE: str(port), "0.0.0.0": "127.0.0.1"}.get(each, each) for each in told]
    return [sys.executable, "-m", program, *told]


def lay_tree(folder: Path) -> Path:
    """Lay the tree of the image out below a folder, for reading only, and return it."""
    tree, left_out = folder / "tree", {"__pycache__"}
    ignored = [line.strip() for line in (DEPLOY / "Containerfile.dockerignore").read_text(encoding="utf-8").splitlines()]
    paths = {ROOT / line for line in ignored if "/" in line and not line.startswith(("!", "#", "**"))}
    for name, place in copied().items():
        source, target = ROOT / name, tree / place
        if source.is_dir():
            # What is compiled already is compiled for these files: their times are kept.
            shutil.copytree(
                source, target, ignore=lambda at, names: [each for each in names if Path(at) / each in paths - left_out]
            )
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    subprocess.run([sys.executable, "-m", "compileall", "-q", "."], cwd=tree, check=True)
    for path in [tree, *tree.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    return tree


def unprivileged() -> list[str]:
    """Return how to run a command without the superuser's powers: what is for reading only is so for it as for anybody."""
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"] if os.geteuid() == 0 else []


class House:
    """Replicas and the front door before them. Replicas are known by their number."""

    def __init__(self, folder: Path, tree: Path, base: str, count: int, drain: float, frame_ancestors: str = "*"):
        """`base` is the base path, as `atlas`, or ""; `drain` the seconds between the signal to end and the end."""
        self.folder, self.tree, self.base = folder, tree, base
        self.ports = [free_port() for _ in range(count)]
        self.plain, self.secure = free_port(), free_port()
        self.servers: dict[int, subprocess.Popen] = {}
        self._told = environment() | {
            "HOME": str(self.writable("home")),
            "ATLAS_DRAIN": str(drain),
            "ATLAS_FRAME_ANCESTORS": frame_ancestors,
            "STREAMLIT_SERVER_BASE_URL_PATH": base,
            "STREAMLIT_SERVER_COOKIE_SECRET": "a text that all replicas share",
            "STREAMLIT_BROWSER_SERVER_ADDRESS": "127.0.0.1",
        }
        self.front = self._open_front()

    @property
    def address(self) -> str:
        """Where a browser goes."""
        return f"https://127.0.0.1:{self.secure}{f'/{self.base}' if self.base else ''}"

    def own_address(self, number: int) -> str:
        """Return where a replica itself answers."""
        return f"http://127.0.0.1:{self.ports[number]}{f'/{self.base}' if self.base else ''}"

    def writable(self, name: str) -> Path:
        """Return a folder of the house that may be written in."""
        made = self.folder / name
        made.mkdir(exist_ok=True)
        return made

    def start(self, *numbers: int) -> None:
        """Start replicas side by side, and return when they are ready."""
        for number in numbers:
            with (self.folder / f"replica-{number}.txt").open("ab") as told:
                self.servers[number] = subprocess.Popen(
                    [*unprivileged(), *command(self.ports[number])],
                    cwd=self.tree,
                    env=os.environ | self._told | {"TMPDIR": self._told["HOME"]},
                    stdout=told,
                    stderr=told,
                )
        for number in numbers:
            self.wait_until(lambda number=number: self.is_ready(number), f"replica {number} is ready")

    def is_ready(self, number: int) -> bool:
        """Return whether a replica says that visitors may be sent to it."""
        if self.servers[number].poll() is not None:
            raise RuntimeError((self.folder / f"replica-{number}.txt").read_text(encoding="utf-8"))
        try:
            with urllib.request.urlopen(f"{self.own_address(number)}/ready", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def kill(self, number: int) -> None:
        """End a replica as a machine that fails."""
        self.servers[number].kill()
        self.servers.pop(number).wait()

    def tell_to_end(self, number: int) -> subprocess.Popen:
        """Tell a replica to end as a keeper does, and return it: it may take its time."""
        server = self.servers.pop(number)
        server.terminate()
        return server

    def chosen(self) -> list[tuple[int, str, int]]:
        """Return which replica answered which address, and with what status, so far and in order. A websocket is told when it ends."""
        said = (self.folder / "front" / "chosen.txt").read_text(encoding="utf-8").split("\n")[:-1]
        rows = [line.split(" ", 2) for line in said]
        # Of several replicas that were asked one after the other, the last answered; what came from the cache, and what found none, none did.
        asked = [(at.rpartition(":")[2], address, int(status)) for status, address, at in rows]
        return [(self.ports.index(int(port)), address, status) for port, address, status in asked if port.isdigit()]

    def wait_until(self, is_so, what: str, seconds: float = LONGEST) -> float:
        """Wait until something is so, and return how many seconds that took. Raises TimeoutError, which says what was waited for."""
        began = time.monotonic()
        while not is_so():
            if time.monotonic() - began > seconds:
                raise TimeoutError(f"not within {seconds} s: {what}")
            time.sleep(0.05)
        return time.monotonic() - began

    def close(self) -> None:
        for server in [*self.servers.values(), self.front]:
            server.terminate()
        for server in [*self.servers.values(), self.front]:
            server.wait(timeout=30)

    def _open_front(self) -> subprocess.Popen:
        place, key = self.folder / "place", self.folder / "key.pem"
        shutil.copytree(DEPLOY / "nginx", self.folder, dirs_exist_ok=True)
        self.writable("front")
        self.certificate = self.folder / "certificate.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
            + ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"]
            + ["-keyout", str(key), "-out", str(self.certificate)],
            check=True,
            capture_output=True,
        )
        replicas = (place / "replicas.conf").read_text(encoding="utf-8")
        server = re.search(r"\n +server atlas-1:8501(.*;)", replicas)
        ours = "".join(f"\n    server 127.0.0.1:{port}{server[1]}" for port in self.ports)
        replicas = re.sub(r"\n +server atlas-2.*;", "", replicas.replace(server[0], ours))
        (place / "replicas.conf").write_text(
            f"log_format chosen '$status $request_uri $upstream_addr';\n{replicas}", encoding="utf-8"
        )
        listen = (place / "listen.conf").read_text(encoding="utf-8")
        listen = listen.replace("listen 8080", f"listen 127.0.0.1:{self.plain}").replace(
            "listen 8443", f"listen 127.0.0.1:{self.secure}"
        )
        listen = re.sub(r"(ssl_certificate) .*;", rf"\1 {self.certificate};", listen)
        listen = re.sub(r"(ssl_certificate_key) .*;", rf"\1 {key};", listen)
        (place / "listen.conf").write_text(f"{listen}access_log chosen.txt chosen;\n", encoding="utf-8")
        asked = [NGINX, "-p", str(self.folder / "front"), "-c", str(self.folder / "nginx.conf"), "-e", "stderr"]
        asked += ["-g", "user root;"] if os.geteuid() == 0 else []
        checked = subprocess.run([*asked, "-t"], capture_output=True, text=True, check=False)
        if checked.returncode:
            raise RuntimeError(checked.stderr)
        return subprocess.Popen(asked)

    def trusting(self) -> ssl.SSLContext:
        """Return what a client needs to trust the front door's certificate."""
        return ssl.create_default_context(cafile=str(self.certificate))


@contextmanager
def house(base: str = "", count: int = 2, drain: float = 1, **told: str) -> Iterator[House]:
    """Lay the tree, open the front door, and close all in the end. No replica runs yet."""
    folder = Path(tempfile.mkdtemp(prefix="atlas-house-"))
    try:
        opened = House(folder, lay_tree(folder), base, count, drain, **told)
        try:
            yield opened
        finally:
            opened.close()
    finally:
        for place in [each for each in folder.rglob("*") if each.is_dir()]:
            place.chmod(0o755)
        shutil.rmtree(folder)
