using System.Text;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Poison;

/// <summary>What is wrong with a message in a queue of the pipeline's own, in the words of whoever reads that queue.</summary>
internal static class MessageFault
{
    /// <returns>What is wrong; null when the message is in order, or the queue's messages are another program's.</returns>
    public static string? Of(string queue, string body)
    {
        var decoded = new byte[body.Length];
        var message = Convert.TryFromBase64String(body, decoded, out var length) ? Encoding.UTF8.GetString(decoded, 0, length) : body;
        try
        {
            object? read = queue switch
            {
                StorageNames.ToEnrich or StorageNames.ToPublish => PointerMessage.Parse(message),
                StorageNames.ToReprocess => ReprocessingMessage.Parse(message),
                StorageNames.ToWithdraw => WithdrawalMessage.Parse(message),
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
