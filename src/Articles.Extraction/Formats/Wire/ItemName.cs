using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Wire;

/// <summary>
/// An item's id taken apart, so that spellings of it can be compared: letter case, the outer form (<c>tag:</c>, <c>urn:newsml:</c>) and a
/// version at its end are no part of what it names. RFC 3085 says what <c>urn:newsml:</c> is made of, RFC 4151 what <c>tag:</c> is.
/// </summary>
internal sealed partial record ItemName
{
    // Shorter numbers are counters, which begin anew each day.
    private const int MinDistinctLength = 4;
    private const int MaxPrefixLength = 12;

    /// <summary>Who sends the item, by its one name; null when it is not said.</summary>
    public string? Provider { get; private init; }

    /// <summary>How the id is written.</summary>
    public ItemForm Form { get; private init; }

    /// <summary>Who made the id, by its one name, where the id says so.</summary>
    public string? Authority { get; private init; }

    /// <summary>The digits of the day or year in the id.</summary>
    public string? Date { get; private init; }

    /// <summary>What is left without form, authority, date and version.</summary>
    public string Core { get; private init; } = string.Empty;

    /// <summary>All of the id but its version.</summary>
    public string Full { get; private init; } = string.Empty;

    /// <summary>What all spellings of the item share, and a few others: letters and digits, by which it is looked up.</summary>
    public string Family { get; private init; } = string.Empty;

    /// <summary>
    /// Takes an id apart; null for one that tells nothing: a slug, or what stands in for an id.
    /// </summary>
    /// <param name="provider">Who sends the item; null when it is not said.</param>
    /// <param name="id">The id.</param>
    /// <param name="version">Its version, which may stand at the id's end.</param>
    /// <param name="providers">The names of agencies.</param>
    public static ItemName? Parse(string? provider, string? id, string? version, WireProviders providers)
    {
        var text = WireText.Line(id)?.ToUpperInvariant();
        if (text is null || WireItem.NamesNothing(text))
        {
            return null;
        }

        var name = Take(text, version, providers) with { Provider = providers.Find(provider) };
        if (name.Form == ItemForm.Bare)
        {
            if (!text.AsSpan().ContainsAnyInRange('1', '9'))
            {
                return null;
            }

            name = name.WithoutPrefix(providers);
        }

        var core = Uuid().Match(name.Core) is { Success: true } uuid ? Letters(uuid.Groups["uuid"].Value) : name.Core;
        var family = FamilyOf(core);
        return family.Length == 0 ? null : name with { Core = core, Full = name.FullOf(core), Family = family };
    }

    /// <summary>Whether two are of one item.</summary>
    public ItemLikeness Compare(ItemName other)
    {
        if (Family != other.Family)
        {
            return ItemLikeness.None;
        }

        if (IsUuid && other.IsUuid && !(Form == ItemForm.Address && other.Form == ItemForm.Address))
        {
            return ItemLikeness.Same;
        }

        return (Form, other.Form) switch
        {
            (ItemForm.Bare, ItemForm.Bare) => CompareBare(other),
            (ItemForm.Bare, _) => IsIn(other) ? ItemLikeness.Likely : ItemLikeness.Possible,
            (_, ItemForm.Bare) => other.IsIn(this) ? ItemLikeness.Likely : ItemLikeness.Possible,
            _ => CompareUnique(other),
        };
    }

    private bool IsUuid => Core.Length == 32 && Core.All(char.IsAsciiHexDigit);

    private ItemLikeness CompareBare(ItemName other) =>
        Provider is not null && Provider == other.Provider && Full == other.Full ? ItemLikeness.Same : ItemLikeness.Possible;

    /// <summary>Whether an id that is unique by itself holds this bare one, and is of the same provider.</summary>
    private bool IsIn(ItemName other) =>
        Provider is not null && (Provider == other.Authority || Provider == other.Provider) && Core == other.Core
        && Core.Length >= MinDistinctLength;

    /// <summary>Compares two that are unique by themselves.</summary>
    private ItemLikeness CompareUnique(ItemName other)
    {
        if (Full == other.Full)
        {
            return ItemLikeness.Same;
        }

        if (Authority is null || Authority != other.Authority)
        {
            return ItemLikeness.Possible;
        }

        if (Form == other.Form && Date != other.Date)
        {
            return ItemLikeness.None;
        }

        var isOfOneDay = Date is null || other.Date is null || Date.StartsWith(other.Date, StringComparison.Ordinal)
            || other.Date.StartsWith(Date, StringComparison.Ordinal);
        if (!isOfOneDay)
        {
            return ItemLikeness.None;
        }

        return Form != other.Form && Form != ItemForm.Address && other.Form != ItemForm.Address && Core == other.Core
            ? ItemLikeness.Same
            : ItemLikeness.Possible;
    }

