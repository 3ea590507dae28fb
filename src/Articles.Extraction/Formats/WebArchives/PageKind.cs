using System.Globalization;
using System.Text;
using Articles.Extraction.Formats.WebArchives.Http;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>Tells the answers of servers that hold a page from the others, which it names.</summary>
internal static class PageKind
{
    /// <summary>The kind of a page that came before in the file.</summary>
    public const string Repeated = "repeated page";

    /// <summary>What a site says to programs: crawlers, advertisers, finders of faults.</summary>
    private static readonly string[] ForPrograms =
    [
        "robots.txt", "ads.txt", "app-ads.txt", "sellers.json", "security.txt", ".well-known/security.txt", "manifest.json",
        "site.webmanifest",
    ];

    /// <summary>How HTML may begin, by the rules that browsers have for answers without a type (MIME Sniffing Standard, 7.1).</summary>
    private static readonly string[] Tags =
    [
        "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a", "<style", "<title", "<b", "<body",
        "<br", "<p",
    ];

    /// <summary>Whether an address was read, as far as that is known.</summary>
    public static bool IsGet(string? method) => method is null or "" or "GET";

    /// <summary>What an answer is that has no page by the method it was asked with; null if it may have one.</summary>
    /// <param name="method">In upper case; null if it is not known.</param>
    public static string? OtherMethod(string? method) =>
        method is "HEAD" or "OPTIONS" or "TRACE" or "CONNECT" or "DELETE" ? $"answer to {method}" : null;

    /// <summary>What kind of thing a stored answer is.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="status">The status code; null where none is stored.</param>
    /// <param name="type">The declared media type.</param>
    /// <param name="body">The body's first bytes, without codings; looked at where the type tells nothing.</param>
    /// <returns>Null for a page; else the kind.</returns>
    public static string? Other(Uri address, int? status, MediaType type, ReadOnlySpan<byte> body)
    {
        if (status is not (null or 200))
        {
            return status is >= 300 and < 400 ? "redirect" : string.Create(CultureInfo.InvariantCulture, $"status {status}");
        }

        if (Array.Find(ForPrograms, name => address.AbsolutePath.Equals("/" + name, StringComparison.OrdinalIgnoreCase)) is { } file)
        {
            return file;
        }

        return type.MayBePage || (type.IsUnknown && BeginsAsPage(body)) ? null : NameOf(type.Name);
    }

    /// <summary>Counts one of a kind.</summary>
    public static void Count(SortedDictionary<string, long> kinds, string kind) => kinds[kind] = kinds.GetValueOrDefault(kind) + 1;

    /// <summary>Adds what holds no page to what the whole file has of it; an archive without any page says it itself.</summary>
    /// <exception cref="ArticleRejectedException">The archive has no page.</exception>
    public static void Close(string archive, string record, bool isEmpty, SortedDictionary<string, long> kinds, ReadingRun run)
    {
        // What was read in another archive of the file is there.
        if (isEmpty && !kinds.ContainsKey(Repeated))
        {
            throw new ArticleRejectedException(
                RejectionCodes.NotAnArticle,
                kinds.Count == 0 ? $"The {archive} holds no {record}." : $"The {archive} holds no page but {List(kinds)}.");
        }

        foreach (var (kind, count) in kinds)
        {
            run.Omitted[kind] = run.Omitted.GetValueOrDefault(kind) + count;
        }
    }

    /// <summary>Lists kinds and how many there are of each.</summary>
    public static string List(IEnumerable<KeyValuePair<string, long>> kinds) =>
        string.Join(", ", kinds.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key} ({kind.Value:N0})")));

    private static bool BeginsAsPage(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.TrimStart("\uFEFF \t\r\n"u8);
        if (start.StartsWith("%PDF-"u8) || start.StartsWith("<!--"u8) || start.StartsWith("<?xml"u8))
        {
            return true;
        }

        foreach (var tag in Tags)
        {
            if (BeginsWith(start, tag))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BeginsWith(ReadOnlySpan<byte> bytes, string tag) =>
        bytes.Length > tag.Length && Ascii.EqualsIgnoreCase(bytes[..tag.Length], tag)
        && bytes[tag.Length] is (byte)' ' or (byte)'>' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static string NameOf(string type) => type switch
    {
        "text/css" => "style sheet",
        "text/javascript" or "application/javascript" or "application/x-javascript" or "application/ecmascript" or "text/ecmascript" =>
            "script",
        _ when type.StartsWith("image/", StringComparison.Ordinal) => "image",
        _ when type.StartsWith("video/", StringComparison.Ordinal) => "video",
        _ when type.StartsWith("audio/", StringComparison.Ordinal) => "sound",
        _ when type.StartsWith("font/", StringComparison.Ordinal) => "font",
        _ => "other file",
    };
}
