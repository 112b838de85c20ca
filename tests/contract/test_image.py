"""The image and the compose file, read as data: every part exists and every command that they run resolves."""

from __future__ import annotations

import fnmatch
import json
import re
import shlex
import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands, load_command_class
from gunicorn.config import Config

ROOT = settings.BASE_DIR
REFERENCE = re.compile(r"\$\{(?P<name>\w+)(?::?(?P<kind>[?-])(?P<rest>[^}]*))?\}")


def read_instructions() -> list[tuple[str, str]]:
    """(instruction, argument) pairs of the Dockerfile in order; continued lines are joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines()]
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines if line and line[0] != "#"]


def last_stage() -> list[tuple[str, str]]:
    """The instructions of the image that runs."""
    instructions = read_instructions()
    start = max(number for number, (name, _) in enumerate(instructions) if name == "FROM")
    return instructions[start:]


def arguments_of(name: str) -> list[str]:
    """The arguments of every such instruction of the image that runs."""
    return [argument for instruction, argument in last_stage() if instruction == name]


def image_environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for argument in arguments_of("ENV") for pair in shlex.split(argument))


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


def check_command(words: list[str]) -> None:
    """Fail unless the command is one that the image can run: manage.py with a known command, or gunicorn."""
    if words[:2] == ["python", "manage.py"]:
        name, options = words[2], words[3:]
        owner = get_commands()[name]
        command = load_command_class(owner, name) if isinstance(owner, str) else owner
        command.create_parser("manage.py", name).parse_args(options)
    elif words[0] == "gunicorn":
        given = Config().parser().parse_args(words[1:])
        (module,) = given.args
        assert callable(import_module(module).application)
    else:
        pytest.fail(f"nobody knows whether this runs: {words}")


# --- The image ------------------------------------------------------------------------------------


def test_bases_are_pinned_and_are_the_python_of_the_project():
    bases = [argument.split()[0] for name, argument in read_instructions() if name == "FROM"]
    assert len(bases) == 2
    for base in bases:
        name, _, tag = base.partition(":")
        assert name == "python"
        assert tag.startswith("3.11-slim-")  # the requirements are compiled for it; "latest" would move under us


def test_requirements_are_installed_with_their_hashes():
    installs = [argument for name, argument in read_instructions() if name == "RUN" and "--requirement" in argument]
    assert len(installs) == 1
    assert "--require-hashes" in installs[0]
    assert "requirements-dev" not in installs[0]


@pytest.mark.parametrize("source", [s for a in arguments_of("COPY") if "--from" not in a for s in a.split()[1:-1]])
def test_what_is_copied_exists_and_is_not_ignored(source):
    assert (ROOT / source).exists()
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert not [pattern for pattern in ignored if fnmatch.fnmatch(source, pattern)]


def test_every_package_of_the_project_is_copied():
    copied = {source for argument in arguments_of("COPY") for source in argument.split()[1:-1]}
    assert {"manage.py", "events", "timeline"} <= copied


@pytest.mark.parametrize("secret", [".env", ".git", "timeline.sqlite3", ".venv"])
def test_secrets_and_leftovers_stay_out_of_the_build(secret):
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert [pattern for pattern in ignored if fnmatch.fnmatch(secret, pattern)]


def test_it_runs_as_a_user_without_rights():
    names = [name for name, _ in last_stage()]
    (user,) = arguments_of("USER")
    assert user not in {"root", "0"}
    made = [run.split("&&")[0].split() for run in arguments_of("RUN") if run.startswith("useradd ")]
    assert [words[-1] for words in made] == [user]
    assert names.index("USER") < names.index("CMD")


def test_no_secret_is_baked_in():
    assert not {"SECRET_KEY", "DATABASE_URL", "POSTGRES_PASSWORD"} & image_environment().keys()
    assert "ARG" not in [name for name, _ in read_instructions()]


def test_static_files_are_collected_for_the_manifest_that_the_image_serves():
    assert image_environment()["STATIC_MANIFEST"] == "1"
    runs = arguments_of("RUN")
    collect = next(run for run in runs if "collectstatic" in run)
    check_command(shlex.split(collect))


def test_it_runs_gunicorn_on_the_port_that_it_exposes():
    (command,) = arguments_of("CMD")
    words = json.loads(command)
    check_command(words)
    (port,) = arguments_of("EXPOSE")
    assert words[words.index("--bind") + 1] == f"0.0.0.0:{port}"


def run_health_check(address: str) -> int:
    """The exit status of the image's own check, asked of another address."""
    (argument,) = arguments_of("HEALTHCHECK")
    python, *words = json.loads(argument[argument.index("[") :])
    assert python == "python"
    (port,) = arguments_of("EXPOSE")
    own = f"http://127.0.0.1:{port}"
    assert own in words[-1]
    words[-1] = words[-1].replace(own, address)
    return subprocess.run([sys.executable, *words], env={}, capture_output=True, check=False).returncode


