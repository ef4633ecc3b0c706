"""Running the pipeline: the command line, the flow, the runner, what is kept between runs.

`cli` is the command, `job` the order of a run, `runner` how one stage runs, `store` where its output is kept,
`flow` and `schedule` the only importers of Prefect. Only `settings` reads the environment.
"""
