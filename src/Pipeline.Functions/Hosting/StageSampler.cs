using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Pipeline.Functions.Hosting;

/// <summary>
/// Records every run of a stage, so that charts and alerts count all of them, and the calls to services within it. A call outside of a run is
/// an idle look at a queue, and is not recorded.
/// </summary>
/// <param name="callRatio">The share of the traces whose calls are recorded, 0 to 1.</param>
internal sealed class StageSampler(double callRatio) : Sampler
{
    private readonly TraceIdRatioBasedSampler _calls = new(callRatio);

    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) => samplingParameters switch
    {
        { Kind: not ActivityKind.Client } => new SamplingResult(SamplingDecision.RecordAndSample),
        { ParentContext.SpanId: var parent } when parent == default => new SamplingResult(SamplingDecision.Drop),
        _ => _calls.ShouldSample(samplingParameters),
    };
}
