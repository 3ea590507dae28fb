namespace Pipeline.Articles.Tests.Interleaving;

/// <summary>
/// Walks through every schedule of a scenario, depth first. Each run starts anew and repeats the choices of the one before up to the last
/// that has an alternative. A state that was met before - the world, and what each run under way has seen - is not gone on from again.
/// </summary>
internal sealed class Explorer(Stages stages, Scenario scenario)
{
    private const int MaxTries = 5;
    private const int MaxFaults = 3;

    private readonly Dictionary<UInt128, int> _states = [];
    private readonly HashSet<UInt128> _ends = [];
    private readonly List<(int Chosen, int Of)> _path = [];
    private World? _prepared;

    public int States => _states.Count;

    public int Ends => _ends.Count;

    public int Runs { get; private set; }

    /// <summary>The first schedules that did not end as promised.</summary>
    public List<string> Faults { get; } = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            Runs++;
            await RunOnceAsync(cancellationToken);
        }
        while (Faults.Count < MaxFaults && NextPath());
    }

    private bool NextPath()
    {
        while (_path is [.., var last])
        {
            _path.RemoveAt(_path.Count - 1);
            if (last.Chosen + 1 < last.Of)
            {
                _path.Add((last.Chosen + 1, last.Of));
                return true;
            }
        }

        return false;
    }

    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var world = (_prepared ??= await PrepareAsync(cancellationToken)).Copy();
        stages.Ports.World = world;
        var run = new ScheduledRun(stages, world, scenario, MaxTries);
        var depth = 0;
        try
        {
            while (run.Choices() is { Count: > 0 } choices)
            {
                if (depth == _path.Count)
                {
                    // One from which more may follow was gone on from already.
                    var state = run.State();
                    if (_states.TryGetValue(state, out var left) && left >= run.PreemptionsLeft)
                    {
                        return;
                    }

                    _states[state] = run.PreemptionsLeft;

                    _path.Add((0, choices.Count));
                }

                run.Make(choices[_path[depth].Chosen]);
                depth++;
            }

            if (_ends.Add(run.State()))
            {
                await CheckAsync(run, world, cancellationToken);
            }
        }
        finally
        {
            run.End();
        }
    }

    private async Task<World> PrepareAsync(CancellationToken cancellationToken)
    {
        var world = new World(scenario.HasConditions) { HasLateRows = scenario.HasLateRows };
        stages.Ports.World = world;
        foreach (var content in scenario.Before)
        {
            world.Drop(content, stages.Time.GetUtcNow());
            await stages.DrainAsync(cancellationToken);
            world.Faults().ShouldBeEmpty();
        }

        return world;
    }

    private async Task CheckAsync(ScheduledRun run, World world, CancellationToken cancellationToken)
    {
        var early = run.IsLeftToTheRound ? [] : world.Faults();
        await stages.RunRoundAsync(cancellationToken);
        string[] faults = [.. early.Select(fault => $"before the round: {fault}"), .. world.Faults(), .. run.Poisoned];
        if (faults.Length > 0)
        {
            Faults.Add($"{string.Join("; ", faults)}\n  {string.Join("\n  ", run.History)}");
        }
    }
}
