using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;
using Pipeline.Local.Commands.Output;

namespace Pipeline.Local.Commands.Operating;

/// <summary>The documents that a command skipped: it does the rest, names them on standard error at its end, and then fails.</summary>
internal sealed class SkippedDocuments
{
    private readonly List<UnreadableDocument> _named = [];
    private long _count;

    public void Add(UnreadableDocument document)
    {
        _count++;
        if (_named.Count < RebuildProgress.MaxNamed)
        {
            _named.Add(document);
        }
    }

    /// <summary>Takes over the counts of a rebuild; a command may run several rebuilds over the same documents.</summary>
    public void Take(RebuildProgress progress)
    {
        _named.AddRange(
            progress.Unreadable.ExceptBy(_named.Select(document => document.Id), document => document.Id)
            .Take(RebuildProgress.MaxNamed - _named.Count));
        _count = Math.Max(_count, Math.Max(progress.UnreadableCount, _named.Count));
    }

    /// <summary>Names them.</summary>
    /// <returns>The command's exit code.</returns>
    public async Task<int> ReportAsync()
    {
        foreach (var document in _named)
        {
            await Console.Error.WriteLineAsync(CellText.OneLine($"{document.Name ?? document.Id.ToString()}: {document.Reason}"));
        }

        if (_count == 0)
        {
            return ExitCodes.Success;
        }

        var rest = _count > _named.Count ? $" The first {_named.Count:N0} are named above." : string.Empty;
        await Console.Error.WriteLineAsync(
            $"{_count:N0} {(_count == 1 ? "document" : "documents")} could not be read and {(_count == 1 ? "was" : "were")} "
            + $"skipped.{rest}");
        return ExitCodes.Failure;
    }
}
