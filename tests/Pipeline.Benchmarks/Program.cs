using System.CommandLine;
using Pipeline.Articles.Reading.Processes;
using Pipeline.Benchmarks.Archives;
using Pipeline.Benchmarks.Cleaning;
using Pipeline.Benchmarks.EndToEnd;
using Pipeline.Benchmarks.Enrichment;
using Pipeline.Benchmarks.Fingerprints;
using Pipeline.Benchmarks.Flattened;
using Pipeline.Benchmarks.Micro;
using Pipeline.Benchmarks.Reading;
using Pipeline.Benchmarks.Search;
using Pipeline.Benchmarks.Search.Relevance;
using Pipeline.Benchmarks.Stories;

if (ReaderProcess.IsAsked(args))
{
    return ReaderProcess.Run();
}

var root = new RootCommand("How fast the pipeline is, beside what else there is.")
{
    CleaningBenchmark.Create(),
    FlattenedCommand.Create(),
    FactsCommand.Create(),
    ReadersBenchmark.Create(),
    TextSpeedCommand.Create(),
    ArchivesBenchmark.Create(),
    AnalyticsBenchmark.Create(),
    LanguagesBenchmark.Create(),
    RequestsCommand.Create(),
    ReuseCommand.Create(),
    FingerprintCommand.Create(),
    SearchBenchmark.Create(),
    RelevanceCommand.Create(),
    StoriesCommand.Create(),
    PipelineBenchmark.Create(),
    ScaleBenchmark.Create(),
    ColdStartBenchmark.Create(),
    MicroCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
