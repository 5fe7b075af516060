"""Which subjects have figures? Reading this module enters all of them into the registry."""

from figures import (
    capitals,
    chain,
    deployments,
    fallen,
    glossary,
    mission_parts,
    missions,
    money,
    payments,
    people,
    rates,
    reforms,
    shares,
    timeline,
    trust,
    worlds,
)

__all__ = [
    "capitals",
    "chain",
    "deployments",
    "fallen",
    "glossary",
    "mission_parts",
    "missions",
    "money",
    "payments",
    "people",
    "rates",
    "reforms",
    "shares",
    "timeline",
    "trust",
    "worlds",
]
