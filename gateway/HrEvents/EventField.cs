using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KartuAsn.Gateway.City;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.HrEvents;

/// <summary>What reading one field gave: its value, or why it has none.</summary>
internal readonly record struct FieldReading(object? Value, EventRefusal? Why);

/// <summary>One field of an event's data. The schema and the reading come from the same place, so they cannot say different things.</summary>
internal abstract class EventField(string name, JsonObject shape)
{
    public string Name => name;

    /// <summary>Its JSON Schema; a copy, for a node has one parent.</summary>
    public JsonObject Schema() => (JsonObject)shape.DeepClone();

    public abstract FieldReading Read(JsonElement value);
}

/// <typeparam name="T">Nullable: null when the field is absent.</typeparam>
internal sealed class EventField<T>(string name, JsonObject shape, Func<JsonElement, FieldReading> read) : EventField(name, shape)
{
    public override FieldReading Read(JsonElement value) => read(value);
}

/// <summary>The forms of fields.</summary>
internal static partial class EventForms
{
    /// <summary>Ids of people, agencies and units: printable ASCII with a letter or a digit, without white space, slashes and quotes.</summary>
    public const string IdPattern = IdCharacters + "$";

    private const string IdCharacters = @"^(?=.*[A-Za-z0-9])[!#-&(-.0-\[\]-~]{1,64}";

    public const string IdWanted = "gunakan 1 sampai 64 huruf, angka, atau tanda baca, tanpa spasi, garis miring, dan tanda petik";

    private const string DayWanted = "tulis sebagai tahun-bulan-tanggal antara 1900 dan 2200, misalnya 2022-11-04";

    public static EventField<string?> Text(string name, int longest, string description) => Field<string?>(
        name, description, new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest },
        $"gunakan teks 1 sampai {longest} karakter tanpa karakter kendali",
        value => TextOf(value) is { } text && IsPlain(text) && text.Trim() is { Length: > 0 } trimmed && trimmed.Length <= longest ? trimmed : null);

    public static EventField<string?> Id(string name, string description) => Field<string?>(
        name, description, new() { ["type"] = "string", ["pattern"] = IdPattern }, IdWanted,
        value => TextOf(value)?.Trim() is { } id && IsId(id) ? id : null);

    public static EventField<DateOnly?> Day(string name, string description) => Field<DateOnly?>(
        name, description, new() { ["type"] = "string", ["format"] = "date" }, DayWanted,
        value => TextOf(value) is { } text && AsOf.TryDay(text, out var day) ? day : null);

    public static EventField<bool?> Flag(string name, string description) => Field<bool?>(
        name, description, new() { ["type"] = "boolean" }, "gunakan true atau false tanpa tanda petik",
        value => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null);

    public static EventField<int?> OneOf(string name, IReadOnlyCollection<int> numbers, string description) => Field<int?>(
        name, description, new() { ["type"] = "integer", ["enum"] = new JsonArray([.. numbers.Select(n => JsonValue.Create(n))]) },
        $"gunakan salah satu dari {string.Join(", ", numbers)}, sebagai bilangan",
        value => value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && numbers.Contains(number) ? number : null);

    public static EventField<T?> OneOf<T>(string name, IReadOnlyDictionary<string, T> words, string description) => Field<T?>(
        name, description, new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Keys.Select(word => JsonValue.Create(word))]) },
        $"gunakan salah satu dari {string.Join(", ", words.Keys)}",
        value => TextOf(value) is { } word && words.TryGetValue(word, out var meant) ? meant : null);

    /// <summary>NIP or NI PPPK, as people write it; kept as 18 digits. A JSON number would lose the last of them.</summary>
    public static EventField<string?> Number(string name, string description) => new(
        name, Described(new() { ["type"] = "string", ["pattern"] = "^[0-9]{18}$" }, description),
        value => TextOf(value) is { } text
            ? EmployeeNumber.Read(text) switch
            {
                NumberReading.Right right => new(right.Number.Digits, null),
                NumberReading.Wrong wrong => new(null, new EventRefusal.NumberInvalid(name, wrong.Error)),
                _ => throw new InvalidOperationException("A number that is neither right nor wrong."),
            }
            : new(null, new EventRefusal.FieldInvalid(name, "gunakan teks 18 angka dalam tanda petik")));

    public static bool IsId(string text) => IdForm().IsMatch(text);

    /// <summary>Without control characters.</summary>
    public static bool IsPlain(string text) => !text.Any(char.IsControl);

    private static EventField<T> Field<T>(string name, string description, JsonObject shape, string wanted, Func<JsonElement, object?> read) => new(
        name, Described(shape, description),
        value => read(value) is { } meant ? new(meant, null) : new(null, new EventRefusal.FieldInvalid(name, wanted)));

    private static JsonObject Described(JsonObject shape, string description)
    {
        shape["description"] = description;
        return shape;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(IdCharacters + @"\z")]
    private static partial Regex IdForm();
}

/// <summary>The fields of one event's data that were given.</summary>
internal sealed class EventData(IReadOnlyDictionary<EventField, object> given)
{
    public T? Get<T>(EventField<T> field) => given.TryGetValue(field, out var value) ? (T)value : default;
}
