using System.Text.Json.Serialization;
using KartuAsn.Contracts;
using KartuAsn.Storage;

namespace KartuAsn.Gateway.Keys;

/// <summary>Whether a key works.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KeyState>))]
public enum KeyState
{
    [JsonStringEnumMemberName("active")] Active,

    /// <summary>Works, but another has taken its place; it ends at its last day.</summary>
    [JsonStringEnumMemberName("replaced")] Replaced,
    [JsonStringEnumMemberName("expired")] Expired,
    [JsonStringEnumMemberName("revoked")] Revoked,
}

/// <summary>A key as it is listed: without its text, which is shown once when it is made.</summary>
/// <param name="Id">ID kunci; bukan isinya.</param>
/// <param name="Rights">Wewenang yang dimiliki; tidak ada berarti semua wewenang peran.</param>
/// <param name="State">active, replaced (masih berlaku sampai hari terakhirnya), expired, atau revoked.</param>
/// <param name="CreatedBy">Siapa yang membuatnya; tidak ada pada kunci yang dibuat sebelum hal ini dicatat.</param>
/// <param name="Until">Hari terakhir kunci berlaku (termasuk); tidak ada berarti tanpa batas akhir.</param>
/// <param name="LastUsedOn">Hari terakhir kunci dipakai; tidak ada berarti belum pernah.</param>
/// <param name="LastNetwork">Jaringan asal pemakaian terakhir; alamatnya disingkat.</param>
/// <param name="NetworksLastDay">Banyaknya jaringan asal yang berlainan dalam 24 jam terakhir. Lebih dari satu dapat berarti kunci bocor.</param>
/// <param name="ReplacedBy">ID kunci penggantinya.</param>
public sealed record KeyView(
    string Id, string Name, string Role, string? AgencyId, string? EmployeeId, IReadOnlyList<string>? Rights, KeyState State,
    string? CreatedBy, DateTimeOffset? CreatedAt, DateOnly? Until, DateOnly? LastUsedOn, string? LastNetwork, int NetworksLastDay,
    string? ReplacedBy, DateTimeOffset? RevokedAt, string? RevokedBy)
{
    internal bool Works => State is KeyState.Active or KeyState.Replaced;

    internal static KeyView Of(ApiKey key, KeyUse? use, CityClock clock, DateTimeOffset now) => new(
        key.Id, key.Name, key.Role, key.AgencyId, key.EmployeeId, key.Policies, StateOf(key, now),
        key.MadeBy, key.MadeAt is { } made ? clock.Local(made) : null, key.Expires is { } end ? clock.DayOf(end.AddTicks(-1)) : null,
        use is null ? null : clock.DayOf(use.Seen), use?.Network, use?.Networks ?? 0,
        key.ReplacedBy, key.RevokedAt is { } at ? clock.Local(at) : null, key.RevokedBy);

    private static KeyState StateOf(ApiKey key, DateTimeOffset now) => key switch
    {
        { Revoked: true } => KeyState.Revoked,
        _ when !key.WorksAt(now) => KeyState.Expired,
        { ReplacedBy: not null } => KeyState.Replaced,
        _ => KeyState.Active,
    };
}

/// <summary>A key that was just made.</summary>
/// <param name="Key">Isi kunci. Simpan sekarang juga; tidak dapat ditampilkan lagi.</param>
public sealed record MadeKeyView(string Key, KeyView About);
