using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pipeline.Local.Ingesting;

/// <summary>Shows "n of m" beside a progress bar that <see cref="Counts"/> something; otherwise nothing.</summary>
internal sealed class CountColumn : ProgressColumn
{
    private const string Key = "counts";

    /// <summary>Says that a bar counts something.</summary>
    public static ProgressTask Counts(ProgressTask task)
    {
        task.State.Update<bool>(Key, _ => true);
        return task;
    }

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.State.Get<bool>(Key) ? $"{task.Value:0}/{task.MaxValue:0}" : string.Empty).RightJustified();
}
