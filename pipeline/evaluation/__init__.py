"""How right it is: every suite reads a gold format, predicts as a run does, and scores beside a baseline.

`suites` lists them all; `readers` turn gold files into records, `predict` asks the pipeline's own functions,
`baselines` do what off-the-shelf parts would, `scores` count, on the field's definitions in `metrics`.
"""
