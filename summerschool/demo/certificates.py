"""Certificates of the finished edition."""