    private static ItemName Take(string text, string? version, WireProviders providers)
    {
        if (Uuid().IsMatch(text))
        {
            return new ItemName { Form = ItemForm.Uuid, Core = text };
        }

        if (NewsMlUrn().Match(text) is { Success: true } urn)
        {
            return Of(ItemForm.NewsMl, urn, version, providers);
        }

        if (Tag().Match(text) is { Success: true } tag)
        {
            return Of(ItemForm.Tag, tag, version, providers);
        }

        if (Address().Match(text) is { Success: true } address)
        {
            var path = WithoutVersion(address.Groups["path"].Value, version).TrimEnd('/');
            var last = path[(path.LastIndexOf('/') + 1)..];
            return new ItemName
            {
                Form = ItemForm.Address,
                Authority = AuthorityOf(address.Groups["authority"].Value, providers),
                Date = path,
                Core = HasDigit(last) ? last : path,
            };
        }

        if (OtherUrn().Match(text) is { Success: true } other)
        {
            return Of(ItemForm.Urn, other, version, providers);
        }

        return Named().Match(text) is { Success: true } named
            ? Of(ItemForm.Named, named, version, providers)
            : new ItemName { Form = ItemForm.Bare, Core = WithoutVersion(text, version) };
    }

    private static ItemName Of(ItemForm form, Match match, string? version, WireProviders providers) => new()
    {
        Form = form,
        Authority = AuthorityOf(match.Groups["authority"].Value, providers),
        Date = match.Groups["date"] is { Success: true, Value: var date } ? Letters(date) : null,
        Core = WithoutVersion(match.Groups["item"].Value, version),
    };

    /// <summary>Null for what anybody may have in an id.</summary>
    private static string? AuthorityOf(string text, WireProviders providers) =>
        text is "LOCALHOST" or "UUID" or "GUID" or "OID" or "ID" or "ISBN" or "ISSN" or "NBN" or "DOI" or "EXAMPLE.COM"
            ? null
            : providers.Find(text.StartsWith("WWW.", StringComparison.Ordinal) ? text[4..] : text);

    /// <summary>
    /// Takes a version off the end: one that says that it is one, or the item's own version behind a colon. What is left has to be an id
    /// still: of <c>bulletin:2</c> the number is all that tells it from the next.
    /// </summary>
    private static string WithoutVersion(string text, string? version)
    {
        var end = MarkedVersion().Match(text);
        if (!end.Success)
        {
            end = Revision().Match(text);
            if (end.Success && end.Groups["update"].Length == 0 && end.Groups["number"].Value.TrimStart('0') != version?.TrimStart('0'))
            {
                return text;
            }
        }

        return end.Success && HasDigit(text.AsSpan(0, end.Index)) ? text[..end.Index] : text;
    }

    /// <summary>Without the provider's own code before the number: <c>sw.4711</c> of SW is its 4711.</summary>
    private ItemName WithoutPrefix(WireProviders providers)
    {
        var prefix = Prefix().Match(Core);
        return prefix.Success && Provider is not null && providers.Find(prefix.Groups["code"].Value) == Provider
            ? this with { Core = Core[prefix.Length..] }
            : this;
    }

    private string FullOf(string core) => Form switch
    {
        ItemForm.Bare or ItemForm.Uuid => core,
        ItemForm.Address => $"{Form}:{Authority}:{Date}",
        _ => $"{Form}:{Authority}:{Date}:{core}",
    };

    private static string FamilyOf(string core)
    {
        var prefix = Prefix().Match(core);
        var rest = prefix.Success && prefix.Length <= MaxPrefixLength ? core[prefix.Length..] : core;
        var revision = Revision().Match(rest);
        return Letters(revision.Success && HasDigit(rest.AsSpan(0, revision.Index)) ? rest[..revision.Index] : rest);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static bool HasDigit(ReadOnlySpan<char> text) => text.ContainsAnyInRange('0', '9');

    [GeneratedRegex(
        @"\A(URN:[UG]UID:)?\{?(?<uuid>[0-9A-F]{32}|[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12})\}?\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Uuid();

    // The day as the standard has it, or, as Superdesk writes it, a time with colons.
    [GeneratedRegex(
        @"\AURN:NEWSML:(?<authority>[^:\s]+):((?<date>\d{8})(T\d{4,6}(Z|[+-]\d{4})?)?:|(?<date>\d{4}-\d\d-\d\d)T[\d:.]+:)?(?<item>\S.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NewsMlUrn();

    // Some write a colon where the standard has a comma.
    [GeneratedRegex(
        @"\ATAG:(?<authority>[^,:\s]+)[,:](?<date>\d{4}(-\d\d(-\d\d)?)?):(NEWSML_)?(?<item>\S.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"\A[A-Z][A-Z0-9+.-]{0,20}://(?<authority>[^/\s]+)/(?<path>\S.*)\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"\AURN:(?<authority>[^:\s]+):(?<item>\S.*)\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OtherUrn();

    [GeneratedRegex(
        @"\A(?<authority>[A-Z0-9-]+(\.[A-Z0-9-]+)*\.[A-Z]{2,10})[:/,](?<item>\S.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    // ":v2", "?version=2", "-rev3".
    [GeneratedRegex(
        @"[:;/._?&#-](V|VER|VERSION|REV|REVISION)[=:._-]?\d{1,14}[NUA]?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MarkedVersion();

    // ":2", and ":2N" of RFC 3085.
    [GeneratedRegex(@":(?<number>\d{1,14})(?<update>[NUA]?)\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Revision();

    [GeneratedRegex(@"\A(?<code>[A-Z]{1,12})[.:_-]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Prefix();
}
