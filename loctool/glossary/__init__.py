"""Terminology: concepts and their terms, found in German text and kept in translations."""
