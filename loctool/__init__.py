"""Translate German entertainment news offline."""

__version__ = "0.1.0"
