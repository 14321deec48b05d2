"""Trains tiny translation models and packs them as Argos packages, for loctool's own tests."""
