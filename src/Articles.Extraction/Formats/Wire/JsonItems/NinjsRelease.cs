using System.Text.Json;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Json;

namespace Articles.Extraction.Formats.Wire.JsonItems;

/// <summary>
/// Applies what a content system's own fields, beside those of ninjs or in <c>extra</c>, say of the release of an item: a draft, a deletion,
/// a time to come.
/// </summary>
internal static class NinjsRelease
{
    /// <summary>The item, killed or held back if such a field says so.</summary>
    /// <param name="item">The item as the fields of ninjs describe it.</param>
    /// <param name="element">The object.</param>
    /// <exception cref="ArticleRejectedException">It is not released (<c>unknown-status</c>).</exception>
    public static WireItem Apply(WireItem item, JsonElement element)
    {
        // ninjs' own embargoes are in the agency's time.
        var own = element.EnumerateObject().Select(field => ReleaseNames.Plain(field.Name)).Where(NinjsEmbargo.IsEmbargo).ToHashSet();
        return Apply(
            item,
            ReleaseFields.Of(
                "The object", JsonRelease.Fields(element).Where(field => !own.Contains(ReleaseNames.Plain(field.Key)))));
    }

    private static WireItem Apply(WireItem item, ReleaseFields release)
    {
        if (item.Killed is null && release.Rejection is { Code: RejectionCodes.UnknownStatus } unreleased)
        {
            throw new ArticleRejectedException(unreleased.Code, unreleased.Message);
        }

        return item with
        {
            Killed = item.Killed ?? (release.Rejection is { } killed ? new WireStatement("release", killed.Message) : null),
            Embargo = WireStatus.Last([item.Embargo, release.Embargo]),
        };
    }
}
