"""What `deploy/` ships says one thing in many places: one policy, the same other headers, and a container and cluster without rights."""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Iterator

import pytest
import yaml

from places import REPO

DEPLOY = REPO / "deploy"
BASE = REPO / "overrides/base.html"
POLICY_AT = re.compile(r"default-src 'none'[^\"\n]*?form-action 'none'(?:; frame-ancestors 'none')?")
OF_PAGES = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
SERVERS = ("nginx/files.conf", "caddy/files.caddy", "apache/files.conf", "static/_headers", "static/guidance/_headers")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
DIGESTED = ("assessment/[0-9a-f]{12}/", r"\.[0-9a-f]{8}\.min\.js")


def text_of(name: str) -> str:
    return (DEPLOY / name).read_text("utf-8")


@pytest.mark.parametrize("name", SERVERS)
def test_every_server_sends_the_policy_of_the_pages_and_refuses_frames(name):
    """overrides/base.html is where the policy is written; a change there has to be made here too."""
    [written] = OF_PAGES.findall(BASE.read_text("utf-8"))
    assert POLICY_AT.findall(text_of(name)) == [f"{written}; frame-ancestors 'none'"]


@pytest.mark.parametrize("name", SERVERS)
@pytest.mark.parametrize("header", HEADERS)
def test_every_server_sends_the_other_headers_once(name, header):
    value = HEADERS[header]
    assert len(re.findall(rf'\b{header}:? "?{re.escape(value)}"?(?:\s|$)', text_of(name))) == 1


@pytest.mark.parametrize("name", ["nginx/cache.conf", "caddy/files.caddy", "apache/files.conf"])
def test_every_server_knows_a_path_with_a_digest_by_the_same_marks(name):
    assert all(mark in text_of(name) for mark in DIGESTED)


def test_only_the_examples_with_tls_bind_a_host_to_tls():
    rows = [path.relative_to(DEPLOY).as_posix() for path in DEPLOY.rglob("*") if path.is_file() and path.suffix != ".py" and _binds(path)]
    assert sorted(rows) == ["apache/tls.conf", "caddy/tls.Caddyfile", "nginx/tls.conf"]


def _binds(path) -> bool:
    return "Strict-Transport-Security" in path.read_text("utf-8", errors="ignore")


def manifests() -> dict[str, dict]:
    """{kind: manifest} of deploy/kubernetes."""
    return {made["kind"]: made for made in (yaml.safe_load(path.read_text("utf-8")) for path in sorted((DEPLOY / "kubernetes").glob("*.yaml")))}


@pytest.fixture
def cluster():
    """The checker of manifests. Under CI it must be there."""
    if os.environ.get("CI"):
        return importlib.import_module("kubernetes_validate")
    return pytest.importorskip("kubernetes_validate", reason="Install it: pip install -r requirements/hosting.txt.")


@pytest.fixture
def pod() -> dict:
    return manifests()["Deployment"]["spec"]["template"]["spec"]


@pytest.mark.parametrize("kind", ["Namespace", "Deployment", "Service", "NetworkPolicy", "PodDisruptionBudget"])
def test_a_cluster_would_take_the_file(kind, cluster):
    cluster.validate(manifests()[kind], "1.37", strict=True)


def test_a_file_with_a_slip_would_not_be_taken(cluster):
    wrong = manifests()["Deployment"]
    wrong["spec"]["replica"] = wrong["spec"].pop("replicas")
    with pytest.raises(cluster.ValidationError):
        cluster.validate(wrong, "1.37", strict=True)


def test_the_pod_has_no_rights(pod):
    """What the cluster's own level "restricted" asks, and a root that cannot be written."""
    [container] = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"] and pod["securityContext"]["runAsUser"] > 0
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert container["securityContext"] == {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}}
    assert pod["automountServiceAccountToken"] is False
    assert not {"hostNetwork", "hostPID", "hostIPC"} & set(pod)
    assert manifests()["Namespace"]["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"


def test_the_pod_is_probed_limited_and_writes_to_memory_only(pod):
    [container] = pod["containers"]
    assert all("httpGet" in container[probe] for probe in ("startupProbe", "readinessProbe", "livenessProbe"))
    assert set(container["resources"]["limits"]) == {"cpu", "memory"}
    assert [("emptyDir" in volume, volume["emptyDir"]["medium"]) for volume in pod["volumes"]] == [(True, "Memory")]
    assert [mount["mountPath"] for mount in container["volumeMounts"]] == ["/tmp"]


def test_two_copies_run_and_one_always_stays():
    made = manifests()
    assert made["Deployment"]["spec"]["replicas"] == 2
    assert made["PodDisruptionBudget"]["spec"]["minAvailable"] == 1


def test_nothing_goes_out_of_the_pod():
    spec = manifests()["NetworkPolicy"]["spec"]
    assert "Egress" in spec["policyTypes"]
    assert spec["egress"] == []


def labels(made: dict[str, dict]) -> Iterator[dict[str, str]]:
    spec = made["Deployment"]["spec"]
    yield spec["template"]["metadata"]["labels"]
    yield spec["selector"]["matchLabels"]
    yield made["Service"]["spec"]["selector"]
    yield made["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"]
    yield made["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"]


def test_all_manifests_mean_the_same_pods():
    found = list(labels(manifests()))
    assert found == [found[0]] * len(found)


def test_container_compose_and_cluster_agree_on_image_user_and_port(pod):
    compose = yaml.safe_load(text_of("container/compose.yaml"))["services"]["site"]
    containerfile, [container] = text_of("container/Containerfile"), pod["containers"]
    assert compose["image"] == container["image"]
    assert f"USER {pod['securityContext']['runAsUser']}:{pod['securityContext']['runAsGroup']}" in containerfile
    assert f"EXPOSE {container['ports'][0]['containerPort']}" in containerfile
    assert compose["read_only"] and compose["cap_drop"] == ["ALL"] and compose["security_opt"] == ["no-new-privileges:true"]
    assert all(entry.startswith("127.0.0.1:") for entry in compose["ports"])


def test_the_container_runs_the_settings_that_are_tested():
    containerfile = text_of("container/Containerfile")
    assert "COPY ${SERVERS}/nginx/ /etc/secure-ai/nginx/" in containerfile
    assert '"-c", "/etc/secure-ai/nginx/nginx.conf"' in containerfile
    assert "root /srv/secure-ai/site;" in text_of("nginx/root.conf")
    assert "COPY site/ /srv/secure-ai/site/" in containerfile
