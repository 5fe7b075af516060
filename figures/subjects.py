"""Which subjects have figures? Reading this module enters all of them into the registry."""

from figures import fallen, glossary, trust

__all__ = ["fallen", "glossary", "trust"]
