"""Every rule that a column states is checked: a row that breaks it is found, and no other."""

from __future__ import annotations

import pyarrow as pa
import pytest

from expectations.gate import CHECKED
from pipeline.schema import Table
from tests.rows import broken_rows, loose_table, valid_row, valid_rows, variant

MANY = 60  # more than the rules of any table


def parent_values(table: Table) -> dict[str, pa.Array]:
    """Parents of the valid row and of every variant of it."""
    row = valid_row(table)
    referring = {column.references: row[column.name] for column in table.columns if column.references}
    return {
        name: pa.array([str(value), *(variant(str(value), number) for number in range(MANY))])
        for name, value in referring.items()
    }


@pytest.mark.parametrize("table", CHECKED, ids=lambda table: table.name)
def test_every_rule_of_a_column_finds_the_row_that_breaks_it(table: Table) -> None:
    from expectations.suites import check_table

    broken = list(broken_rows(table))
    data = loose_table([*valid_rows(table), *(each.row for each in broken)], table)
    found = {(each.rule, each.column): each for each in check_table(data, table, parent_values(table))}
    for each in broken:
        finding = found[each.rule, each.column]
        key = "|".join(str(each.row[name]) for name in table.key)
        assert key in finding.keys, f"{table.name}.{each.column}: {each.rule}"
        wanted = [other for other in broken if (other.rule, other.column) == (each.rule, each.column)]
        assert finding.unexpected_count == len(wanted), f"{table.name}.{each.column}: {each.rule}"


@pytest.mark.parametrize("table", CHECKED, ids=lambda table: table.name)
def test_a_key_twice_is_found(table: Table) -> None:
    from expectations.suites import UNIQUE, check_table

    row = valid_row(table)
    found = check_table(loose_table([row, row], table), table, parent_values(table))
    assert [(each.rule, each.unexpected_count) for each in found if not each.success] == [(UNIQUE, 2)]


@pytest.mark.parametrize("table", CHECKED, ids=lambda table: table.name)
def test_valid_rows_keep_every_rule(table: Table) -> None:
    from expectations.suites import check_table

    data = loose_table(valid_rows(table), table)
    assert [each.line() for each in check_table(data, table, parent_values(table)) if not each.success] == []
