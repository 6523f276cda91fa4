"""The WSGI application that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summerschool.settings")

application = get_wsgi_application()

# What is loaded by now stays until the process ends: left out of the collector's rounds, and the rounds made rarer,
# an application for a place costs a fifth less (bench/rush.py).
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
