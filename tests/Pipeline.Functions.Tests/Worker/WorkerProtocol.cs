using System.Buffers;
using System.Reflection;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Pipeline.Functions.Tests.Worker;

/// <summary>
/// The protocol between the Functions host and a worker (https://github.com/Azure/azure-functions-language-worker-protobuf), in the types that
/// the worker's own package has; these are internal, so messages are written and read here in protobuf's JSON form.
/// </summary>
internal static class WorkerProtocol
{
    private static readonly Type Message = Assembly.Load("Microsoft.Azure.Functions.Worker.Grpc")
        .GetType("Microsoft.Azure.Functions.Worker.Grpc.Messages.StreamingMessage", throwOnError: true)!;

    private static readonly MessageDescriptor Descriptor = Static<MessageDescriptor>("Descriptor");

    private static readonly MessageParser Parser = Static<MessageParser>("Parser");

    private static readonly Marshaller<JsonObject> Json = new(Write, Read);

    /// <summary>The protocol's one call: a stream of messages in either direction.</summary>
    public static Method<JsonObject, JsonObject> EventStream { get; } =
        new(MethodType.DuplexStreaming, "AzureFunctionsRpcMessages.FunctionRpc", "EventStream", Json, Json);

    private static void Write(JsonObject message, SerializationContext context)
    {
        context.Complete(JsonParser.Default.Parse(message.ToJsonString(), Descriptor).ToByteArray());
    }

    private static JsonObject Read(DeserializationContext context) =>
        JsonNode.Parse(JsonFormatter.Default.Format(Parser.ParseFrom(context.PayloadAsReadOnlySequence().ToArray())))!.AsObject();

    private static T Static<T>(string property) =>
        (T)Message.GetProperty(property, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
