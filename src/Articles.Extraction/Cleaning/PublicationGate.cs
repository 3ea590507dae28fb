using System.Globalization;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats;
using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Cleaning;

/// <summary>
/// Lets through what may be published now: nothing that is killed, under embargo, of an unknown status, or the notice of a kill.
/// </summary>
/// <param name="time">The clock for the end of embargoes.</param>
/// <param name="dates">Reads the end dates of embargoes in words.</param>
internal sealed class PublicationGate(TimeProvider time, DateParser dates)
{
    private const int MaxValueLength = 200;

    private readonly EmbargoNotice _embargoes = new(dates);

    /// <summary>Passes an item that its envelope lets be published, now or after an embargo.</summary>
    /// <exception cref="ArticleRejectedException">It does not (<c>killed</c>, <c>unknown-status</c>).</exception>
    public static void ThrowIfForbidden(WireItem item)
    {
        if (item.Killed is { } kill)
        {
            throw new ArticleRejectedException(
                RejectionCodes.Killed,
                $"{Name(item)} is taken out of publication: {kill.Field} says \"{Cut(kill.Value)}\". It must not be published, and what "
                + "was published of it has to go.");
        }

        if (!WireStatus.IsKnown(item.Status))
        {
            throw new ArticleRejectedException(
                RejectionCodes.UnknownStatus,
                $"{Name(item)} has the publishing status \"{Cut(item.Status!)}\", which is not known: usable, withheld and canceled are. "
                + "It is not published.");
        }

        if (item.UnreadExpiry is { } expiry)
        {
            throw new ArticleRejectedException(
                RejectionCodes.UnknownStatus,
                $"{Name(item)} expires at a time that cannot be read: {expiry.Field} says \"{Cut(expiry.Value)}\". It is not published, since "
                + "nobody could tell when it has to go.");
        }
    }

    /// <summary>Passes a text to which no item is attached that must not be published: it may tell the same story.</summary>
    /// <exception cref="ArticleRejectedException">One is (<c>killed</c>, <c>unknown-status</c>).</exception>
    public static void ThrowIfForbidden(SourceDocument source)
    {
        foreach (var item in source.Attached)
        {
            try
            {
                ThrowIfForbidden(item);
            }
            catch (ArticleRejectedException rejected)
            {
                throw new ArticleRejectedException(
                    rejected.Reason.Code,
                    $"An item is attached to the text that may not be published, nor may the text. {rejected.Reason.Message}");
            }
        }
    }

    /// <summary>The embargo that an item's envelope speaks of and that holds now; of several the last to end.</summary>
    public WireEmbargo? FindEmbargo(WireItem item) => Last(
        item.Embargo, _embargoes.FindInNote(item.EditorsNote), _embargoes.FindInNote(item.UsageTerms),
        _embargoes.FindInNote(string.Join('\n', item.Signals)));

    /// <summary>
    /// The embargo that words above a text speak of and that holds now. A page of the web is public already, and is not looked at.
    /// </summary>
    public WireEmbargo? FindEmbargo(SourceDocument source, string? title, string text) =>
        IsPublic(source)
            ? null
            : Last(_embargoes.FindInTitle(title), _embargoes.FindInTitle(source.Wire?.Slugline), _embargoes.FindInText(text));

    /// <summary>
    /// The embargo that words in what was read speak of, before it is cleaned (such a line is not the article's, and goes), or what it lay
    /// in or beside.
    /// </summary>
    public WireEmbargo? FindEmbargo(SourceDocument source)
    {
        var embargo = source.Attached.Aggregate(
            Last(
                source.Embargo, _embargoes.FindInTitle(source.OuterTitle),
                source.Margins is { } margins ? _embargoes.FindInText(margins) : null),
            (last, item) => Last(last, FindEmbargo(item)));
        return source.Kind switch
        {
            ContentKind.Text => Last(embargo, FindEmbargo(source, source.Declared.Title, source.Content)),
            ContentKind.Html when !IsPublic(source) => Last(embargo, _embargoes.FindInMarkup(source.Content)),
            _ => embargo,
        };
    }

    private static bool IsPublic(SourceDocument source) =>
        source.Wire is null && source.Format is SourceFormat.Html or SourceFormat.Xml or SourceFormat.Json;

    /// <summary>The current embargo that ends last; one without a readable end never ends.</summary>
    public WireEmbargo? Last(params IEnumerable<WireEmbargo?> embargoes)
    {
        var now = time.GetUtcNow();
        return WireStatus.Last(embargoes.Where(embargo => embargo?.HoldsAt(now) == true));
    }

    /// <summary>Why a text under an embargo is not published now.</summary>
    public static RejectionReason Rejection(SourceDocument source, WireEmbargo embargo) => new(
        RejectionCodes.Embargoed,
        $"{(source.Wire is { } item ? Name(item) : "The text")} is under embargo {Describe(embargo)} It is not published before. Drop it "
        + "again when the embargo has ended, without the words if it has no end.");

    /// <summary>Until when an embargo holds, and what says so, as the end of a sentence.</summary>
    public static string Describe(WireEmbargo embargo)
    {
        var until = embargo.Until is { } end
            ? $"until {end.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC"
            : "without an end that can be read";
        return $"{until}: {embargo.Statement.Field} says \"{Cut(embargo.Statement.Value)}\".";
    }

    /// <summary>Passes what was read, unless it announces a kill: before all that could find too little of an article in it.</summary>
    /// <exception cref="ArticleRejectedException">It does (<c>killed</c>).</exception>
    public static void ThrowIfKillNotice(SourceDocument source)
    {
        ThrowIf(
            source,
            $"{source.OuterTitle}\n{source.Margins}".Split('\n').Select(line => KillNotice.HeadOf(line, source.Content))
                .FirstOrDefault(words => words is not null));
        ThrowIf(
            source,
            source.Kind == ContentKind.Html && source.Wire is null
                ? KillNotice.FindInMarkup(source.Content, IsPublic(source))
                : KillNotice.Find(
                    source.Declared.Title, source.Wire?.Slugline, source.Kind == ContentKind.Text ? source.Content : string.Empty));
    }

    /// <summary>Passes an article that announces no kill.</summary>
    /// <exception cref="ArticleRejectedException">It does (<c>killed</c>).</exception>
    public static void ThrowIfKillNotice(SourceDocument source, string? title, string text) =>
        ThrowIf(source, KillNotice.Find(title, source.Wire?.Slugline, text));

    private static void ThrowIf(SourceDocument source, string? words)
    {
        if (words is not null)
        {
            var id = source.Wire?.Id is { } known ? $" ({Cut(known)})" : string.Empty;
            throw new ArticleRejectedException(
                RejectionCodes.Killed,
                $"The text{id} is the notice of a kill: it says \"{Cut(words)}\". It is no article; take out the story that it names.");
        }
    }

    private static string Name(WireItem item) => item.Id is null ? $"The {item.Flavour} item" : $"The item {Cut(item.Id)}";

    private static string Cut(string text) => text.Length <= MaxValueLength ? text : Excerpt.Of(text, MaxValueLength) + "…";
}
