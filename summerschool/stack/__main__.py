"""`python -m summerschool.stack`: run everything until Ctrl-C."""

from .run import main

main()
