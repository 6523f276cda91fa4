"""What becomes of certificates: the officer's pages, the register, the ZIP."""
