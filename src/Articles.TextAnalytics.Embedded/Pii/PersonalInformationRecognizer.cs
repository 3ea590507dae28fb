using Articles.TextAnalytics.Embedded.Entities;
using Articles.TextAnalytics.Results;
using Articles.TextAnalytics.Text;

namespace Articles.TextAnalytics.Embedded.Pii;

/// <summary>
/// Personal information in Azure AI Language's PII categories: e-mail addresses, telephone numbers, IP addresses, payment cards, bank
/// accounts and US social security numbers by rule, in any language, and persons, from the entities. No postal addresses, and no links,
/// because in news these belong to sites.
/// </summary>
internal static class PersonalInformationRecognizer
{
    private const string IPAddress = "IPAddress";

    /// <summary>The mentions, in order. None splits a text element. Each covers something that no earlier recognizer covers.</summary>
    /// <param name="text">The text.</param>
    /// <param name="entities">Its entities, for the persons.</param>
    public static PersonalInformation Recognize(string text, TextEntities entities)
    {
        var found = new List<TextEntity>();
        IdentifierRecognizer.Recognize(text, found);
        var contacts = found.Count;
        ContactRecognizer.RecognizePersonal(text, found);
        var persons = found.Count;
        found.AddRange(entities.Mentions.Where(mention => mention.Category == EntityCategory.Person));

        // An earlier recognizer wins: an account number is no telephone number. What goes on beyond it stays, so that it is masked, too.
        var kept = new List<TextEntity>();
        var taken = new bool[text.Length];
        foreach (var entity in Enumerable.Range(0, found.Count).OrderBy(Rank).ThenBy(i => found[i].Offset)
            .ThenByDescending(i => found[i].Length).Select(i => found[i]))
        {
            var span = taken.AsSpan(entity.Offset, entity.Length);
            if (Graphemes.IsBoundary(text, entity.Offset) && Graphemes.IsBoundary(text, entity.Offset + entity.Length)
                && span.Contains(false))
            {
                span.Fill(true);
                kept.Add(entity.Category == EntityCategory.IPAddress ? entity with { Category = IPAddress } : entity);
            }
        }

        return new PersonalInformation([.. kept.OrderBy(mention => mention.Offset).ThenByDescending(mention => mention.Length)]);

        int Rank(int i)
        {
            if (i < contacts)
            {
                return 0;
            }

            return i < persons ? 1 : 2;
        }
    }
}
