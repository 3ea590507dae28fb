using System.Reflection;

namespace Pipeline.Local.Tests.Docs;

/// <summary>A setting as the page of settings lists it.</summary>
/// <param name="Name">As in app settings: <c>Reading__MaxBytes</c>.</param>
/// <param name="Default">Its default as the configuration writes it; null for none.</param>
/// <param name="Meaning">What its docstring says.</param>
/// <param name="Property">The property that it is bound to; null for one that is read by its name.</param>
internal sealed record BoundSetting(string Name, string? Default, string Meaning, PropertyInfo? Property = null);
