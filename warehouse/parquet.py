"""Tables as Parquet: sorted by key, described in the file's metadata, the same bytes for the same rows.

A small table is one file. A large one is cut so that new articles leave most files as they were: tables of
documents by month of publication, the others by a hash of their key. What the file's bytes depend on: rows,
`pipeline.tables`, and the release of pyarrow; never on a clock, a path or the order in which rows came.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.schema import Table, arrow_schema, conform

LARGE = 100_000  # rows from which a table is cut; about 10 MB of a table with a surface
BUCKETS = 16
ROW_GROUP = 65_536
UNDATED = "unknown"


def read_table(files: list[Path], table: Table) -> pa.Table:
    """The rows of those files in the table's present shape; a column younger than a file is null there."""
    schema = arrow_schema(table)
    parts = []
    for file in files:
        rows = pq.ParquetFile(file).read()
        for field in schema:
            if field.name not in rows.column_names:
                rows = rows.append_column(field.name, pa.nulls(rows.num_rows, field.type))
        parts.append(rows.select(schema.names).cast(pa.schema([_loose(field) for field in schema])))
    loose = pa.schema([_loose(field) for field in schema])
    return pa.concat_tables(parts) if parts else loose.empty_table()


def _loose(field: pa.Field) -> pa.Field:
    return pa.field(field.name, field.type)


def write_table(
    data: pa.Table, table: Table, folder: Path, *, months: Mapping[str, str], large: int = LARGE
) -> None:
    """Write the rows under `folder`, which is created; `months` says when each document was published."""
    rows = conform(data, table)
    for name, part in partitions(rows, table, months=months, large=large):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        write_file(part, table, file)


def write_file(rows: pa.Table, table: Table, file: Path) -> None:
    """Write rows that conform and are sorted as one Parquet file."""
    sorting = [pq.SortingColumn(rows.column_names.index(name)) for name in table.key]
    pq.write_table(
        rows.combine_chunks(),
        file,
        row_group_size=ROW_GROUP,
        compression="zstd",
        sorting_columns=sorting,
        write_page_index=True,
    )


def partitions(
    rows: pa.Table, table: Table, *, months: Mapping[str, str], large: int = LARGE
) -> Iterator[tuple[str, pa.Table]]:
    """File name and rows of each part, in the order of the names."""
    if rows.num_rows < large:
        yield f"{table.name}.parquet", rows
        return
    folder, labels = _labels(rows, table, months)
    for label in sorted(pc.unique(labels).to_pylist()):
        yield f"{folder}={label}/{table.name}.parquet", rows.filter(pc.equal(labels, label))


def _labels(rows: pa.Table, table: Table, months: Mapping[str, str]) -> tuple[str, pa.Array]:
    if "document_id" in table.column_names:
        encoded = rows.column("document_id").combine_chunks().dictionary_encode()
        names = [months.get(document, UNDATED) for document in encoded.dictionary.to_pylist()]
        return "published", pa.array(names, pa.string()).take(encoded.indices)
    keys = rows.column(table.key[0]).cast(pa.string()).to_pylist()
    return "bucket", pa.array([bucket(key) for key in keys], pa.string())


def bucket(key: str) -> str:
    """Which of the `BUCKETS` a key belongs to, as two digits; the same on every machine."""
    return f"{blake2b(key.encode(), digest_size=8).digest()[-1] % BUCKETS:02d}"


def months_of(documents: pa.Table) -> dict[str, str]:
    """Month of publication of each document, as 2019-04; undated documents are left out."""
    months = pc.strftime(documents.column("published_at"), format="%Y-%m").to_pylist()
    return {
        document: month
        for document, month in zip(documents.column("document_id").to_pylist(), months, strict=True)
        if month
    }
