# SPDX-License-Identifier: Apache-2.0
"""Fills the pages' figures in: a page NAME.md is made of its text in results/pages/NAME.md.

    {{table ping-closed}}                                           the table of an experiment
    {{time ping-closed 20x16 22 actions.total.response.p99}}        a median, as a time
    {{ratio ping-closed 20x16 22/16 actions.total.perSecond}}       of two versions' medians
    {{rounds ping-closed}}, {{dates}}, {{environment}}              how it was measured
"""

import re

from . import experiments, measure, tables

PAGES = measure.ROOT / "results" / "pages"
MADE_OF = "<!-- Made by results/publish of results/pages/{}: change that one. -->\n"


def figure(form, experiment, variant, version, path):
    value = tables.median(experiment, variant, version, path)
    return "(not measured)" if value is None else tables.FORMATS[form](value)


def ratio(experiment, variants, versions, path):
    """Of the medians of two versions, or of two variants of one version."""
    over, under = ([one.partition("/")[0], one.rpartition("/")[2]] for one in (variants, versions))
    first = tables.median(experiment, over[0], under[0], path)
    second = tables.median(experiment, over[1], under[1], path)
    return f"{first / second:.2f}" if first and second else "(not measured)"


def every_result():
    for experiment in experiments.ALL:
        for variant in experiment.variants:
            for version in variant.versions:
                yield from measure.results(experiment.name, variant.name, version)


def dates():
    days = sorted({one["started"][:10] for one in every_result()})
    return " and ".join(days[i] for i in sorted({0, len(days) - 1})) if days else "(not measured)"


def environment():
    one = next(every_result(), None)
    if one is None:
        return "(not measured)"
    machine = one["environment"]
    return (f"{machine['cores']} cores ({machine['cpu']}), {machine['memory'] / 2**30:.0f} GiB, {machine['kernel']}, "
            f"{machine['system']}, Java {machine['jvm']['version']}, amiload {one['tool']['commit'][:12]}")


def rounds(name):
    experiment = next(one for one in experiments.ALL if one.name == name)
    counts = {len(measure.results(name, variant.name, version))
              for variant in experiment.variants for version in variant.versions}
    return " to ".join(str(one) for one in sorted({min(counts), max(counts)}))


def fill(match):
    kind, *rest = match.group(1).split()
    if kind in tables.FORMATS:
        return figure(kind, *rest)
    return {"table": tables.table, "ratio": ratio, "rounds": rounds, "dates": dates,
            "environment": environment}[kind](*rest)


def write_all():
    """Writes every page that has a text; none has yet."""
    for source in sorted(PAGES.glob("*.md")):
        text = re.sub(r"\{\{([^}]+)\}\}", fill, source.read_text())
        (measure.ROOT / "results" / source.name).write_text(MADE_OF.format(source.name) + text)
