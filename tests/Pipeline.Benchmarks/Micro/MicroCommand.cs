using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Validators;

namespace Pipeline.Benchmarks.Micro;

/// <summary>The parts by themselves, by BenchmarkDotNet: times with their error, and what they allocate.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        var filter = new Option<string[]>("--filter")
        { DefaultValueFactory = _ => ["*"], AllowMultipleArgumentsPerToken = true, Description = "Which, by name with *." };
        var command = new Command("micro", "Parts of a stage by themselves, by BenchmarkDotNet. Build with -c Release.") { filter };
        command.SetAction(arguments =>
        {
            // In this process: what is measured does not depend on start-up, and a generated project would have to be built.
            var config = ManualConfig.CreateEmpty()
                .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
                .AddColumnProvider(DefaultColumnProviders.Instance)
                .AddLogger(NullLogger.Instance)
                .AddValidator(JitOptimizationsValidator.FailOnError)
                .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "pipeline-benchmarks"));
            foreach (var summary in BenchmarkSwitcher.FromTypes([typeof(ArticleParts)])
                .Run(["--filter", .. arguments.GetRequiredValue(filter)], config))
            {
                MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Default);
            }

            return 0;
        });
        return command;
    }
}
