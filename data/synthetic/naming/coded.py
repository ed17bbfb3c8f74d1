"""Columns of few different words: whole numbers to the last step, words at the edge."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa


@dataclass(frozen=True)
class Coded:
    """`words[codes]`, a row a person."""

    codes: np.ndarray
    words: np.ndarray

    def arrow(self) -> pa.DictionaryArray:
        """For Parquet and frames: the words are written once."""
        return pa.DictionaryArray.from_arrays(
            pa.array(self.codes, pa.int16()), pa.array(self.words, pa.string())
        )

    def objects(self) -> np.ndarray:
        """Python strings, one a row; equal words are the same object."""
        return self.words[self.codes]
