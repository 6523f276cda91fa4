"""The whole platform on one machine: embedded Postgres and Redis, web, workers and beat (`make run`)."""
