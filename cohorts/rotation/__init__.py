"""Groups and their rotation through stations, found by OR-Tools CP-SAT: plain values in, plain values out.

Nothing here knows Django or the database (GROUPS and ROTATION in docs/rules.md). `problem` says what is asked,
`model` writes it for the solver, `solve` runs it, `conflict` says which rules contradict each other, `checks` looks at
a plan without the solver; `grouping` does the same for the groups themselves.
"""
