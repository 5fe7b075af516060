"""Can each fault of tests/bench/faults.toml still be planted? The command that plants them is python tests/bench/faults.py."""

from collections import Counter

from tests.bench.faults import ROOT, faults

LEAST = 60


def test_each_planted_fault_stands_where_the_list_says_and_names_tests_that_there_are():
    listed, texts = faults(), {}
    assert all(fault.tests for fault in listed)
    for fault in listed:
        text = texts.setdefault(fault.file, (ROOT / fault.file).read_text(encoding="utf-8"))
        assert fault.planted(text) != text, fault.what
        for test in fault.tests:
            path, _, name = test.partition("::")
            told = texts.setdefault(path, (ROOT / path).read_text(encoding="utf-8"))
            assert f"def {name}" in told, (fault.what, test)
    assert len(listed) >= LEAST and max(Counter(fault.what for fault in listed).values()) == 1
