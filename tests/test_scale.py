"""Many communes: the same bytes however they are made, and nothing half-written, ever."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from types import ModuleType

import duckdb
import pytest

from data.synthetic import scale
from data.synthetic.__main__ import main
from data.synthetic.options import Refused
from data.synthetic.scale import MAKER, Job
from data.synthetic.scale.files import folder_of, write_commune
from data.synthetic.scale.run import Summary, picture, run
from tests.tiny_commune import HOLD

ROOT = Path(__file__).resolve().parents[1]
END = date(2024, 12, 31)


def job(communes: int, maker: str = "commune_tables", **changed) -> Job:
    maker = maker if ":" in maker else f"tests.tiny_commune:{maker}"
    given = {"seed": 7, "residents": 60, "as_of": END, "maker": maker}
    return Job(communes=communes, **(given | changed))


def made(folder: Path, work: Job, workers: int = 2) -> Summary:
    return run(work, folder, workers=workers, progress=lambda *_: None)


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module", autouse=True)
def main_of_its_own():
    """Streamlit's AppTest leaves a page as the main script, and spawned processes would run it."""
    before, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    yield
    sys.modules["__main__"] = before


@pytest.fixture(scope="module")
def six(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("six") / "communes"
    made(folder, job(6))
    return folder


# --- the same bytes --------------------------------------------------------------------------


def test_a_commune_alone_is_the_same_commune_among_others(six, tmp_path):
    write_commune(job(1).tables(4), tmp_path, 4)
    among = contents(six / folder_of(4))
    assert contents(tmp_path / folder_of(4)) == among and len(among) == 10


def test_neither_the_number_of_processes_nor_their_order_shows(six, tmp_path):
    made(tmp_path / "alone", job(6), workers=1)
    assert contents(tmp_path / "alone") == contents(six)


def test_the_generator_gives_a_commune_alone_as_among_others(tmp_path):
    two = job(2, MAKER, residents=400)
    made(tmp_path / "two", two)
    write_commune(two.tables(1), tmp_path, 1)
    assert contents(tmp_path / folder_of(1)) == contents(tmp_path / "two" / folder_of(1))


def test_another_seed_makes_other_people(six, tmp_path):
    made(tmp_path / "other", job(2, seed=8))
    name = f"{folder_of(1)}/residents.parquet"
    assert contents(tmp_path / "other")[name] != contents(six)[name]


def test_communes_differ_and_their_numbers_never_meet(six):
    ids = duckdb.sql(
        f"select commune, resident_id from read_parquet('{six}/*/residents.parquet',"
        "hive_partitioning = true)"
    ).fetchall()
    assert len({number for _, number in ids}) == len(ids) == 6 * 60
    assert {commune for commune, _ in ids} == {f"{number:05d}" for number in range(6)}


RUN = """
import signal
import sys
from pathlib import Path
from types import ModuleType
from data.synthetic.options import Stopped
from tests.test_scale import job, made

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # deaf where a script began the tests
    try:
        made(Path(sys.argv[1]), job(12, "slowly"))
    except Stopped as stopped:
        print(stopped)
"""


def interrupted(folder: Path, how: int) -> str:
    """Starts twelve slow communes and ends the run after the third, while two are being made."""
    script, hold = folder.parent / "begin.py", folder.parent / "go_on"
    script.write_text(RUN)
    begun = subprocess.Popen(
        [sys.executable, script, folder],
        env={**os.environ, "PYTHONPATH": str(ROOT), HOLD: str(hold)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until = time.monotonic() + 120
    while len(list(folder.glob("commune=*"))) < 3:
        assert begun.poll() is None and time.monotonic() < until, "ended before it was interrupted"
        time.sleep(0.02)
    if how == signal.SIGINT:
        os.killpg(begun.pid, how)  # as a terminal does: every process of the group
    else:
        os.kill(begun.pid, how)
    time.sleep(0.2)  # long enough for the signal: nobody finishes a commune before it is told to
    hold.touch()
    said, _ = begun.communicate(timeout=120)  # until every process has let go of its output
    return said


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are POSIX")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_ended_half_way_and_begun_again_ends_with_the_same_bytes(how, tmp_path):
    folder = tmp_path / "communes"
    said = interrupted(folder, how)
    assert ("/12 xã" in said and "chạy lại" in said) == (how == signal.SIGINT)
    there = sorted(folder.glob("commune=*"))
    assert 3 <= len(there) < 12
    assert (how == signal.SIGKILL) or not list(folder.glob(".tmp-*"))
    (there[0] / "cards.parquet").write_bytes(b"half a fi")
    (folder / ".tmp-00011-99").mkdir()
    summary = made(folder, job(12, "slowly"))
    assert summary.made == 12 - len(there) + 1  # the damaged one is made again
    made(tmp_path / "at_once", job(12, "slowly"), workers=4)
    assert contents(folder) == contents(tmp_path / "at_once")
    assert not list(folder.glob(".tmp-*"))


def test_a_finished_run_makes_nothing_again(six):
    before = contents(six)
    assert made(six, job(6)).made == 0
    assert contents(six) == before


# --- refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize("changed", [{"seed": 8}, {"residents": 61}, {"as_of": date(2024, 6, 30)}])
def test_a_folder_is_finished_only_by_the_job_that_began_it(six, changed):
    before = contents(six)
    with pytest.raises(Refused, match="tham số hoặc phiên bản khác"):
        made(six, job(6, **changed))
    assert contents(six) == before


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("kept")
    with pytest.raises(Refused, match="đã có tệp khác"):
        made(tmp_path, job(2))
    assert contents(tmp_path) == {"letter.txt": b"kept"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_a_full_disk_is_one_sentence_and_no_half_commune(tmp_path):
    folder = tmp_path / "communes"
    with pytest.raises(Refused, match=r"Hết dung lượng đĩa.*/6 xã.*chạy lại") as refused:
        made(folder, job(6, "on_a_full_disk"), workers=1)
    assert "\n" not in str(refused.value)
    assert not list(folder.glob(".tmp-*")) and not (folder / folder_of(3)).exists()
    assert all((home / "SHA256SUMS").exists() for home in folder.glob("commune=*"))


def test_an_error_of_the_program_is_not_hidden(tmp_path):
    with pytest.raises(RuntimeError, match="born after death"):
        made(tmp_path / "communes", job(6, "broken"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--communes", "0"],
        ["--communes", "hai"],
        ["--communes", "20001"],
        ["--communes", "3", "--store", "STORE"],
        ["--communes", "3", "--defects", "on"],
        ["--story", "dragons"],
        ["--defects", "maybe"],
        ["--workers", "0"],
    ],
)
def test_impossible_arguments_are_one_sentence(arguments, tmp_path, capsys):
    given = [str(tmp_path / "store") if word == "STORE" else word for word in arguments]
    assert main([*given, "--tables", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err.strip()
    assert len(said.splitlines()) == 1 and said.endswith(".")
    assert not list(tmp_path.iterdir())


def test_many_communes_need_a_folder(capsys):
    assert main(["--communes", "3"]) == 2
    assert "--tables" in capsys.readouterr().err


# --- cost ------------------------------------------------------------------------------------


def test_a_process_of_the_generator_is_small_and_loads_no_dashboard(tmp_path):
    summary = made(tmp_path / "communes", job(4, "really", residents=5200))
    assert summary.peak < 500e6
    assert summary.residents > 4 * 5200  # those who left and the temporary ones are in it


def test_the_machinery_itself_needs_no_pandas(tmp_path):
    assert made(tmp_path / "communes", job(2, "frugally")).made == 2


def test_the_bar_tells_share_rate_and_time_left():
    assert picture(0, 248, 0, 0.0).endswith(" 0/248 xã")
    assert picture(128, 248, 120, 60.0).endswith("128/248 xã · 2 xã/giây · còn 1 phút 00 giây")


def test_a_job_is_of_its_code_its_tables_and_its_fitted_numbers(tmp_path, monkeypatch):
    monkeypatch.setattr(scale, "_SYNTHETIC", tmp_path / "synthetic")
    told = set()
    for name in ("synthetic/life.py", "synthetic/life/tuning.json", "reference/surnames.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
        told.add(scale.program.__wrapped__())
    (tmp_path / "synthetic/life/tuning.json").write_text("2")
    assert len(told | {scale.program.__wrapped__()}) == 4
