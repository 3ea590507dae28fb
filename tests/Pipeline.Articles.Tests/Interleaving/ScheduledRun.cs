using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Articles.Tests.Interleaving;

/// <summary>One schedule while it is carried out: what may come next, and what it does.</summary>
internal sealed class ScheduledRun(Stages stages, World world, Scenario scenario, int maxTries)
{
    private readonly List<(Actor Actor, int Tries)> _actors = [];
    private Actor? _last;
    private int _happened;
    private int _crashes;
    private int _redeliveries;

    /// <summary>
    /// Whether something happened that only the scheduled round finds: a death at a request to the index, or a late request to the ledger
    /// whose sender went on.
    /// </summary>
    public bool IsLeftToTheRound { get; private set; }

    /// <summary>How many more runs may be made to wait though they could go on.</summary>
    public int PreemptionsLeft { get; private set; } = scenario.MaxPreemptions;

    public List<string> History { get; } = [];

    public List<string> Poisoned { get; } = [];

    /// <summary>
    /// What may come next: the next thing that happens to the file, a call of any run, its death, or a request that arrives late.
    /// </summary>
    public IReadOnlyList<(string Kind, int Index)> Choices()
    {
        Deliver();
        var choices = new List<(string, int)>();
        var last = _actors.FindIndex(run => run.Actor == _last);
        if (last >= 0 && PreemptionsLeft == 0)
        {
            return [("goes on", last), .. Deaths([last])];
        }

        if (_happened < scenario.Events.Count)
        {
            choices.Add(("happens", 0));
        }

        // Two runs that have seen the same are the same.
        var distinct = _actors.Select((run, index) => (run.Actor, Index: index)).DistinctBy(run => run.Actor.Seen).ToList();
        choices.AddRange(distinct.Select(run => ("goes on", run.Index)));
        choices.AddRange(world.Late.Select((_, index) => ("arrives", index)));
        choices.AddRange(Deaths(distinct.Select(run => run.Index)));
        return choices;
    }

    private IEnumerable<(string, int)> Deaths(IEnumerable<int> actors) =>
        _crashes == scenario.Crashes ? [] : actors.SelectMany(IEnumerable<(string, int)> (index) =>
        _actors[index].Actor.Request is null
            ? new[] { ("dies", index) }
            : [("dies", index), ("dies and is late", index), ("times out", index)]);

    public void Make((string Kind, int Index) choice)
    {
        var isLast = choice.Kind is not ("happens" or "arrives") && _actors[choice.Index].Actor == _last;
        if (!isLast && _actors.Exists(run => run.Actor == _last))
        {
            PreemptionsLeft--;
        }

        _last = choice.Kind is "happens" or "arrives" ? null : _actors[choice.Index].Actor;
        if (choice.Kind == "happens")
        {
            Happen(scenario.Events[_happened++]);
            return;
        }

        if (choice.Kind == "arrives")
        {
            var (call, apply) = world.Late[choice.Index];
            world.Late.RemoveAt(choice.Index);
            apply();
            History.Add($"late: {call}");
            return;
        }

        var (actor, tries) = _actors[choice.Index];
        History.Add(
            $"{actor.Message.Queue} {actor.Seen[..Math.Min(4, actor.Seen.Length)]}: "
            + $"{actor.Call}{(choice.Kind == "goes on" ? string.Empty : " - " + choice.Kind)}");
        if (choice.Kind is "dies and is late" or "times out")
        {
            world.Late.Add((actor.Call, actor.Request!));
        }

        IsLeftToTheRound |= choice.Kind == "times out"
            || (choice.Kind != "goes on" && actor.Request is not null && actor.Call != "update row");
        if (choice.Kind == "goes on")
        {
            actor.Advance();
        }
        else if (choice.Kind == "times out")
        {
            _crashes++;
            actor.Fail();
        }
        else
        {
            _crashes++;
            actor.Kill();
            actor.Dispose();
            _actors.RemoveAt(choice.Index);
            Add(actor.Message, tries);
            return;
        }

        if (actor.IsOver)
        {
            _actors.RemoveAt(choice.Index);
            Finish(actor, tries);
            actor.Dispose();
        }
    }

    /// <summary>A digest of all that the future depends on.</summary>
    public UInt128 State()
    {
        var state =
            $"{_happened} {_crashes} {_redeliveries} "
            + $"{(scenario.MaxPreemptions == int.MaxValue ? string.Empty : _last?.Seen)}\n{world}"
            + $"\n{string.Join(' ', _actors.Select(run => $"{run.Actor.Seen}:{run.Tries}").Order(StringComparer.Ordinal))}";
        return BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(state)));
    }

    /// <summary>Ends what is still under way.</summary>
    public void End() => _actors.ForEach(run =>
    {
        run.Actor.Kill();
        run.Actor.Dispose();
    });

    private void Happen(string? content)
    {
        History.Add(content is null ? "the file is removed" : $"dropped: {content[..Math.Min(24, content.Length)]}");
        if (content is null)
        {
            world.Remove();
        }
        else
        {
            world.Drop(content, stages.Time.GetUtcNow());
        }
    }

    private void Finish(Actor actor, int tries)
    {
        if (actor.Fault is null)
        {
            return;
        }

        if (tries + 1 < maxTries)
        {
            Add(actor.Message, tries + 1);
        }
        else
        {
            Poisoned.Add($"poisoned: {actor.Message}: {actor.Fault.Message}");
        }
    }

    private void Deliver()
    {
        while (world.Sent.TryDequeue(out var message))
        {
            Add(message, 0);
            if (_redeliveries < scenario.Redeliveries)
            {
                _redeliveries++;
                Add(message, 0);
            }
        }
    }

    private void Add(Message message, int tries)
    {
        var actor = stages.Start(message);
        if (!actor.IsOver)
        {
            _actors.Add((actor, tries));
        }
    }
}
