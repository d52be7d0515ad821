# SPDX-License-Identifier: Apache-2.0
"""Medians and spreads of what was measured, as Markdown tables."""

import statistics

from . import experiments, measure


def member(result, path):
    """A member of a result.json, by its dotted path; None when it is not there."""
    for key in path.split("."):
        if not isinstance(result, dict) or result.get(key) is None:
            return None
        result = result[key]
    return result


def values(experiment, variant, version, path):
    found = (member(one, path) for one in measure.results(experiment, variant, version))
    # Of what is counted by kind, the sum.
    return [sum(one.values()) if isinstance(one, dict) else one for one in found if one is not None]


def number(value):
    if value is None:
        return ""
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def time_of(nanos):
    if nanos is None:
        return ""
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)):
        if nanos >= size:
            return f"{number(nanos / size)} {unit}"
    return f"{nanos:.0f} ns"


def bytes_of(count):
    return "" if count is None else f"{count / 2**20:,.0f} MiB"


FORMATS = {"number": number, "time": time_of, "bytes": bytes_of}


def median(experiment, variant, version, path):
    found = values(experiment, variant, version, path)
    return statistics.median(found) if found else None


def cell(experiment, variant, version, path, form):
    """A median, and in brackets the least and the most of all rounds."""
    found = values(experiment, variant, version, path)
    if not found:
        return "–"
    show = FORMATS[form]
    return f"{show(statistics.median(found))} ({show(min(found))} – {show(max(found))})"


def invalid(experiment, variant, version):
    """How many rounds say of themselves that they are not to be trusted."""
    every = measure.results(experiment, variant, version)
    bad = sum(member(one, "verdict.status") == "invalid" for one in every)
    return f"{bad} of {len(every)}" if bad else "0"


# Columns of each experiment's table: title, path in result.json, form.
RESPONSE = (("response p50", "actions.total.response.p50", "time"), ("p99", "actions.total.response.p99", "time"))
COLUMNS = {
    "ping-closed": (("actions/s", "actions.total.perSecond", "number"), *RESPONSE),
    "ping-open": (("planned/s", "plan.rate", "number"), ("answered/s", "actions.total.perSecond", "number"),
                  *RESPONSE, ("hiccup p99", "generator.hiccup.p99", "time")),
    "mixed": (("answered/s", "actions.total.perSecond", "number"), *RESPONSE,
              ("hiccup p99", "generator.hiccup.p99", "time")),
    "lists": (("Ping p50", "actions.Ping.response.p50", "time"), ("Ping p99", "actions.Ping.response.p99", "time"),
              ("list p50", "actions.CoreShowChannels.response.p50", "time"),
              ("list p99", "actions.CoreShowChannels.response.p99", "time")),
    "fanout": (("events/s", "events.perSecond", "number"), ("delay p50", "events.delay.p50", "time"),
               ("p99", "events.delay.p99", "time"), ("first to last p50", "events.fanout.skew.p50", "time"),
               ("p99", "events.fanout.skew.p99", "time")),
    "originate": (("answered/s", "actions.total.perSecond", "number"), *RESPONSE,
                  ("events/s", "events.perSecond", "number"), ("event delay p99", "events.delay.p99", "time"),
                  ("rules of calls broken", "events.violations", "number")),
    "logins": (("logins/s", "actions.Login.perSecond", "number"), ("login p50", "actions.Login.response.p50", "time"),
               ("p99", "actions.Login.response.p99", "time"), ("failed", "actions.Login.errors", "number")),
    "slow-readers": (("readers cut", "connections.slowReaders.cutReaders", "number"),
                     ("time to a cut p50", "connections.slowReaders.after.p50", "time"),
                     ("others' response p50", "actions.total.response.p50", "time"),
                     ("p99", "actions.total.response.p99", "time"),
                     ("server's memory", "server.peak.memoryBytes", "bytes")),
    "filters": (("response p50", "actions.total.response.p50", "time"), ("p99", "actions.total.response.p99", "time"),
                ("events/s that arrive", "events.perSecond", "number")),
    "transports": (("answered/s", "actions.total.perSecond", "number"), *RESPONSE),
    "loss": (("events/s", "events.perSecond", "number"), ("received", "events.received", "number"),
             ("lost", "events.lost", "number")),
    "soak": (("answered/s", "actions.total.perSecond", "number"), *RESPONSE,
             ("events", "events.received", "number"), ("event delay p99", "events.delay.p99", "time")),
}


def table(name):
    experiment = next(one for one in experiments.ALL if one.name == name)
    columns = COLUMNS[name]
    lines = ["| | Asterisk | " + " | ".join(title for title, _, _ in columns) + " | invalid rounds |",
             "|---|---|" + "--:|" * (len(columns) + 1)]
    for variant in experiment.variants:
        for version in variant.versions:
            if not measure.results(name, variant.name, version):
                continue
            row = [cell(name, variant.name, version, path, form) for _, path, form in columns]
            lines.append(f"| {variant.name} | {version} | " + " | ".join(row)
                         + f" | {invalid(name, variant.name, version)} |")
    return "\n".join(lines)
