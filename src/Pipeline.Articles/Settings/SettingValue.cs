using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Pipeline.Articles.Settings;

/// <summary>The allowed values of a setting, from the property that it is bound to.</summary>
internal static class SettingValue
{
    private const int MaxQuoted = 64;

    /// <summary>Whether the property is an object with nested settings.</summary>
    public static bool IsGroup(Type type) => type.IsClass && type != typeof(string);

    /// <summary>The type of the values in a group with free names; null for any other property.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>) ? type.GetGenericArguments()[1] : null;

    /// <summary>The error in a value, as the end of a sentence that starts with the setting's name; null if there is none.</summary>
    public static string? Fault(PropertyInfo property, string? text)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(string) || text is null)
        {
            return null;
        }

        var wrong = $"is '{Excerpt.Of(text, MaxQuoted)}'; it has to be";
        if (type.IsEnum)
        {
            return EnumFault(type, text) is { } unknown
                ? $"names '{Excerpt.Of(unknown, MaxQuoted)}', which is not known{NearestName.Hint(unknown, Enum.GetNames(type))} Allowed "
                + $"are {string.Join(", ", Enum.GetNames(type))}."
                : null;
        }

        if (TryConvert(type, text) is not { } value)
        {
            return $"{wrong} {Kind(type)}.";
        }

        return property.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(value)
            ? $"{wrong} {Kind(type)} from {range.Minimum} to {range.Maximum}."
            : null;
    }

    /// <summary>The first of the comma-separated names that is not one of the enum's; numbers do not count as names.</summary>
    private static string? EnumFault(Type type, string text) =>
        text.Split(',', StringSplitOptions.TrimEntries)
            .FirstOrDefault(name => !Enum.GetNames(type).Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Like the configuration binder.</summary>
    private static object? TryConvert(Type type, string text)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Kind(Type type)
    {
        if (type == typeof(bool))
        {
            return "true or false";
        }

        return type == typeof(TimeSpan) ? "a time as hh:mm:ss" : "a whole number";
    }
}
