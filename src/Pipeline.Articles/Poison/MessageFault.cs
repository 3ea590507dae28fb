using System.Text;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Publishing.Webhooks;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Poison;

/// <summary>Finds the error in a message of one of the pipeline's queues, with the message of that queue's reader.</summary>
internal static class MessageFault
{
    /// <returns>The error; null if the message is valid, or the queue belongs to another program.</returns>
    public static string? Of(string queue, string body)
    {
        var decoded = new byte[body.Length];
        var message = Convert.TryFromBase64String(body, decoded, out var length) ? Encoding.UTF8.GetString(decoded, 0, length) : body;
        try
        {
            object? read = queue switch
            {
                StorageNames.ToEnrich or StorageNames.ToPublish => PointerMessage.Parse(message),
                StorageNames.ToExpand => ExpansionMessage.Parse(message),
                StorageNames.ToClean => CleaningMessage.Parse(message),
                StorageNames.ToReprocess => ReprocessingMessage.Parse(message),
                StorageNames.ToWithdraw => WithdrawalMessage.Parse(message),
                StorageNames.ToPost => WebhookMessage.Parse(message),
                _ => null,
            };
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }
}
