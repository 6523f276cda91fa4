"""The first page of a certificate: what it is made of, how it is checked, and how a cohort comes by one."""
