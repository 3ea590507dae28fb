using Articles.Extraction.Formats.Charsets;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.WebArchives.Http;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>A page as a crawler or browser stored it.</summary>
/// <param name="Part">The key of its record.</param>
/// <param name="Address">Its address.</param>
/// <param name="CapturedAt">When it was stored.</param>
/// <param name="Type">Its declared media type.</param>
internal sealed record CapturedPage(string? Part, Uri Address, DateTimeOffset? CapturedAt, MediaType Type)
{
    private const int MaxAddress = 200;

    /// <summary>
    /// Whether the address alone says which page it is. What a form was sent for (POST) depends on what was sent: those are known by their
    /// records. Default: true.
    /// </summary>
    public bool IsKnownByAddress { get; init; } = true;

    /// <summary>The documents in it: one, or several in a feed. None is there a second time in the file.</summary>
    /// <param name="content">Its bytes, without any coding.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="run">The run.</param>
    /// <exception cref="ArticleRejectedException">The page has no part, and is no article; or a limit of the whole file is passed.</exception>
    public List<SourceDocument> Read(Func<ReadOnlyMemory<byte>> content, InputFile archive, ReadingRun run)
    {
        try
        {
            return
            [
                .. run.ReadInner(archive, Name(), content(), Type.Charset)
                    .Take(run.Options.MaxArticles + 1)
                    .Where(document => IsFirst(document, run))
                    .Select(document => Place(document, run)),
            ];
        }
        catch (ArticleRejectedException rejected) when (Part is not null)
        {
            return rejected.Reason.Code == RejectionCodes.ArchiveTooLarge
                ? throw new ArticleRejectedException(rejected.Reason.Code, Named(rejected.Reason).Message, rejected)
                : [Rejected(rejected.Reason, run)];
        }
    }

    /// <summary>The text of it, as WET has it.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="run">The run.</param>
    public List<SourceDocument> ReadText(ReadOnlyMemory<byte> content, ReadingRun run)
    {
        try
        {
            var decoded = TextDecoder.Decode(new InputFile(string.Empty, content, Charset: Type.Charset));
            var document = run.Document(SourceFormat.Text, ContentKind.Text, decoded.Text, decoded.Charset);
            return IsFirst(document, run) ? [Place(document, run)] : [];
        }
        catch (ArticleRejectedException rejected)
        {
            return [Rejected(rejected.Reason, run)];
        }
    }

    /// <summary>The page as a part that is no article. Its message has the address: a record's id tells nobody which page it is.</summary>
    public SourceDocument Rejected(RejectionReason reason, ReadingRun run) => run.Rejected(SourceFormat.Html, Part!, Named(reason)) with
    {
        Capture = CaptureOf(inner: null, run),
        Declared = new DeclaredMetadata { CanonicalUrl = Link(), CapturedAt = CapturedAt },
    };

    /// <summary>What an archive inside this page holds was asked for there.</summary>
    private bool IsFirst(SourceDocument document, ReadingRun run) =>
        document.Rejection is not null || document.Capture is not null
        || run.Captured.IsFirst(document, KeyOf(document, run), CapturedAt);

    private string KeyOf(SourceDocument document, ReadingRun run) => CaptureOf(document.Part, run)?.Key
        ?? string.Join('\n', document.Declared.CanonicalUrl ?? Address.AbsoluteUri, document.Part);

    private SourceDocument Place(SourceDocument document, ReadingRun run)
    {
        var placed = document with
        {
            Capture = Part is null || document.IsUnreadable ? null : document.Capture ?? CaptureOf(document.Part, run),
            Declared = document.Declared with
            {
                // An item of a feed has an address of its own, or none; JSON may say which page it is of.
                CanonicalUrl = IsPage(document) ? Link() : document.Declared.CanonicalUrl,
                // An archive inside the page says itself when its pages were captured.
                CapturedAt = (document.Part is null ? null : document.Declared.CapturedAt) ?? CapturedAt,
            },
        };
        if (placed.Rejection is { } reason)
        {
            placed = placed with { Rejection = Named(reason) };
        }

        return Part is null ? placed : Archives.ArchivePart.Place(placed, Part);
    }

    private PageCapture? CaptureOf(string? inner, ReadingRun run) =>
        run.Options.IdentityByUrl && IsKnownByAddress ? PageCapture.Of(Address, inner, CapturedAt) : null;

    private RejectionReason Named(RejectionReason reason) =>
        reason with { Message = $"{Excerpt.Of(Link() ?? Address.AbsoluteUri, MaxAddress)}: {reason.Message}" };

    private static bool IsPage(SourceDocument document) =>
        document.Part is null && (document.Format is not (SourceFormat.Json or SourceFormat.Xml) || document.Declared.CanonicalUrl is null);

    /// <summary>
    /// The address as it was captured; one with other than printable ASCII characters as browsers send it. A name and password are nobody
    /// else's business.
    /// </summary>
    private string? Link() => AbsoluteUrl.Parse(
        Address.UserInfo.Length == 0 && Address.OriginalString.All(character => character is > ' ' and <= '~')
            ? Address.OriginalString
            : Address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped));

    /// <summary>The address's path as a file's name; what is declared to be HTML is named so, for the extension breaks ties.</summary>
    private string Name() => Type.IsHtml && !Address.AbsolutePath.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
        ? Address.AbsolutePath + ".html"
        : Address.AbsolutePath;
}
