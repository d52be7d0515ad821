# SPDX-License-Identifier: Apache-2.0
"""What is measured: each experiment as the commands that make it up, and nothing else.

A variant is one amiload command. It is run once in each round against each version, and rounds go over all
variants in turn, so that a slow quarter of an hour of the machine falls on all of them.
"""

from dataclasses import dataclass

LANES = (1, 4, 20, 100, 500)
# Parts of what the same lanes reached in the closed model.
LADDER = (0.2, 0.4, 0.6, 0.8, 0.9, 1.0)

ADMIN = ("admin", "s3cret")
NO_READ = ("noread", "n0read")


@dataclass(frozen=True)
class Variant:
    """One command. `rate_of` names the variant whose median rate `rate_part` is a part of."""

    name: str
    args: tuple
    account: tuple = NO_READ
    rate_of: str = ""
    rate_part: float = 0.0
    standing_calls: int = 0
    versions: tuple = ("22", "16")


@dataclass(frozen=True)
class Experiment:
    name: str
    title: str
    variants: tuple
    server_options: tuple = ()
    rounds: int = 0  # as many as asked for


def run(**options):
    """Flags of `amiload run`; underscores become dashes, True a flag without a value."""
    args = []
    for key, value in options.items():
        flag = "--" + key.replace("_", "-")
        for one in value if isinstance(value, tuple) else (value,):
            if one is True:
                args.append(flag)
            else:
                args += [flag, str(one)]
    return tuple(args)


def short(**options):
    return run(**{"warmup": "1s", "duration": "5s", "listeners": 0, **options})


def ping_closed():
    return Experiment("ping-closed", "Ping as fast as it is answered", tuple(
        Variant(f"{lanes}x{flight}", short(scenario="ping", closed=True, connections=lanes, in_flight=flight))
        for flight in (1, 16) for lanes in LANES))


def ping_open():
    return Experiment("ping-open", "Ping at a given rate", tuple(
        Variant(f"{lanes}x{flight}-{int(part * 100)}",
                short(scenario="ping", connections=lanes, in_flight=flight),
                rate_of=f"ping-closed/{lanes}x{flight}", rate_part=part)
        for flight in (1, 16) for lanes in LANES for part in LADDER))


def mixed():
    return Experiment("mixed", "What a monitoring client asks", tuple(
        Variant(str(rate), short(scenario="mixed", connections=20, rate=rate))
        for rate in (1000, 2000, 4000, 8000, 12000)))


def lists():
    alone = tuple(
        Variant(f"alone-{channels}", short(scenario="results/plans/ping-alone.yaml", connections=1, rate=100),
                standing_calls=channels // 2)
        for channels in (0, 50, 500))
    beside = tuple(
        Variant(f"beside-{channels}", short(scenario="results/plans/ping-and-lists.yaml", connections=1, rate=105),
                account=ADMIN, standing_calls=channels // 2)
        for channels in (0, 50, 500))
    return Experiment("lists", "Lists, and what else waits on their lane", alone + beside)


def fanout():
    return Experiment("fanout", "A user event to every listener", tuple(
        Variant(f"{listeners}-at-{rate}",
                run(scenario="userevent-fanout", connections=1, listeners=listeners, rate=rate,
                    warmup="1s", duration="5s"), account=ADMIN)
        for rate in (100, 1000) for listeners in (1, 5, 20, 50, 100)))


def originate():
    return Experiment("originate", "Calls of Local channels, and the events of them", tuple(
        Variant(str(rate), run(scenario="originate", connections=4, listeners=1, rate=rate,
                               warmup="1s", duration="8s"), account=ADMIN)
        for rate in (10, 25, 50, 100, 200)))


def logins():
    storm = tuple(
        Variant(f"storm-{rate}", short(scenario="login-churn", connections=200, rate=rate))
        for rate in (50, 100, 200, 400))
    steady = (Variant("closed-1", short(scenario="login-churn", connections=1, closed=True)),
              Variant("closed-20", short(scenario="login-churn", connections=20, closed=True)))
    return Experiment("logins", "Sessions that come and go", storm + steady)


def slow_readers():
    return Experiment("slow-readers", "Listeners that read too slowly", tuple(
        Variant(f"{who}-{readers}",
                run(scenario="slow-reader", connections=4, listeners=readers, rate=1000, warmup="1s", duration="20s"),
                account=account)
        for who, account in (("100ms", ("slow", "sl0w")), ("5s", ADMIN)) for readers in (1, 5)))


def filters():
    return Experiment("filters", "The same events through filters", tuple(
        Variant(name, run(scenario="userevent-fanout", connections=1, listeners=20, rate=500,
                          warmup="1s", duration="5s", no_audit=True), account=account, versions=versions)
        for name, account, versions in (
            ("none", ADMIN, ("22", "16")),
            ("legacy", ("filterlegacy", "f1lter"), ("22", "16")),
            ("advanced", ("filteradvanced", "f1lter"), ("22",)))))


def transports():
    at_rate = tuple(
        Variant(f"{transport}-500",
                short(scenario="mixed", connections=10, rate=500, transport=transport, **extra))
        for transport, extra in (("tcp", {}), ("tls", {"tls_insecure": True}), ("http", {})))
    closed = tuple(
        Variant(f"{transport}-closed",
                short(scenario="ping", connections=10, closed=True, transport=transport, **extra))
        for transport, extra in (("tcp", {}), ("tls", {"tls_insecure": True}), ("http", {})))
    return Experiment("transports", "The same actions over TCP, TLS and HTTP", at_rate + closed)


def loss():
    return Experiment("loss", "Events missing from the sequence under full load", (
        Variant("20-listeners", run(scenario="userevent-fanout", connections=4, listeners=20, closed=True,
                                    in_flight=16, unfiltered=True, warmup="1s", duration="10s"), account=ADMIN),),
        server_options=("--sequence-numbers",))


def soak():
    return Experiment("soak", "Half an hour", (
        Variant("mixed-and-calls", run(scenario="results/plans/soak.yaml", connections=10, listeners=5, rate=1005,
                                       duration="30m"), account=ADMIN, versions=("22",)),), rounds=1)


ALL = tuple(make() for make in (ping_closed, ping_open, mixed, lists, fanout, originate, logins, slow_readers,
                                filters, transports, loss, soak))
