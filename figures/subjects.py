"""Which subjects have figures? Reading this module enters all of them into the registry."""

from figures import fallen, glossary

__all__ = ["fallen", "glossary"]
