using System.Text;
using Pipeline.Articles.Operations.Events;

namespace Pipeline.Articles.Tests.Operations.Events;

/// <summary>Dead letters in memory.</summary>
internal sealed class MemoryDeadLetters : IDeadLetters
{
    public List<DeadLetter> Left { get; } = [];

    public List<DeadLetter> Aside { get; } = [];

    public void Add(string content) => Left.Add(new DeadLetter($"DROPPED/{Left.Count}.json", Encoding.UTF8.GetBytes(content), "e1"));

    public async IAsyncEnumerable<DeadLetter> ListAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var letter in Left.ToList())
        {
            await Task.Yield();
            yield return letter;
        }
    }

    public Task DeleteAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        Left.Remove(letter);
        return Task.CompletedTask;
    }

    public Task SetAsideAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        Aside.Add(letter);
        return DeleteAsync(letter, cancellationToken);
    }
}
