# SPDX-License-Identifier: Apache-2.0
"""The pictures of results/measured.md, as SVG: medians as lines, and all rounds between the least and the most as areas."""

import csv
import statistics
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plot  # noqa: E402  (the back end must be chosen first)

from . import experiments, measure, tables  # noqa: E402

INTO = measure.ROOT / "results" / "pictures"
# Told apart without colours, too.
LOOKS = {"22": {"color": "#1f5fa8", "marker": "o"}, "16": {"color": "#c25a14", "marker": "s"}}
DASHES = ("-", "--", ":")


def line(axes, version, dashes, label, points, scale):
    """Draws (x, values of all rounds) as a line with an area."""
    points = [(x, [one / scale for one in found]) for x, found in points if found]
    if not points:
        return
    xs = [x for x, _ in points]
    axes.plot(xs, [statistics.median(found) for _, found in points], dashes, label=label, markersize=4,
              **LOOKS[version])
    axes.fill_between(xs, [min(found) for _, found in points], [max(found) for _, found in points],
                      color=LOOKS[version]["color"], alpha=0.15, linewidth=0)


def picture(name, x_label, y_label, draw, logarithmic_x=False, logarithmic_y=False):
    figure, axes = plot.subplots(figsize=(8, 4.2))
    draw(axes)
    axes.set_xlabel(x_label)
    axes.set_ylabel(y_label)
    if logarithmic_x:
        axes.set_xscale("log")
    if logarithmic_y:
        axes.set_yscale("log")
    else:
        axes.set_ylim(bottom=0)
    axes.grid(True, which="both", alpha=0.25)
    if axes.has_data():
        axes.legend(frameon=False, fontsize=8)
    figure.tight_layout()
    INTO.mkdir(parents=True, exist_ok=True)
    # Without a date and with fixed ids: the same data give the same file.
    matplotlib.rcParams["svg.hashsalt"] = name
    figure.savefig(INTO / f"{name}.svg", metadata={"Date": None})
    plot.close(figure)


def draw_ping_closed(axes):
    for version in LOOKS:
        for flight, dashes in ((1, DASHES[1]), (16, DASHES[0])):
            line(axes, version, dashes, f"Asterisk {version}, {flight} in flight", [
                (lanes, tables.values("ping-closed", f"{lanes}x{flight}", version, "actions.total.perSecond"))
                for lanes in experiments.LANES], 1)


def draw_ping_open(axes):
    for version in LOOKS:
        for percentile, dashes in (("p50", DASHES[1]), ("p99", DASHES[0])):
            points = []
            for part in experiments.LADDER:
                variant = f"20x16-{int(part * 100)}"
                rate = tables.median("ping-open", variant, version, "plan.rate")
                points.append((rate, tables.values("ping-open", variant, version, f"actions.total.response.{percentile}")))
            line(axes, version, dashes, f"Asterisk {version}, {percentile}", points, 1e6)


def draw_fanout(axes):
    for version in LOOKS:
        for metric, dashes in (("events.delay.p99", DASHES[0]), ("events.fanout.skew.p99", DASHES[1])):
            what = "delay" if "delay" in metric else "first to last"
            line(axes, version, dashes, f"Asterisk {version}, {what} p99", [
                (listeners, tables.values("fanout", f"{listeners}-at-1000", version, metric))
                for listeners in (1, 5, 20, 50, 100)], 1e6)


def draw_lists(axes):
    for version in LOOKS:
        for where, dashes in (("alone", DASHES[1]), ("beside", DASHES[0])):
            what = "without lists" if where == "alone" else "beside lists"
            line(axes, version, dashes, f"Asterisk {version}, Ping {what}, p99", [
                (channels, tables.values("lists", f"{where}-{channels}", version, "actions.Ping.response.p99"))
                for channels in (0, 50, 500)], 1e6)


def draw_soak(axes):
    series = next(iter(sorted((measure.DATA / "soak").glob("*/22-*/series.csv"))), None)
    if series is None:
        return
    rows = [row for row in csv.DictReader(Path(series).open()) if row["phase"] == "measured"]
    for column, dashes in (("response_p50_ns", DASHES[1]), ("response_p99_ns", DASHES[0])):
        shown = [(float(row["start_s"]) / 60, float(row[column]) / 1e6) for row in rows if row[column]]
        axes.plot([x for x, _ in shown], [y for _, y in shown], dashes, linewidth=0.6,
                  label=column.split("_")[1], color=LOOKS["22"]["color"])


def draw_all():
    picture("ping-closed", "lanes", "actions/s", draw_ping_closed, logarithmic_x=True)
    picture("ping-open", "planned actions/s", "response, ms", draw_ping_open, logarithmic_y=True)
    picture("fanout", "listeners (1,000 user events/s)", "ms", draw_fanout, logarithmic_x=True, logarithmic_y=True)
    picture("lists", "channels", "ms", draw_lists, logarithmic_y=True)
    picture("soak", "minutes", "response, ms", draw_soak, logarithmic_y=True)
