using Pipeline.Articles.Ledger;

namespace Pipeline.Web.Flow;

/// <summary>Keeps the newest of any number of rows.</summary>
internal sealed class NewestRows(int count)
{
    private readonly PriorityQueue<StageRow, DateTimeOffset> _rows = new();

    /// <summary>The newest, the newest first.</summary>
    public IReadOnlyList<StageRow> Rows => [.. _rows.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];

    /// <summary>Takes a row in, if it is new enough.</summary>
    public void Add(StageRow row)
    {
        if (_rows.Count < count)
        {
            _rows.Enqueue(row, row.Since);
        }
        else if (row.Since > _rows.Peek().Since)
        {
            _rows.DequeueEnqueue(row, row.Since);
        }
    }
}
