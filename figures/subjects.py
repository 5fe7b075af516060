"""Which subjects have figures? Reading this module enters all of them into the registry."""

from figures import chain, fallen, glossary, money, payments, people, rates, shares, trust

__all__ = ["chain", "fallen", "glossary", "money", "payments", "people", "rates", "shares", "trust"]
