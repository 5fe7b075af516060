"""Does what deploy/ says agree with itself and with the atlas? What can be seen without a container engine or a cluster."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from itertools import chain

import pytest
import yaml

from publish.briefing import LARGEST
from publish.template import LARGEST as LARGEST_TEMPLATE
from server import drain, health
from server.routes import routes
from tests.browser.conftest import free_port
from tests.modules import ROOT
from tests.replicas import DEPLOY, PORT_IN_IMAGE, command, copied, environment, steps

KUBERNETES = DEPLOY / "kubernetes"
NGINX_CONF = (DEPLOY / "nginx" / "nginx.conf").read_text(encoding="utf-8")


def manifests() -> dict[str, dict]:
    """Return the manifests by their kind; there is one of each."""
    listed = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text(encoding="utf-8"))["resources"]
    assert sorted(listed) == sorted(path.name for path in KUBERNETES.glob("*.yaml") if path.name != "kustomization.yaml")
    read = [yaml.safe_load((KUBERNETES / name).read_text(encoding="utf-8")) for name in listed]
    return {each["kind"]: each for each in read}


def container() -> dict:
    return manifests()["Deployment"]["spec"]["template"]["spec"]["containers"][0]


def bytes_of(size: str) -> int:
    number, unit = re.fullmatch(r"(\d+)([km])", size).groups()
    return int(number) * {"k": 2**10, "m": 2**20}[unit]


def test_the_image_holds_what_runs_and_nothing_else():
    taken = copied()
    assert all((ROOT / name).exists() for name in taken)
    floors = {path.name for path in ROOT.iterdir() if path.is_dir() and (path / "__init__.py").exists()} - {"tests"}
    assert floors | {"pages", "web", ".streamlit", "app.py", "LICENSE"} <= set(taken)
    assert not {".", "tests", "docs", "deploy", "node_modules", ".git"} & set(taken)
    ignored = (DEPLOY / "Containerfile.dockerignore").read_text(encoding="utf-8").split()
    assert {name.removeprefix("!") for name in ignored if name.startswith("!")} == set(taken)
    assert steps("USER") == ["10001:10001"] and json.loads(steps("CMD")[0])[:3] == ["streamlit", "run", "app.py"]
    assert command(8888)[1:] == [
        "-m",
        *" ".join(json.loads(steps("CMD")[0])).replace("0.0.0.0", "127.0.0.1").replace("8501", "8888").split(),
    ]
    assert steps("EXPOSE") == [PORT_IN_IMAGE] and environment()["FORWARDED_ALLOW_IPS"] == "*"


def test_the_health_check_of_the_image_asks_the_server(monkeypatch):
    asked = json.loads(re.search(r"CMD (\[.*\])", steps("HEALTHCHECK")[0])[1])
    assert asked == ["python", "-m", "server.health", PORT_IN_IMAGE]
    run = subprocess.run([sys.executable, *asked[1:3], str(free_port())], cwd=ROOT, check=False)
    assert run.returncode == 1  # nobody is there
    opened = []

    def answer(address: str, timeout: float):
        opened.append(address)
        raise OSError

    monkeypatch.setattr(health.urllib.request, "urlopen", answer)
    monkeypatch.setenv("STREAMLIT_SERVER_BASE_URL_PATH", "/atlas/")
    assert not health.is_well(8501, "ready") and opened == ["http://127.0.0.1:8501/atlas/ready"]


def test_probes_and_ports_are_those_of_the_atlas():
    paths = {route.path for route in routes("")}
    probes = {name: container()[name]["httpGet"] for name in ("startupProbe", "readinessProbe", "livenessProbe")}
    assert {each["path"] for each in probes.values()} <= paths
    assert probes["livenessProbe"]["path"] == "/health" and probes["readinessProbe"]["path"] == "/ready"
    ports = {each["name"]: each["containerPort"] for each in container()["ports"]}
    assert {ports[each["port"]] for each in probes.values()} == {int(PORT_IN_IMAGE)}
    (service,) = manifests()["Service"]["spec"]["ports"]
    assert service["targetPort"] in ports
    (rule,) = manifests()["Ingress"]["spec"]["rules"]
    backend = rule["http"]["paths"][0]["backend"]["service"]
    assert backend == {"name": manifests()["Service"]["metadata"]["name"], "port": {"name": service["name"]}}
    told = {each["name"]: each.get("value") for each in container()["env"]}
    assert rule["host"] == told["STREAMLIT_BROWSER_SERVER_ADDRESS"] == manifests()["Ingress"]["spec"]["tls"][0]["hosts"][0]


def test_pods_run_without_powers_and_have_time_to_leave():
    pod = manifests()["Deployment"]["spec"]["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"] and not pod["automountServiceAccountToken"]
    assert f"{pod['securityContext']['runAsUser']}:{pod['securityContext']['runAsGroup']}" == steps("USER")[0]
    own = container()["securityContext"]
    assert own["readOnlyRootFilesystem"] and not own["allowPrivilegeEscalation"] and own["capabilities"] == {"drop": ["ALL"]}
    written = {each["mountPath"] for each in container()["volumeMounts"]}
    assert written == {"/tmp"} == {environment()["HOME"]}
    told = {each["name"]: each.get("value") for each in container()["env"]}
    assert float(told["ATLAS_DRAIN"]) + 30 < pod["terminationGracePeriodSeconds"]
    assert container()["readinessProbe"]["periodSeconds"] * container()["readinessProbe"]["failureThreshold"] < float(
        told["ATLAS_DRAIN"]
    )
    scaled = manifests()["HorizontalPodAutoscaler"]["spec"]
    assert scaled["scaleTargetRef"]["name"] == manifests()["Deployment"]["metadata"]["name"] and scaled["minReplicas"] >= 2
    assert manifests()["PodDisruptionBudget"]["spec"]["maxUnavailable"] == 1
    assert manifests()["NetworkPolicy"]["spec"]["egress"] == []


def test_the_compose_file_is_two_replicas_behind_nginx():
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    front = composed["services"].pop("front")
    replicas = re.findall(r"server ([\w-]+):(\d+)", (DEPLOY / "nginx" / "place" / "replicas.conf").read_text(encoding="utf-8"))
    assert sorted(replicas) == sorted((name, PORT_IN_IMAGE) for name in composed["services"]) and len(replicas) == 2
    for service in composed["services"].values():
        assert service["read_only"] and service["cap_drop"] == ["ALL"] and service["networks"] == ["inside"]
        assert float(service["environment"]["ATLAS_DRAIN"]) + 30 < float(service["stop_grace_period"].removesuffix("s"))
        assert service["tmpfs"] == [environment()["HOME"]]
    assert composed["networks"]["inside"]["internal"]
    listening = re.findall(r"listen (\d+)", (DEPLOY / "nginx" / "place" / "listen.conf").read_text(encoding="utf-8"))
    assert [each.rsplit(":", 1)[1] for each in front["ports"]] == listening
    assert front["command"][-1] == "/etc/atlas/nginx.conf" and front["volumes"][0] == "./nginx:/etc/atlas:ro"
    certificates = re.findall(
        r"ssl_certificate\w* (\S+);", (DEPLOY / "nginx" / "place" / "listen.conf").read_text(encoding="utf-8")
    )
    assert all(each.startswith(front["volumes"][1].split(":")[-2] + "/") for each in certificates)


def test_what_nginx_lets_through_is_no_less_than_what_the_atlas_takes():
    places = dict(re.findall(r"location ~ (\S+) \{(.*?)\n        \}", NGINX_CONF, re.DOTALL))
    paths = [re.sub(r"\{[^}]*\}", "x", route.path) for route in routes("/atlas")]
    largest = {}
    for path in [*paths, "/atlas/_stcore/upload_file/x/y", "/_stcore/stream", "/_stcore/metrics", "/static/js/index.js"]:
        place = next((said for pattern, said in places.items() if re.search(pattern, path)), "")
        largest[path] = bytes_of(re.search(r"client_max_body_size (\w+);", place or NGINX_CONF)[1]) if "body_size" in place else 0
    assert LARGEST < largest["/atlas/_stcore/upload_file/x/y"] < 2 * LARGEST
    assert largest["/atlas/assets/deck/x"] > LARGEST + LARGEST_TEMPLATE
    assert "return 404" in next(said for pattern, said in places.items() if re.search(pattern, "/_stcore/metrics"))
    kept = next(said for pattern, said in places.items() if re.search(pattern, "/static/js/index.js"))
    assert "proxy_cache files;" in kept and "proxy_cache" not in places[r"/_stcore/stream$"]
    made = next(said for pattern, said in places.items() if re.search(pattern, "/atlas/assets/take/x"))
    assert "proxy_cache" not in made and "zone=work" in made


def test_a_server_says_that_it_leaves_before_it_does(door, monkeypatch):
    assert door.get("/ready").status_code == door.get("/health").status_code == 200
    ended = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: ended.append(number))

    async def leave() -> None:
        with drain.leaving_slowly(0.05):
            os.kill(os.getpid(), signal.SIGTERM)
            await asyncio.sleep(0)
            assert door.get("/ready").status_code == 503 and door.get("/health").status_code == 200
            assert not ended
            for _ in range(100):
                await asyncio.sleep(0.02)
                if ended:
                    return

    try:
        asyncio.run(leave())
        assert ended == [signal.SIGTERM]
    finally:
        drain._leaving.clear()
        signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize("name", ["README.md", "deploy/README.md"])
def test_what_a_keeper_may_set_is_told(name):
    told = (ROOT / name).read_text(encoding="utf-8")
    files = [DEPLOY / "compose.yaml", KUBERNETES / "deployment.yaml"]
    wanted = set(chain.from_iterable(re.findall(r"\bATLAS_[A-Z_]+", path.read_text(encoding="utf-8")) for path in files))
    if name == "deploy/README.md":
        assert all(each in told for each in wanted), wanted
    else:
        assert "deploy/compose.yaml" in told and "deploy/kubernetes" in told
