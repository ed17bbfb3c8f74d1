"""python -m data.synthetic: makes the synthetic register and publishes it, or writes its tables.

Every process of a run of many communes loads this file: what is heavy is imported where it is used.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analytics.words.errors import ProjectError
from analytics.words.text import Given
from data.synthetic.options import Refused, Stopped, draft_of, is_full, read

if TYPE_CHECKING:
    import pandas as pd

    from data.synthetic.scale import Job

ORIGIN, SOURCE = "synthetic", "DỮ LIỆU GIẢ LẬP"
SPOILT = "defects"  # the folder of the copy with errors, beside the clean tables
_BAR = 30


def main(arguments: list[str] | None = None) -> int:
    """0 when done; 2 after one sentence on stderr, with nothing half-written; 130 when stopped."""
    try:
        _run(read(arguments))
    except Stopped as stopped:
        return _said(str(stopped), 130)
    except KeyboardInterrupt:
        return _said("Đã dừng theo yêu cầu.", 130)
    except Refused as refused:
        return _said(str(refused), 2)
    except ProjectError as error:
        return _said(error.says.in_("vi"), 2)
    except Exception as error:
        if not is_full(error):
            raise
        return _said("Hết dung lượng đĩa; hãy giải phóng dung lượng rồi chạy lại.", 2)
    return 0


def _said(sentence: str, code: int) -> int:
    print(f"\r{sentence:<{_BAR + 48}}".rstrip(), file=sys.stderr)
    return code


def _run(options: argparse.Namespace) -> None:
    if options.tables is not None and options.communes > 1:
        _many(options)
    elif options.tables is not None or options.store is not None:
        _one(options)
    if options.scorecard:
        _scorecard(options)


def _one(options: argparse.Namespace) -> None:
    """One commune: the register of the dashboard."""
    from analytics.register.tables import write_parquet
    from data.synthetic import SINCE, generate

    _progress(0.0, Given("Tạo dân cư giả lập", "Making the synthetic residents"))
    register = generate(
        seed=options.seed, residents=options.residents, as_of=options.as_of, story=options.story
    )
    if options.tables is not None:
        with draft_of(options.tables) as draft:
            write_parquet(register, draft)
            if options.defects:
                _spoil(register, options, draft / SPOILT)
    if options.store is not None:
        from analytics.fold.close import publish  # slow to load, and --tables does not need it
        from data.synthetic.reference import unit_tables

        publish(
            register,
            options.store,
            as_of=options.as_of,
            since=SINCE,
            origin=ORIGIN,
            source=f"{SOURCE}: bộ số {options.seed}, {options.residents} người",
            unit=unit_tables(),
            evidence=_evidence(register, options),
            progress=lambda share, step: _progress(0.2 + 0.8 * share, step),
        )
    _progress(1.0, Given("Xong", "Done"))
    print(file=sys.stderr)


def _evidence(register: dict, options: argparse.Namespace) -> "pd.DataFrame":
    """The scorecard of this commune, to travel with its figures."""
    import pandas as pd

    from data.synthetic.proof.scorecard import scorecard

    return pd.DataFrame(scorecard([register], options.as_of))


def _spoil(register: dict, options: argparse.Namespace, folder: Path) -> None:
    """The register as clerks would have left it, and what is wrong with it."""
    from data.synthetic.defects import spoiled
    from data.synthetic.paper.story import STORIES

    worse, truth = spoiled(
        register, seed=options.seed, as_of=options.as_of, story=STORIES[options.story]
    )
    folder.mkdir()
    for name, frame in {**worse, "defects_truth": truth}.items():
        frame.to_parquet(folder / f"{name}.parquet", index=False)


def _job(options: argparse.Namespace) -> "Job":
    from data.synthetic.scale import Job

    return Job(
        seed=options.seed,
        residents=options.residents,
        communes=options.communes,
        as_of=options.as_of,
        story=options.story,
    )


def _many(options: argparse.Namespace) -> None:
    from data.synthetic.scale.run import Bar, run, told

    summary = run(_job(options), options.tables, workers=options.workers, progress=Bar())
    print(f"\n{told(summary)}", file=sys.stderr)


def _scorecard(options: argparse.Namespace) -> None:
    """One register in memory at a time."""
    from data.synthetic.proof.scorecard import scorecard, scorecard_text
    from data.synthetic.tables import to_frames

    job = _job(options)
    registers = (to_frames(job.register(commune)) for commune in range(job.communes))
    print(scorecard_text(scorecard(registers, job.as_of)))


def _progress(share: float, step: Given) -> None:
    done = round(share * _BAR)
    bar = "█" * done + "░" * (_BAR - done)
    print(f"\r{bar} {share * 100:3.0f}% {step.in_('vi'):<45}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
