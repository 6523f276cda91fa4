"""The results that an assessor signs, and the names that stand under a certificate (SIGNED RESULTS)."""
