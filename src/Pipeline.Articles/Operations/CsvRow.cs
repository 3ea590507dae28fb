using System.Globalization;
using System.Text;

namespace Pipeline.Articles.Operations;

/// <summary>
/// Articles as CSV (RFC 4180: commas, quotes doubled, CRLF), safe to open in a spreadsheet: a cell that a spreadsheet would read as a
/// formula gets a leading apostrophe (https://owasp.org/www-community/attacks/CSV_Injection). The same applies to a formula that appears
/// when the cell is split: if a comma is the decimal sign, spreadsheets split at semicolons, read quotes within a line as text, and begin a
/// cell after each semicolon, tab and line end.
/// </summary>
public static class CsvRow
{
    private const string LineEnd = "\r\n";
    private const string ListSeparator = "; ";

    // The full-width forms too: some spreadsheets read them as the plain ones.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>The first line.</summary>
    public static string Header { get; } =
        "id,name,part,stage,reason,sequence,since,title,byline,siteName,url,language,publishedAt,wordCount,sentiment,entities,keyPhrases,"
            + "summary,text" + LineEnd;

    /// <summary>One article's line; its text may span several lines.</summary>
    public static string Of(ExportedArticle article) => string.Join(',', new[]
    {
        article.Id,
        article.Name,
        article.Part,
        article.Stage.ToString().ToLowerInvariant(),
        article.Reason?.Message,
        Number(article.Sequence),
        Time(article.Since),
        article.Title,
        article.Byline,
        article.SiteName,
        article.CanonicalUrl,
        article.Language,
        Time(article.PublishedAt),
        Number(article.WordCount),
        article.Sentiment,
        string.Join(ListSeparator, article.Entities.Select(entity => $"{entity.Category}:{entity.Name}")),
        string.Join(ListSeparator, article.KeyPhrases),
        article.Summary,
        article.Text,
    }.Select(Cell)) + LineEnd;

    /// <summary>One cell: always in quotes, so that no separator of any locale starts a new one inside it.</summary>
    public static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return string.Empty;
        }

        var cell = new StringBuilder(value.Length + 3).Append('"');
        if (IsFormula(value))
        {
            cell.Append('\'');
        }

        var isAtStart = false;
        foreach (var character in value)
        {
            if (isAtStart && FormulaStarts.Contains(character, StringComparison.Ordinal) && !char.IsWhiteSpace(character))
            {
                cell.Append('\'');
            }

            // A spreadsheet may trim before it checks, and drops quotes.
            isAtStart = character is ';' or '；' or '\t' or '\r' or '\n'
                || (isAtStart && (char.IsWhiteSpace(character) || character == '"'));
            // A terminal executes control characters; a name may contain some.
            cell.Append(char.IsControl(character) && character is not ('\n' or '\r' or '\t') ? '\uFFFD' : character)
                .Append(character == '"' ? "\"" : string.Empty);
        }

        return cell.Append('"').ToString();
    }

    // A spreadsheet may trim before it checks.
    private static bool IsFormula(string value) =>
        FormulaStarts.Contains(value[0], StringComparison.Ordinal)
        || (value.AsSpan().TrimStart() is { Length: > 0 } trimmed && FormulaStarts.Contains(trimmed[0], StringComparison.Ordinal));

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Time(DateTimeOffset? value) => value?.ToString("O", CultureInfo.InvariantCulture);
}
