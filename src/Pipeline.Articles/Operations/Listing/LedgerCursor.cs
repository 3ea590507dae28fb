using System.Buffers.Text;
using System.Text;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations.Listing;

/// <summary>The place in the ledger where a page of a list ended, as a word that an address may have.</summary>
internal static class LedgerCursor
{
    /// <summary>The cursor behind a row.</summary>
    public static string After(StageRow row) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(row.Key));

    /// <summary>The key of the row that a cursor is behind; null for no cursor.</summary>
    /// <exception cref="FormatException">It is no cursor, or one of another list.</exception>
    public static string? Read(string? cursor, StageRange range)
    {
        if (cursor is null)
        {
            return null;
        }

        // What the ledger cannot continue from it would read from the start, page after page.
        return Base64Url.IsValid(cursor)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is var key
            && StageRow.TryParse(key) is not null
            && range.Contains(key)
            ? key
            : throw new FormatException("The cursor is not one that this list gave. Start without one.");
    }
}
