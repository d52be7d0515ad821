# SPDX-License-Identifier: Apache-2.0
"""Writes results/measured.md: the tables of all experiments, and how they were made."""

from . import experiments, measure, tables

INTO = measure.ROOT / "results" / "measured.md"


def every_result():
    for experiment in experiments.ALL:
        for variant in experiment.variants:
            for version in variant.versions:
                yield from measure.results(experiment.name, variant.name, version)


def origin(results):
    """The machine, the tool and the days, which should be one."""
    machine = results[0]["environment"]
    commits = sorted({one["tool"]["commit"] for one in results})
    days = sorted({one["started"][:10] for one in results})
    return (f"{machine['cores']} cores ({machine['cpu']}), {machine['memory'] / 2**30:.0f} GiB, {machine['kernel']}, "
            f"{machine['system']}, Java {machine['jvm']['version']}; amiload {', '.join(commits)}; {', '.join(days)}. "
            "Generator and server share the processors. Cells are medians of all rounds, with the least and the most.")


def write_all():
    results = list(every_result())
    if not results:
        return
    parts = ["# Measured on real servers", "Made by `results/publish` of the folders in `data/`.", origin(results)]
    for experiment in experiments.ALL:
        if any(measure.results(experiment.name, one.name, version)
               for one in experiment.variants for version in one.versions):
            parts += [f"## {experiment.title}", tables.table(experiment.name)]
            if (measure.ROOT / "results" / "pictures" / f"{experiment.name}.svg").exists():
                parts.append(f"![{experiment.title}](pictures/{experiment.name}.svg)")
    INTO.write_text("\n\n".join(parts) + "\n")
