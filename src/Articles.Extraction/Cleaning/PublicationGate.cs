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
                $"{Name(item)} expires at a time that cannot be read: {expiry.Field} says \"{Cut(expiry.Value)}\". It is not published, "
                + "since nobody could tell when it has to go.");
        }

        if (item.Signals.Prepend(item.UsageTerms).Prepend(item.EditorsNote).Select(DraftNotice.FindInNote)
            .FirstOrDefault(words => words is not null) is { } draft)
        {
            throw new ArticleRejectedException(
                RejectionCodes.UnknownStatus,
                $"{Name(item)} is not to be published: it tells editors \"{Cut(draft)}\". Drop it again without these words when it is.");
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

    /// <summary>Passes a text that has not expired.</summary>
    /// <exception cref="ArticleRejectedException">
    /// It has (<c>expired</c>), or nobody can tell when it does (<c>unknown-status</c>).
    /// </exception>
    public void ThrowIfExpired(SourceDocument source)
    {
        switch (source.Expiry)
        {
            case { At: null, Statement: var unread }:
                throw new ArticleRejectedException(
                    RejectionCodes.UnknownStatus,
                    $"The text expires at a time that cannot be read: {unread.Field} says \"{Cut(unread.Value)}\". It is not published, "
                    + "since nobody could tell when it has to go.");
            case { At: { } end, Statement: var stated } when end <= time.GetUtcNow():
                throw new ArticleRejectedException(
                    RejectionCodes.Expired,
                    $"The text has expired: {stated.Field} says \"{Cut(stated.Value)}\". It is not published.");
        }
    }

    /// <summary>
    /// Passes a text that no words above it, around it or in what is told editors call a draft. A page of the web is public already, and is
    /// not looked at.
    /// </summary>
    /// <exception cref="ArticleRejectedException">They do (<c>unknown-status</c>).</exception>
    public static void ThrowIfDraft(SourceDocument source, IReadOnlyList<ForwardedMail> forwarded)
    {
        if (!IsPublic(source))
        {
            ThrowIfDraft(
                DraftNotice.FindInTitle(source.OuterTitle)
                    ?? source.Margins?.Split('\n')
                        .Select(line => IsPaged(source) ? DraftNotice.FindInMargin(line) : DraftNotice.FindInTitle(line))
                        .FirstOrDefault(words => words is not null)
                    ?? (source.Kind == ContentKind.Text ? DraftNotice.FindInText(source.Content) : DraftNotice.FindInMarkup(source.Content))
                    ?? forwarded.Select(mail => DraftNotice.FindInTitle(mail.Subject) ?? DraftNotice.FindInText(mail.Text))
                        .FirstOrDefault(words => words is not null));
        }
    }

    /// <summary>As <see cref="ThrowIfDraft(SourceDocument, IReadOnlyList{ForwardedMail})"/>, by its headline.</summary>
    /// <exception cref="ArticleRejectedException">It calls the text a draft (<c>unknown-status</c>).</exception>
    public static void ThrowIfDraftTitle(SourceDocument source, string? title)
    {
        if (!IsPublic(source))
        {
            ThrowIfDraft(DraftNotice.FindInTitle(title));
        }
    }

    private static void ThrowIfDraft(string? words)
    {
        if (words is not null)
        {
            throw new ArticleRejectedException(
                RejectionCodes.UnknownStatus,
                $"The text says \"{Cut(words)}\": it is not released. It is not published; drop it again without these words when it is.");
        }
    }

    /// <summary>The embargo that an item's envelope speaks of and that holds now; of several the last to end.</summary>
    public WireEmbargo? FindEmbargo(WireItem item) => Last(
        item.Embargo, _embargoes.FindInNote(item.EditorsNote), _embargoes.FindInNote(item.UsageTerms),
        _embargoes.FindInNote(string.Join('\n', item.Signals)));

    /// <summary>
    /// The embargo that words above a text speak of and that holds now. A page of the web is public as a rule; only a line with an end that is
    /// still to come holds it (<see cref="EmbargoNotice.FindInPage"/>).
    /// </summary>
    public WireEmbargo? FindEmbargo(SourceDocument source, string? title, string text) =>
        IsPublic(source)
            ? null
            : Last(_embargoes.FindInTitle(title), _embargoes.FindInTitle(source.Wire?.Slugline), FindAbove(source, text));

    /// <summary>
    /// The embargo that words in what was read speak of, before it is cleaned (such a line is not the article's, and goes), or what it lay
    /// in or beside.
    /// </summary>
    public WireEmbargo? FindEmbargo(SourceDocument source, IReadOnlyList<ForwardedMail> forwarded)
    {
        var embargo = source.Attached.Aggregate(
            Last(
                source.Embargo,
                IsPublic(source) ? null : _embargoes.FindInFileName(source.Name),
                _embargoes.FindInNote(source.Note),
                _embargoes.FindInTitle(source.OuterTitle),
                source.Margins is { } margins ? _embargoes.FindInText(margins) : null),
            (last, item) => Last(last, FindEmbargo(item)));
        embargo = forwarded.Aggregate(
            embargo, (last, mail) => Last(last, _embargoes.FindInTitle(mail.Subject), _embargoes.FindInText(mail.Text)));
        return source.Kind switch
        {
            ContentKind.Text => Last(embargo, FindEmbargo(source, source.Declared.Title, source.Content)),
            ContentKind.Html => Last(
                embargo,
                IsPublic(source) ? _embargoes.FindInPage(source.Content) : FindAbove(source, MarkupLines.Of(source.Content))),
            _ => embargo,
        };
    }

    /// <summary>What lines above a text say. In a feed "FOR RELEASE ON 3 MAY" is the head of a release that is out.</summary>
    private WireEmbargo? FindAbove(SourceDocument source, string text) => _embargoes.FindInText(text) is { } found
        && !(source is { Wire: null, Format: SourceFormat.Xml or SourceFormat.Json }
            && found.Statement.Value.StartsWith("FOR RELEASE", StringComparison.Ordinal))
            ? found
            : null;

    /// <summary>The mails that a text quotes or forwards: what they say of their publication counts for it as well.</summary>
    public static IReadOnlyList<ForwardedMail> Forwarded(SourceDocument source) =>
        source is { Wire: null, Format: SourceFormat.Mail or SourceFormat.Text }
            ? ForwardedMail.In(source.Kind == ContentKind.Text ? source.Content : MarkupLines.Of(source.Content))
            : [];

    private static bool IsPaged(SourceDocument source) => source.Format is SourceFormat.Pdf or SourceFormat.Word;

    /// <summary>Whether it is a page of the web. What a feed or an interface gives may be on no page yet.</summary>
    private static bool IsPublic(SourceDocument source) => source is { Wire: null, Format: SourceFormat.Html };

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
    public static void ThrowIfKillNotice(SourceDocument source, IReadOnlyList<ForwardedMail> forwarded)
    {
        ThrowIf(
            source,
            Around(source).Select(line => KillNotice.HeadOf(line, source.Content))
                .FirstOrDefault(words => words is not null)
                ?? forwarded.Select(mail => KillNotice.Find(mail.Subject, slugline: null, mail.Text))
                    .FirstOrDefault(words => words is not null));
        ThrowIf(
            source,
            source.Kind == ContentKind.Html && source.Wire is null
                ? KillNotice.FindInMarkup(
                    source.Content, isPublic: source.Format is SourceFormat.Html or SourceFormat.Xml or SourceFormat.Json)
                : KillNotice.Find(
                    source.Declared.Title, source.Wire?.Slugline, source.Kind == ContentKind.Text ? source.Content : string.Empty));
    }

    /// <summary>The title around a text, and the lines in its margins.</summary>
    private static string[] Around(SourceDocument source) =>
        source is { OuterTitle: null, Margins: null } ? [] : $"{source.OuterTitle}\n{source.Margins}".Split('\n');

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