def test_its_health_check_knows_a_site_that_runs_from_one_that_does_not(live_server, settings):
    settings.ALLOWED_HOSTS = ["timeline.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    assert run_health_check(live_server.url) == 0
    assert run_health_check(f"{live_server.url}/no-such-site") != 0
    assert run_health_check("http://127.0.0.1:1") != 0


# --- The compose file -----------------------------------------------------------------------------


def test_services(compose):
    assert set(compose["services"]) == {"database", "migrate", "web"}


def test_images_are_pinned(compose):
    images = [service["image"] for service in compose["services"].values() if "image" in service]
    assert images
    for image in images:
        tag = image.partition(":")[2]
        assert re.match(r"[0-9]", tag), f"{image} has no version"
    assert all("image" in service or service.get("build") == "." for service in compose["services"].values())


def test_the_site_waits_for_a_healthy_database_and_for_its_migrations(compose):
    services = compose["services"]
    assert services["database"]["healthcheck"]["test"][1].startswith("pg_isready ")
    assert services["migrate"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert services["web"]["depends_on"] == {
        "database": {"condition": "service_healthy"},
        "migrate": {"condition": "service_completed_successfully"},
    }


def test_the_site_comes_back_and_the_migrations_run_once(compose):
    services = compose["services"]
    assert services["web"]["restart"] == services["database"]["restart"] == "unless-stopped"
    assert services["migrate"]["restart"] == "no"


def test_commands_resolve(compose):
    commands = {name: service["command"] for name, service in compose["services"].items() if "command" in service}
    assert commands["migrate"][2] == "migrate"
    for words in commands.values():
        check_command(words)


def test_ports_are_on_loopback_only(compose):
    ports = [port for service in compose["services"].values() for port in service.get("ports", [])]
    (exposed,) = arguments_of("EXPOSE")
    assert len(ports) == 1
    assert ports[0].startswith("127.0.0.1:")
    assert ports[0].endswith(f":{exposed}")


def test_the_database_keeps_its_data_in_a_volume(compose):
    (mount,) = compose["services"]["database"]["volumes"]
    volume, path = mount.split(":")
    assert volume in compose["volumes"]
    assert path == "/var/lib/postgresql/data"


@pytest.mark.parametrize("name", ["SECRET_KEY", "POSTGRES_PASSWORD"])
def test_secrets_must_be_given(compose, name):
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    text = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    references = [match for match in REFERENCE.finditer(text) if match["name"] == name]
    assert references
    assert all(match["kind"] == "?" for match in references)  # compose stops and says which one is missing


def test_the_site_and_its_database_agree(compose):
    services = compose["services"]
    database = services["database"]["environment"]
    url = services["web"]["environment"]["DATABASE_URL"]
    user, name = database["POSTGRES_USER"], database["POSTGRES_DB"]
    assert url == f"postgres://{user}:{database['POSTGRES_PASSWORD']}@database:5432/{name}"
    assert services["migrate"]["environment"] == services["web"]["environment"]


def test_the_site_is_given_settings_that_it_reads(compose):
    source = (ROOT / "timeline" / "settings.py").read_text(encoding="utf-8")
    for name in compose["services"]["web"]["environment"]:
        assert f'("{name}"' in source


def test_unsafe_settings_are_not_the_default(compose):
    environment = compose["services"]["web"]["environment"]
    assert "DEBUG" not in environment
    assert "*" not in environment["ALLOWED_HOSTS"]
