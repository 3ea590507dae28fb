using Pipeline.Articles;
using Pipeline.Articles.Cleaning;
using Pipeline.Storage;

namespace Pipeline.Web.Operations;

/// <summary>Removes files from the drop zone.</summary>
internal sealed class RemovalDesk(IInbox inbox, IDropZone dropZone, ILedger ledger, IWithdrawalQueue withdrawals)
{
    /// <summary>The name of a file in the drop zone, by its name or its article's id; null when there is none.</summary>
    public async Task<string?> FindAsync(string idOrName, CancellationToken cancellationToken)
    {
        var name = ArticleId.TryParse(idOrName, out var id) && await ledger.FindAsync(id, cancellationToken) is { } entry ? entry.Name : idOrName;
        return name.Length > 0 && await dropZone.FindETagAsync(name, cancellationToken) is not null ? name : null;
    }

    /// <summary>Removes it, and asks for the withdrawal of what was made of it.</summary>
    public async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        await inbox.RemoveAsync(name, cancellationToken);
        // A pipeline that runs sees that the file is gone, and so does Event Grid; this is for one that does not.
        await withdrawals.SendAsync(new WithdrawalRequest(name), TimeSpan.Zero, cancellationToken);
    }
}
