using Pipeline.Articles.Contracts;
using Pipeline.Articles.Poison;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>
/// The rules for names of subscribers' queues: Azure's rules
/// (https://learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata), and none of the names that the pipeline and its host
/// reserve.
/// </summary>
public static class SubscriberQueueName
{
    private const int MinLength = 3;
    private const int MaxLength = 63;

    /// <summary>Checks a name.</summary>
    /// <exception cref="ArgumentException">The name is not allowed; the message says why.</exception>
    public static void Validate(string name)
    {
        if (Problem(name) is { } problem)
        {
            throw new ArgumentException($"'{name}' cannot be a subscriber's queue: {problem}.", nameof(name));
        }
    }

    /// <summary>Why a name is not allowed, as the end of a sentence; null when it is.</summary>
    public static string? Problem(string name)
    {
        if (name.Length is < MinLength or > MaxLength)
        {
            return $"a queue's name has {MinLength} to {MaxLength} characters, this one {name.Length}";
        }

        if (!name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            return "a queue's name has only lowercase letters a to z, digits and dashes";
        }

        if (name[0] == '-' || name[^1] == '-' || name.Contains("--", StringComparison.Ordinal))
        {
            return "a dash in a queue's name must be between letters or digits";
        }

        var isReserved = StorageNames.TriggerQueues.Contains(name)
            || name.EndsWith(PoisonedMessages.QueueSuffix, StringComparison.Ordinal)
            || name.StartsWith("azure-webjobs-", StringComparison.Ordinal)
            || name.StartsWith("webjobs-blobtrigger-", StringComparison.Ordinal);
        return isReserved ? "the pipeline and its host reserve that name" : null;
    }
}
