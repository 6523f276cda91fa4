"""Sending what was written: claim the row, leave the transaction, send, note what came of it."""
