namespace Pipeline.Faults.Hosting;

/// <summary>Which fault there is now: each in turn, for as long as the others, and then none any more.</summary>
internal sealed class FaultySchedule(TimeProvider time, TimeSpan stretch, int rounds)
{
    private static readonly AnalyticsFault[] Turns = Enum.GetValues<AnalyticsFault>();
    private readonly long _started = time.GetTimestamp();

    /// <summary>The fault of the moment; a short pause without any is part of each round.</summary>
    public AnalyticsFault Current
    {
        get
        {
            var turn = (int)(time.GetElapsedTime(_started) / stretch);
            return turn < Turns.Length * rounds ? Turns[(turn + 1) % Turns.Length] : AnalyticsFault.None;
        }
    }
}
