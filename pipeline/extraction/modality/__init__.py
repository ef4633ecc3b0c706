"""Whether an event happened: modality and polarity of a trigger. Public: `judge`, `Judgement`."""

from __future__ import annotations

from pipeline.extraction.modality.chain import judge
from pipeline.extraction.modality.judgement import Judgement

__all__ = ["Judgement", "judge"]
