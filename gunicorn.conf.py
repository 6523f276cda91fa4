"""How the web process serves, with `make run` and in the container alike; WEB_CONCURRENCY sets the processes.

No preloading: each process opens its own pool of database connections, and a new version starts clean.
"""

import os

bind = f"{os.environ.get('WEB_ADDRESS', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "2"))
os.environ.setdefault("DATABASE_POOL", str(threads))  # a connection for each thread
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
accesslog = None  # addresses of people are personal data; the proxy decides whether it keeps them
errorlog = "-"
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
