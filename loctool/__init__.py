"""Translate German entertainment news offline, keep its terms, hand over catalogs."""

__version__ = "0.1.0"
