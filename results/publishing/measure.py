# SPDX-License-Identifier: Apache-2.0
"""Runs the experiments and keeps what each command wrote."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from . import experiments

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "results" / "data"
JAR = ROOT / "dist" / "target" / "amiload.jar"
PORTS = {"22": 15022, "16": 15016}
TLS_PORTS = {"22": 25022, "16": 25016}
HTTP_PORTS = {"22": 18022, "16": 18016}
KEPT = ("result.json", "series.csv", "server.csv", "command.txt")
# The verdict "invalid" is a result, too: it says that the generator, not the target, was at its end.
EXIT_CODES_KEPT = (0, 98)


class Servers:
    """The real servers, started anew for each experiment so that none inherits the memory of another."""

    def __init__(self):
        self.calls = {}

    def install(self, versions):
        for version in versions:
            self._testbed("install", version)

    def restart(self, versions, options):
        for version in versions:
            self._testbed("stop", version, check=False)
            self._testbed("start", version, "--port", str(PORTS[version]), *options)
            self.calls[version] = 0

    def stop(self, versions):
        for version in versions:
            self._testbed("stop", version, check=False)

    def hold_calls(self, version, wanted):
        """Makes the number of standing calls what a variant wants."""
        if self.calls[version] == wanted:
            return
        if self.calls[version]:
            self._testbed("cli", version, "channel request hangup all")
            time.sleep(3)
        if wanted:
            amiload(("run", "--target", f"127.0.0.1:{PORTS[version]}", "--user", "admin", "--scenario",
                     "results/plans/standing-calls.yaml", "--rate", "25", "--duration", f"{wanted // 25 or 1}s",
                     "--warmup", "0s", "--connections", "1", "--listeners", "0", "--quiet",
                     "--out", str(DATA / ".setup")), "s3cret", (0, 98))
            shutil.rmtree(DATA / ".setup", ignore_errors=True)
        self.calls[version] = wanted

    @staticmethod
    def _testbed(*args, check=True):
        done = subprocess.run([ROOT / "testbed" / "asterisk", *args], capture_output=True, text=True, cwd=ROOT)
        if check and done.returncode:
            sys.exit(f"testbed/asterisk {' '.join(args)}: {done.stderr.strip()}")


def amiload(args, secret, exit_codes):
    done = subprocess.run(["java", "-jar", JAR, *args], cwd=ROOT, text=True, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, env={**os.environ, "AMILOAD_SECRET": secret})
    if done.returncode not in exit_codes:
        sys.exit(f"amiload {' '.join(args)}\nexit code {done.returncode}: {done.stderr.strip()}")


def folder(experiment, variant, version, number):
    return DATA / experiment / variant / f"{version}-{number}"


def results(experiment, variant, version):
    """The result.json of every round that has been run, oldest first."""
    found = sorted((DATA / experiment / variant).glob(f"{version}-*/result.json"))
    return [json.loads(path.read_text()) for path in found]


def target_port(args, version):
    transport = args[args.index("--transport") + 1] if "--transport" in args else "tcp"
    return {"tcp": PORTS, "tls": TLS_PORTS, "http": HTTP_PORTS}[transport][version]


def command(experiment, variant, version):
    args = list(variant.args)
    if variant.rate_of:
        base = results(*variant.rate_of.split("/"), version)
        if not base:
            sys.exit(f"{experiment.name}/{variant.name} needs the results of {variant.rate_of} first")
        median = statistics.median(one["actions"]["total"]["perSecond"] for one in base)
        args += ["--rate", str(max(1, round(median * variant.rate_part, -1 if median > 1000 else 0))).split(".")[0]]
    return ["run", "--target", f"127.0.0.1:{target_port(args, version)}", "--user", variant.account[0], *args]


def measure(experiment, variant, version, number):
    into = folder(experiment.name, variant.name, version, number)
    if (into / "result.json").exists():
        return
    args = command(experiment, variant, version)
    scratch = into.with_name(into.name + ".partial")
    shutil.rmtree(scratch, ignore_errors=True)
    amiload([*args, "--seed", str(number), "--quiet", "--out", str(scratch)], variant.account[1], EXIT_CODES_KEPT)
    into.mkdir(parents=True, exist_ok=True)
    (scratch / "command.txt").write_text(f"amiload {' '.join(args)} --seed {number}\n")
    for name in KEPT:
        if (scratch / name).exists():
            shutil.copy(scratch / name, into / name)
    shutil.rmtree(scratch)


def run_all(chosen, rounds, versions):
    servers = Servers()
    servers.install(versions)
    try:
        for experiment in experiments.ALL:
            if chosen and experiment.name not in chosen:
                continue
            servers.restart(versions, experiment.server_options)
            for number in range(1, (experiment.rounds or rounds) + 1):
                started = time.monotonic()
                # The other one first in every other round.
                order = versions if number % 2 else versions[::-1]
                for variant in experiment.variants:
                    for version in order:
                        if version in variant.versions:
                            servers.hold_calls(version, variant.standing_calls)
                            measure(experiment, variant, version, number)
                print(f"{experiment.name}: round {number}, {time.monotonic() - started:.0f} s", flush=True)
    finally:
        servers.stop(versions)
