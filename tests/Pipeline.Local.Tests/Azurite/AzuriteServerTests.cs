using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Pipeline.Local.Azurite;

namespace Pipeline.Local.Tests.Azurite;

public sealed class AzuriteServerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-azurite-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AzuriteOptions Options => new() { Endpoints = null, DataFolder = _folder.FullName };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_started_server_answers_is_found_and_is_gone_after_dispose()
    {
        var server = await AzuriteServer.StartAsync(Options, null, Token);
        var child = Process.GetProcessById(server.ProcessId.ShouldNotBeNull());
        try
        {
            server.IsOwned.ShouldBeTrue();
            await new BlobServiceClient(server.ConnectionString).CreateBlobContainerAsync("hello", cancellationToken: Token);

            await using (var found = await AzuriteServer.FindAsync(server.Endpoints, Token))
            {
                found.ShouldNotBeNull().IsOwned.ShouldBeFalse();
            }

            child.HasExited.ShouldBeFalse("disposing a server that was found must not stop it");
        }
        finally
        {
            await server.DisposeAsync();
        }

        child.HasExited.ShouldBeTrue();
        (await AzuriteServer.FindAsync(server.Endpoints, Token)).ShouldBeNull();
        (await File.ReadAllTextAsync(server.LogFile.ShouldNotBeNull(), Token)).ShouldContain("Azurite Blob service successfully closed");
    }

    [Theory]
    [InlineData("__azurite_db_blob__.json", 2, "drop the files again")]
    [InlineData("__azurite_db_blob__.json", 0, "drop the files again")]
    [InlineData("__azurite_db_queue__.json", 2, "'reprocess' sends unfinished articles again")]
    [InlineData("__azurite_db_table__.json", 2, "fills again from the inbox")]
    [InlineData("__azurite_db_table__.json", 0, "fills again from the inbox")]
    [InlineData("__azurite_db_blob_extent__.json", 2, "without '_extent' aside too")]
    public async Task A_database_that_was_cut_off_is_named_with_what_it_holds_and_what_to_do(string file, int partLeft, string remedy)
    {
        await using (var server = await AzuriteServer.StartAsync(Options, null, Token))
        {
            await new BlobServiceClient(server.ConnectionString).CreateBlobContainerAsync("kept", cancellationToken: Token);
        }

        var path = Path.Combine(_folder.FullName, file);
        var whole = await File.ReadAllBytesAsync(path, Token);
        await File.WriteAllBytesAsync(path, partLeft == 0 ? [] : whole[..(whole.Length / partLeft)], Token);

        var error = await Should.ThrowAsync<AzuriteException>(() => AzuriteServer.StartAsync(Options, null, Token));

        error.Message.ShouldStartWith($"Azurite's file {path} is damaged: ");
        error.Message.ShouldContain(partLeft == 0 ? "it has no bytes" : "it is cut off or no JSON at line");
        error.Message.ShouldContain("Replace it with a copy from a backup.");
        error.Message.ShouldContain(remedy);
    }

    [Fact]
    public async Task Data_outlives_the_server_and_two_that_start_at_once_share_one()
    {
        AzuriteEndpoints endpoints;
        await using (var first = await AzuriteServer.StartAsync(Options, null, Token))
        {
            endpoints = first.Endpoints;
            await new BlobServiceClient(first.ConnectionString).CreateBlobContainerAsync("kept", cancellationToken: Token);
        }

        var options = Options with { Endpoints = endpoints };
        var servers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => AzuriteServer.FindOrStartAsync(options, null, Token)));

        servers.Count(server => server.IsOwned).ShouldBe(1);
        (await new BlobServiceClient(endpoints.ConnectionString).GetBlobContainerClient("kept").ExistsAsync(Token)).Value.ShouldBeTrue();
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task It_stays_for_as_long_as_anybody_uses_it_whoever_started_it()
    {
        var options = Options with { Endpoints = AzuriteEndpoints.OnPorts(0, 0, 0), MovesToFreePorts = true };
        var first = await AzuriteServer.FindOrStartAsync(options, null, Token);
        await using (var second = await AzuriteServer.FindOrStartAsync(options, null, Token))
        {
            await first.DisposeAsync();

            await new BlobServiceClient(second.ConnectionString).CreateBlobContainerAsync("kept", cancellationToken: Token);
            second.ProcessId.ShouldBe(first.ProcessId);
        }

        (await AzuriteServer.FindAsync(first.Endpoints, Token)).ShouldBeNull();
        await using var third = await AzuriteServer.FindOrStartAsync(options, null, Token);
        (await new BlobServiceClient(third.ConnectionString).GetBlobContainerClient("kept").ExistsAsync(Token)).Value.ShouldBeTrue();
    }

    [Fact]
    public async Task One_that_was_killed_is_started_again_at_the_same_ports_by_one_of_those_who_use_it()
    {
        var options = Options with { Endpoints = AzuriteEndpoints.OnPorts(0, 0, 0), MovesToFreePorts = true };
        await using var first = await AzuriteServer.FindOrStartAsync(options, null, Token);
        await using var second = await AzuriteServer.FindOrStartAsync(options, null, Token);
        var killed = first.ProcessId.ShouldNotBeNull();
        using (var process = Process.GetProcessById(killed))
        {
            process.Kill();
        }

        while (first.Restarts == 0 || second.Restarts == 0)
        {
            await Task.Delay(50, Token);
        }

        first.ProcessId.ShouldNotBe(killed);
        second.ProcessId.ShouldBe(first.ProcessId);
        (await AzuriteServer.FindAsync(first.Endpoints, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task One_at_the_usual_ports_that_is_not_the_data_folders_is_left_alone()
    {
        var folder = _folder.CreateSubdirectory("other").FullName;
        await using var other = await AzuriteServer.StartAsync(Options with { DataFolder = folder, InMemory = true }, null, Token);

        await using var own = await AzuriteServer.FindOrStartAsync(
            Options with { Endpoints = other.Endpoints, MovesToFreePorts = true, InMemory = true }, null, Token);
        await using var chosen =
            await AzuriteServer.FindOrStartAsync(Options with { Endpoints = other.Endpoints, InMemory = true }, null, Token);

        own.IsOfDataFolder.ShouldBeTrue();
        own.Endpoints.ShouldNotBe(other.Endpoints);
        chosen.IsOfDataFolder.ShouldBeFalse();
        chosen.Endpoints.ShouldBe(other.Endpoints);
    }

    [Fact]
    public async Task A_data_folder_in_use_is_refused()
    {
        await using var server = await AzuriteServer.StartAsync(Options with { InMemory = true }, null, Token);

        (await Should.ThrowAsync<AzuriteException>(AzuriteServer.StartAsync(Options, null, Token))).Message.ShouldContain(_folder.FullName);
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_named_with_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var error = await Should.ThrowAsync<AzuriteException>(
            AzuriteServer.StartAsync(Options with { Endpoints = AzuriteEndpoints.OnPorts(0, 0, port) }, null, Token));

        error.Message.ShouldContain(port.ToString(CultureInfo.InvariantCulture));
        error.Message.ShouldContain("configure other endpoints");
    }

    [Fact]
    public async Task A_server_whose_port_is_taken_moves_when_it_may_and_a_second_process_finds_it_by_its_folder()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = AzuriteEndpoints.OnPorts(0, ((IPEndPoint)other.LocalEndpoint).Port, 0);
        var options = Options with { InMemory = true, Endpoints = taken, MovesToFreePorts = true };

        await using var server = await AzuriteServer.FindOrStartAsync(options, null, Token);
        await using var second = await AzuriteServer.FindOrStartAsync(options, null, Token);

        server.Endpoints.Queue.Port.ShouldNotBe(taken.Queue.Port);
        server.IsOwned.ShouldBeTrue();
        second.IsOwned.ShouldBeFalse();
        second.Endpoints.ShouldBe(server.Endpoints);
    }

    [Fact]
    public async Task Another_program_at_the_endpoints_is_not_taken_for_azurite()
    {
        using var listener = new HttpListener();
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var answering = Task.Run(async () =>
        {
            for (var i = 0; i < 3; i++)
            {
                (await listener.GetContextAsync()).Response.Close();
            }
        }, Token);

        (await AzuriteServer.FindAsync(AzuriteEndpoints.OnPorts(port, port, port), Token)).ShouldBeNull();
        await answering;
    }

    [Fact]
    public async Task Ctrl_C_in_the_terminal_does_not_reach_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are for Unix.");
        await using var server = await AzuriteServer.StartAsync(Options with { InMemory = true }, null, Token);

        foreach (var signal in new[] { "-INT", "-HUP", "-INT" })
        {
            using var kill = Process.Start("kill", [signal, server.ProcessId.ShouldNotBeNull().ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(Token);
        }

        // Any number of requests: it goes on answering.
        var client = new BlobServiceClient(server.ConnectionString);
        for (var i = 0; i < 5; i++)
        {
            await client.CreateBlobContainerAsync($"after-{i}", cancellationToken: Token);
        }
    }

    [Fact]
    public async Task A_cancelled_start_leaves_nothing_behind()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));

        await Should.ThrowAsync<OperationCanceledException>(AzuriteServer.StartAsync(Options, null, cancellation.Token));

        // The data folder is free again: what was started has ended.
        await using var server = await AzuriteServer.StartAsync(Options, null, Token);
        server.IsOwned.ShouldBeTrue();
    }
}
