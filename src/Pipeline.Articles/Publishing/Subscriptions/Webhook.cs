namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>The web address that a subscription's events are posted to.</summary>
/// <param name="Url">The address: https, or http on this machine.</param>
/// <param name="Secret">The name of the secret that signs them, in the settings; never the secret itself.</param>
public sealed record Webhook(Uri Url, string Secret)
{
    /// <summary>The address for people: without its query, which may give access.</summary>
    public string Address => Url.GetLeftPart(UriPartial.Path) + (Url.Query.Length > 0 ? "?…" : string.Empty);

    /// <summary>What is wrong with an address, as the end of a sentence; null if nothing is.</summary>
    internal static string? Problem(string address)
    {
        const string Allowed = "it has to be an https address, without a name and a password, such as https://news.example/articles";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            return Allowed;
        }

        return url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)
            ? null
            : $"{Allowed}; http is for this machine only";
    }

    /// <inheritdoc/>
    public override string ToString() => Address;
}
