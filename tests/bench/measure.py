"""What the programs of the bench share: corpora, and whole processes measured."""
import atexit
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "bench"
WORK = ROOT / "build" / "bench"
OUTPUTS = WORK / f"out-{os.getpid()}"
GAZETTE = ROOT / "build" / "release" / "gazette"

atexit.register(shutil.rmtree, OUTPUTS, ignore_errors=True)


class Figures:
    """Medians of the runs of one command."""

    def __init__(self, runs):
        self.runs = runs
        self.wall, self.cpu, self.memory = (statistics.median(r[i] for r in runs) for i in range(3))

    def __str__(self):
        return f"{self.wall:8.2f} s {self.cpu:8.2f} s {self.memory:8.0f} MB"


def ratios(one, other):
    """Of wall and CPU time, run by run: medians, so that a slow minute of the machine weighs on neither."""
    return [statistics.median(a[i] / b[i] for a, b in zip(one.runs, other.runs)) for i in range(2)]


def once(command, **options):
    begin = time.monotonic()
    process = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    process.returncode = status
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{errors.decode()[-2000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def new_output():
    """A folder that is not there yet. None is removed before the program ends: for a minute after many files
    were removed ext4 makes new ones slowly, since it keeps away from inodes just freed."""
    OUTPUTS.mkdir(parents=True, exist_ok=True)
    return OUTPUTS / str(time.time_ns())


def last_output():
    return max(OUTPUTS.iterdir())


def measured_in_turn(runs, commands):
    """Figures by name. Each of `commands`, by name, makes ready for a run and says what is to be run; all are run
    once, one after the other, then all again."""
    results = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            arguments = command()
            os.sync()
            results[name].append(once(arguments))
    return {name: Figures(of_one) for name, of_one in results.items()}


def measured(runs, command):
    return measured_in_turn(runs, {"": command})[""]


def make_corpus(count):
    folder = WORK / f"corpus-{count}"
    if not folder.exists():
        generator = SHARED / "gen_corpus.py"
        if not generator.exists():
            generator = ROOT / "tests" / "bench" / "make_portal.py"
        print(f"making {count} reports with {generator.name} …", flush=True)
        subprocess.run([sys.executable, generator, folder, str(count)], check=True, stdout=subprocess.DEVNULL)
    return folder


# The pages that Hugo makes too; all pages; with search; with what is found in the texts.
PLAIN = "title: 工作总结门户\nsearch: false\nrecognize: false\ncompilations: false\ncomparisons: false\n"
PAGES = "title: 工作总结门户\nsearch: false\nrecognize: false\n"
SEARCH = "title: 工作总结门户\nrecognize: false\n"
ALL = "title: 工作总结门户\nvocabularies: {campaigns: open, slogans: open}\n"


def settle(corpus, settings):
    """Writes site.yaml, and for all that Gazette does the vocabularies to start with."""
    content = corpus / "content"
    (content / "site.yaml").write_text(settings, encoding="utf-8")
    for name in ("slogans.yaml", "campaigns.yaml"):
        (content / name).unlink(missing_ok=True)
        if settings == ALL:
            shutil.copy(ROOT / "contrib" / "vocabularies" / name, content / name)
